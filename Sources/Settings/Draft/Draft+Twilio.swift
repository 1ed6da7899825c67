import Incidents

extension Draft {
    mutating func readTwilio(_ name: String, _ by: TwilioSettings.By, _ field: Field) {
        let keys = [
            "kind", "api_base", "account_sid", "auth_token_file", "auth_token_env", "api_key", "api_key_secret_file",
            "api_key_secret_env", "from",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no account", hint: "Add account_sid, auth_token_file and from") }
            return
        }
        let account = twilioSID("account_sid", "AC", fields)
        if fields["account_sid"] == nil { fields.error("has no account", hint: "Add \"account_sid: AC…\"") }
        let token = fields.secret("auth_token")
        let apiKey = twilioSID("api_key", "SK", fields)
        let keySecret = fields.secret("api_key_secret")
        if fields["api_key"] != nil, !fields.mentions("api_key_secret") {
            fields.error("has an api_key without its secret", hint: "Add api_key_secret_file or api_key_secret_env")
        }
        if fields["api_key"] == nil, !fields.mentions("auth_token") {
            fields.error("has no secret", hint: "Add auth_token_file or auth_token_env")
        }
        let from = twilioSender(by, fields)
        let base = fields["api_base"].map { $0.url(["https", "http"]) } ?? TwilioSettings.standardBase
        warnDeaf(by, fields, hearsToken: fields.mentions("auth_token"))
        guard let account, let from, let base, token != nil || (apiKey != nil && keySecret != nil) else { return }
        configuration.pagers.append(
            .twilio(
                TwilioSettings(
                    name: name, by: by, apiBase: base, accountSID: account, authToken: token,
                    apiKey: keySecret == nil ? nil : apiKey, apiKeySecret: keySecret, from: from)))
        policy.pagers.append(PagerRule(name: name, people: numbers(fields), contact: .phone))
    }

    /// Everybody's first number that says its country.
    private func numbers(_ fields: Fields) -> [PersonID: String] {
        let numbers = policy.people.compactMapValues { $0.phones.lazy.compactMap(DialledNumber.international).first }
        let without = policy.people.values.filter { !$0.phones.isEmpty && numbers[$0.id] == nil }.map(\.id.key).sorted()
        if !without.isEmpty {
            problems.warn(
                fields.place,
                "\(fields.path) cannot reach \(without.joined(separator: ", ")): no country in their phones",
                hint: "Write the number like \"+49 30 1234567\"")
        }
        return numbers
    }

    private func warnDeaf(_ by: TwilioSettings.By, _ fields: Fields, hearsToken: Bool) {
        guard policy.publicURL == nil || !hearsToken else { return }
        let missing = policy.publicURL == nil ? "server.public_url" : "auth_token_file"
        let what = by == .voice ? "no key press" : "no answer"
        problems.warn(
            fields.place,
            "\(fields.path) hears \(what): people must acknowledge in the room with \(policy.prefix)ack",
            hint: "Add \(missing)")
    }

    /// `from` is shown nowhere, but to whoever is called.
    private func twilioSender(_ by: TwilioSettings.By, _ fields: Fields) -> String? {
        guard let field = fields["from"] else {
            fields.error("has no number to call from", hint: "Add \"from: '+49301234567'\"")
            return nil
        }
        guard let text = field.text() else { return nil }
        if let number = DialledNumber.international(text.text) { return number }
        // A sender's name: at most eleven letters and digits, one of them a letter.
        let isName =
            text.text.count <= 11 && text.text.contains(where: \.isLetter)
            && text.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " ") }
        if by == .sms, isName || Draft.isTwilioSID(text.text, "MG") { return text.text }
        field.problems.error(
            text.place, "\(field.path) is no sender", got: text.text, hint: "Write a number like \"+49301234567\"")
        return nil
    }

    private func twilioSID(_ key: String, _ kind: String, _ fields: Fields) -> String? {
        guard let field = fields[key], let text = field.text() else { return nil }
        guard Draft.isTwilioSID(text.text, kind) else {
            // It may be the secret itself, so it is not repeated.
            field.problems.error(
                text.place, "\(field.path) is no sid", hint: "Write the one that begins with \(kind), 34 characters")
            return nil
        }
        return text.text
    }

    private static func isTwilioSID(_ text: String, _ kind: String) -> Bool {
        text.count == 34 && text.hasPrefix(kind) && text.dropFirst(2).allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
