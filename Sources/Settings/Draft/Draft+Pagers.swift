import Incidents

extension Draft {
    mutating func readPagers() {
        for (name, field) in root["pagers"]?.named() ?? [] {
            let kinds = [
                "email", "pagerduty", "pagerduty-incidents", "opsgenie", "incident-io", "grafana-irm", "twilio-voice",
                "twilio-sms", "ntfy", "pushover", "webhook", "command",
            ]
            let canonical = Entry.canonical(name)
            let bare = ["mail", "smtp"].contains(canonical) ? "email" : canonical.filter { $0 != "_" }
            let usual = kinds.first { $0.filter { $0 != "-" } == bare }
            switch kind(of: field, name: usual ?? name, kinds: kinds) {
            case "email": readEmail(name, field)
            case "pagerduty": readPagerDuty(name, field)
            case "pagerduty-incidents": readPagerDutyIncidents(name, field)
            case "opsgenie": readOpsgenie(name, field)
            case "incident-io": readIncidentIO(name, field)
            case "grafana-irm": readGrafanaIRM(name, field)
            case "twilio-voice": readTwilio(name, .voice, field)
            case "twilio-sms": readTwilio(name, .sms, field)
            case "ntfy": readNtfy(name, field)
            case "pushover": readPushover(name, field)
            case "webhook": readWebhook(name, field)
            case "command": readCommand(name, field)
            default: break
            }
        }
    }

    private mutating func readEmail(_ name: String, _ field: Field) {
        let keys = [
            "kind", "smtp", "server", "url", "api_base", "from", "tls", "user", "password_file", "password_env",
            "ca_file",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no mail server", hint: "Add smtp and from") }
            return
        }
        let server = fields["smtp", "server", "url", "api_base"]
        if server == nil { fields.error("has no mail server", hint: "Add \"smtp: smtp://mail.example.org:587\"") }
        if fields["from"] == nil { fields.error("has no sender", hint: "Add \"from: sitrep@example.org\"") }
        let from = fields["from"]?.email()
        let user = fields["user"]?.text()?.text
        let password = fields.secret("password")
        let saysPassword = fields.mentions("password")
        if user != nil, !saysPassword {
            fields.error("has a user without a password", hint: "Add password_file or password_env")
        }
        if user == nil, saysPassword { fields.error("has a password without a user", hint: "Add \"user:\"") }
        let tls = fields["tls"]?.choice(EmailSettings.Encryption.allCases.map(\.rawValue))
        let encryption = tls.flatMap(EmailSettings.Encryption.init(rawValue:)) ?? .required
        if encryption == .none, user != nil, let field = fields["tls"] {
            problems.warn(
                field.value.place, "\(field.path) sends the password in the clear", hint: "Write \"tls: required\"")
        }
        let certificates = fields["ca_file"]?.readableFile()
        guard let url = server?.url(["smtp", "smtps"]), let from else { return }
        configuration.pagers.append(
            .email(
                EmailSettings(
                    name: name, server: url, from: from, tls: encryption, user: user, password: password,
                    caFile: certificates)))
        let addresses = policy.people.compactMapValues(\.email)
        policy.pagers.append(PagerRule(name: name, people: addresses, carriesNotices: true, contact: .email))
    }

    private mutating func readPagerDuty(_ name: String, _ field: Field) {
        let keys = [
            "kind", "api_base", "routing_key_file", "routing_key_env", "routing_keys", "webhook_secret_file",
            "webhook_secret_env", "api_token_file", "api_token_env", "rest_api_base",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no routing key", hint: "Add routing_key_file or routing_keys") }
            return
        }
        var rule = PagerRule(name: name)
        var secrets: [String: SecretSource] = [:]
        if let shared = fields.secret("routing_key") {
            secrets[PagerDutySettings.sharedAddress] = shared
            rule.shared = PagerDutySettings.sharedAddress
        }
        for (address, field) in fields["routing_keys"]?.named() ?? [] {
            if case .text = field.value.content {
                field.problems.error(
                    field.place, "\(field.path) is a secret and may not stand in this file",
                    hint: "Write \"\(address): {routing_key_file: /path/to/it}\"")
                continue
            }
            let key = field.fields(known: ["routing_key_file", "routing_key_env"])
            guard let secret = key?.secret("routing_key"), give(address, to: address, field, &rule) else { continue }
            secrets[address] = secret
        }
        if !fields.mentions("routing_key"), fields.said(["routing_keys"]) == nil {
            fields.error("has no routing key", hint: "Add routing_key_file or routing_keys")
        }
        let base = fields["api_base"].map { $0.url(["https", "http"]) } ?? PagerDutySettings.standardBase
        guard let base else { return }
        var settings = PagerDutySettings(name: name, apiBase: base, keys: secrets)
        settings.webhookSecret = fields.secret("webhook_secret")
        settings.token = fields.secret("api_token")
        if let rest = fields["rest_api_base"]?.url(["https", "http"]) { settings.restBase = rest }
        configuration.pagers.append(.pagerDuty(settings))
        policy.pagers.append(rule)
    }

    /// Whose address it is: a person's own, or that of an on-call line or a team.
    func give(_ address: String, to name: String, _ field: Field, _ rule: inout PagerRule) -> Bool {
        if policy.onCall[name] != nil || policy.teams[name] != nil {
            rule.lines[name] = address
        } else if let person = policy.person(named: name) {
            rule.people[person] = address
        } else {
            let names = policy.people.keys.map(\.key) + policy.onCall.keys + policy.teams.keys
            problems.error(
                field.place, "\(field.path) is for nobody: no person, on-call line or team has that name",
                hint: Spelling.hint(name, among: names.sorted()) ?? "Add it to people, on_call or teams")
            return false
        }
        return true
    }
}
