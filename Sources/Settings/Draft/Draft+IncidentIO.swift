import Incidents

extension Draft {
    mutating func readIncidentIO(_ name: String, _ field: Field) {
        let keys = ["kind", "api_base", "alert_source", "token_file", "token_env", "alert_sources"]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no alert source", hint: "Add alert_source and token_file") }
            return
        }
        var rule = PagerRule(name: name)
        var sources: [String: IncidentIOSettings.Source] = [:]
        if fields["alert_source"] != nil || fields.mentions("token"), let shared = alertSource(fields) {
            sources[IncidentIOSettings.sharedAddress] = shared
            rule.shared = IncidentIOSettings.sharedAddress
        }
        for (address, field) in fields["alert_sources"]?.named() ?? [] {
            let own = field.fields(known: ["alert_source", "token_file", "token_env"])
            guard let own, let source = alertSource(own), give(address, to: address, field, &rule) else { continue }
            sources[address] = source
        }
        if fields["alert_source"] == nil, !fields.mentions("token"), fields.said(["alert_sources"]) == nil {
            fields.error("has no alert source", hint: "Add alert_source and token_file, or alert_sources")
        }
        let base = fields["api_base"].map { $0.url(["https", "http"]) } ?? IncidentIOSettings.standardBase
        guard let base else { return }
        configuration.pagers.append(.incidentIO(IncidentIOSettings(name: name, apiBase: base, sources: sources)))
        policy.pagers.append(rule)
    }

    /// The id and the token that was made for it: neither is of use alone.
    private func alertSource(_ fields: Fields) -> IncidentIOSettings.Source? {
        let id = fields["alert_source"]?.text()
        if id == nil {
            fields.error("has no alert source", hint: "Add alert_source, the id at the end of the source's URL")
        }
        if !fields.mentions("token") { fields.error("has no token", hint: "Add token_file or token_env") }
        let token = fields.secret("token")
        guard let id, let token else { return nil }
        guard id.text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
            problems.error(
                id.place, "\(fields.path).alert_source is no id of an alert source",
                hint: "Write only what stands behind …/alert_events/http/")
            return nil
        }
        return IncidentIOSettings.Source(id: id.text, token: token)
    }
}
