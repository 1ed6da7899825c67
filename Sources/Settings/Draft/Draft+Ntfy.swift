import Incidents

extension Draft {
    mutating func readNtfy(_ name: String, _ field: Field) {
        let keys = [
            "kind", "api_base", "token_file", "token_env", "user", "password_file", "password_env", "topic",
            "topic_file", "topic_env", "topics",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no topic", hint: "Add topic or topics") }
            return
        }
        var rule = PagerRule(name: name, carriesNotices: true)
        var topics: [String: NtfySettings.Topic] = [:]
        if let shared = ntfyTopic(fields) {
            topics[NtfySettings.sharedAddress] = shared
            rule.shared = NtfySettings.sharedAddress
        }
        for (address, field) in fields["topics"]?.named() ?? [] {
            var topic: NtfySettings.Topic?
            if case .text = field.value.content {
                topic = ntfyName(field)
            } else if let fields = field.fields(known: ["topic", "topic_file", "topic_env"]) {
                topic = ntfyTopic(fields)
                if !fields.mentions("topic") { fields.error("has no topic", hint: "Add topic or topic_file") }
            }
            if let topic, give(address, field, to: &rule) { topics[address] = topic }
        }
        if !fields.mentions("topic"), fields.said(["topics"]) == nil {
            fields.error("has no topic", hint: "Add topic or topics")
        }
        let base = fields["api_base"].map { $0.url(["https", "http"]) } ?? NtfySettings.standardBase
        let login = ntfyLogin(fields)
        guard let base else { return }
        configuration.pagers.append(.ntfy(NtfySettings(name: name, apiBase: base, login: login, topics: topics)))
        policy.pagers.append(rule)
    }

    private func ntfyTopic(_ fields: Fields) -> NtfySettings.Topic? {
        fields.secret("topic").map { .secret($0) } ?? fields["topic"].flatMap { ntfyName($0) }
    }

    private func ntfyName(_ field: Field) -> NtfySettings.Topic? {
        guard let text = field.text() else { return nil }
        let isName =
            text.text.count <= 64
            && text.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        guard isName else {
            problems.error(
                text.place, "\(field.path) is no topic", got: text.text,
                hint: "Write letters, digits, - and _, at most 64 of them")
            return nil
        }
        return .open(text.text)
    }

    private func ntfyLogin(_ fields: Fields) -> NtfySettings.Login? {
        let user = fields["user"]?.text()?.text
        let password = fields.secret("password")
        if user != nil, !fields.mentions("password") {
            fields.error("has a user without a password", hint: "Add password_file or password_env")
        }
        if user == nil, fields.mentions("password") {
            fields.error("has a password without a user", hint: "Add \"user:\"")
        }
        if user != nil, fields.mentions("token") {
            fields.error("has a token and a user", hint: "Keep one of the two")
        }
        if let token = fields.secret("token") { return .token(token) }
        guard let user, let password else { return nil }
        return .user(user, password: password)
    }
}
