import Incidents

/// `pagers.<name>` of the kind `pagerduty-incidents`.
extension Draft {
    mutating func readPagerDutyIncidents(_ name: String, _ field: Field) {
        let keys = [
            "kind", "api_base", "api_token_file", "api_token_env", "from", "service", "escalation_policy", "users",
            "webhook_secret_file", "webhook_secret_env",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no API token", hint: "Add api_token_file, from and service") }
            return
        }
        if !fields.mentions("api_token") {
            fields.error("has no API token", hint: "Add \"api_token_file: /etc/sitrep/pagerduty.token\"")
        }
        let token = fields.secret("api_token")
        if fields["from"] == nil {
            fields.error("has no sender", hint: "Add \"from: sitrep@example.org\", the address of a user at PagerDuty")
        }
        let from = fields["from"]?.email()
        if fields["service"] == nil {
            fields.error(
                "has no service", hint: "Add \"service: PIJ90N7\"; it stands in the address of the service's page")
        }
        let service = fields["service"].flatMap { pagerDutyID($0) }
        let policyID = fields["escalation_policy"].flatMap { pagerDutyID($0) }
        let users = pagerDutyUsers(name, fields["users"])
        let secret = fields.secret("webhook_secret")
        let base =
            fields["api_base"].map { $0.url(["https", "http"]) } ?? PagerDutyIncidentsSettings.standardBase
        guard let token, let from, let service, let base else { return }
        configuration.pagers.append(
            .pagerDutyIncidents(
                PagerDutyIncidentsSettings(
                    name: name, apiBase: base, token: token, from: from, service: service,
                    escalationPolicy: policyID, users: users, webhookSecret: secret)))
        policy.pagers.append(
            PagerRule(
                name: name, people: users, shared: PagerDutyIncidentsSettings.sharedAddress, contact: .handle))
    }

    /// `users: {ana: PXPGF42}`, and whoever has `handles: {<pager>: PXPGF42}`. The first become handles too, so that what
    /// somebody does there is known as theirs.
    mutating func pagerDutyUsers(_ name: String, _ field: Field?) -> [PersonID: String] {
        for (key, field) in field?.named() ?? [] {
            guard let id = pagerDutyID(field) else { continue }
            guard let person = policy.person(named: key) else {
                problems.error(
                    field.place, "\(field.path) is nobody of people", got: key,
                    hint: Spelling.hint(key, among: policy.people.keys.map(\.key).sorted()) ?? "Add it to people")
                continue
            }
            policy.people[person]?.handles[name] = id
        }
        return policy.people.compactMapValues { $0.handles[name] }
    }

    /// Capital letters and digits, as their ids are.
    func pagerDutyID(_ field: Field) -> String? {
        guard let text = field.text() else { return nil }
        let isID =
            (4...32).contains(text.text.utf8.count)
            && text.text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            }
        guard isID else {
            problems.error(
                text.place, "\(field.path) is no id of PagerDuty", got: text.text,
                hint: "Copy it from the address of its page there, \"PIJ90N7\"")
            return nil
        }
        return text.text
    }
}
