import Incidents

extension Draft {
    private static let responderKeys = ["team", "schedule", "escalation"]

    mutating func readOpsgenie(_ name: String, _ field: Field) {
        let keys = [
            "kind", "api_base", "api_key_file", "api_key_env", "users", "teams", "default", "webhook_secret_file",
            "webhook_secret_env",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no API key", hint: "Add api_key_file or api_key_env") }
            return
        }
        if !fields.mentions("api_key") { fields.error("has no API key", hint: "Add api_key_file or api_key_env") }
        var rule = PagerRule(name: name, people: opsgenieUsers(name, fields["users"]))
        for (line, field) in fields["teams"]?.named() ?? [] {
            guard let address = responder(field) else { continue }
            _ = give(address, to: line, field, &rule)
        }
        rule.shared = fields["default"].flatMap { responder($0) }
        let secret = fields.secret("webhook_secret")
        if fields.mentions("webhook_secret"), !isReachedSafely {
            fields.error(
                "has a webhook secret, but no address at which it stays one",
                hint: "Add \"public_url: https://…\" under server, where Opsgenie reaches it")
        }
        let base = fields["api_base"].map { $0.url(["https", "http"]) } ?? OpsgenieSettings.standardBase
        guard let base, let key = fields.secret("api_key") else { return }
        configuration.pagers.append(
            .opsgenie(OpsgenieSettings(name: name, apiBase: base, apiKey: key, webhookSecret: secret)))
        policy.pagers.append(rule)
    }

    /// Their calls are not signed, so only TLS keeps the secret; a machine's own address needs none.
    private var isReachedSafely: Bool {
        guard case .text(let url)? = root["server"]?.entry("public_url")?.value.content else { return false }
        let address = url.trimmed.lowercased()
        return ["https://", "http://127.0.0.1", "http://localhost"].contains { address.hasPrefix($0) }
    }

    /// A user's name there is an e-mail address. Whoever has another one says it as a handle at this pager.
    private func opsgenieUsers(_ name: String, _ field: Field?) -> [PersonID: String] {
        let byEmail = field?.choice(["email", "handles"]) != "handles"
        return policy.people.compactMapValues { $0.handles[name] ?? (byEmail ? $0.email : nil) }
    }

    /// `Checkout` is a team's name there; `{schedule: Checkout nights}` one of another kind. The address that the pager
    /// reads: `team:Checkout`.
    private func responder(_ field: Field) -> String? {
        if case .text = field.value.content { return field.text().map { "team:\($0.text)" } }
        guard let fields = field.fields(known: Draft.responderKeys) else {
            field.error("names nobody", hint: "Write the name of a team at Opsgenie, or \"{schedule: <name>}\"")
            return nil
        }
        let found = Draft.responderKeys.compactMap { kind in fields[kind]?.text().map { "\(kind):\($0.text)" } }
        guard found.count == 1 else {
            fields.error("is to be one of team, schedule and escalation", hint: "Keep one of them")
            return nil
        }
        return found[0]
    }
}
