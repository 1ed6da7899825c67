import Incidents

extension Draft {
    mutating func readGrafanaIRM(_ name: String, _ field: Field) {
        guard let fields = field.fields(known: ["kind", "api_base", "url_file", "url_env", "urls"]) else {
            if field.isNothing { field.error("has no integration", hint: "Add url_file or url_env") }
            return
        }
        var rule = PagerRule(name: name)
        var urls: [String: SecretSource] = [:]
        if let shared = fields.secret("url") {
            urls[GrafanaIRMSettings.sharedAddress] = shared
            rule.shared = GrafanaIRMSettings.sharedAddress
        }
        for (address, field) in fields["urls"]?.named() ?? [] {
            if case .text = field.value.content {
                field.problems.error(
                    field.place, "\(field.path) is a secret and may not stand in this file",
                    hint: "Write \"\(address): {url_file: /path/to/it}\"")
                continue
            }
            let own = field.fields(known: ["url_file", "url_env"])
            guard let secret = own?.secret("url"), give(address, to: address, field, &rule) else { continue }
            urls[address] = secret
        }
        if !fields.mentions("url"), fields.said(["urls"]) == nil {
            fields.error("has no integration", hint: "Add url_file, url_env or urls")
        }
        var base: String?
        if let field = fields["api_base"] {
            guard let url = field.url(["https", "http"]) else { return }
            base = url
        }
        configuration.pagers.append(.grafanaIRM(GrafanaIRMSettings(name: name, apiBase: base, urls: urls)))
        policy.pagers.append(rule)
    }
}
