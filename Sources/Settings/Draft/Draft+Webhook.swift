import Incidents

/// `pagers.<name>` of the kind `webhook`.
extension Draft {
    mutating func readWebhook(_ name: String, _ field: Field) {
        let keys = [
            "kind", "url", "api_base", "url_file", "url_env", "secret_file", "secret_env", "ca_file", "people",
            "shared",
            "notices",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no url", hint: "Add url and secret_file") }
            return
        }
        var url: WebhookSettings.Address?
        if let plain = fields["url", "api_base"] {
            if fields["url_file"] != nil || fields["url_env"] != nil {
                plain.error("stands beside url_file", hint: "Keep one of the two")
            }
            // A path's last slash belongs to it, so the URL is taken as written once it has been checked.
            if plain.url(["https", "http"]) != nil { url = plain.text().map { .plain($0.text) } }
        } else if let secret = fields.secret("url") {
            url = .secret(secret)
        } else if fields["url_file"] == nil, fields["url_env"] == nil {
            fields.error("has no url", hint: "Add \"url: https://example.org/pages\", or url_file where it is a secret")
        }
        let secret = fields.secret("secret")
        if !fields.mentions("secret") {
            fields.error("has no secret", hint: "Add secret_file: a file with whsec_ and 32 random bytes in base64")
        }
        let certificates = fields["ca_file"]?.readableFile()
        let rule = reach(name, fields, sharedAddress: WebhookSettings.sharedAddress)
        guard let url, let secret else { return }
        configuration.pagers.append(
            .webhook(WebhookSettings(name: name, url: url, secret: secret, caFile: certificates)))
        policy.pagers.append(rule)
    }

    /// Whom a way of the team's own reaches: everybody by their key, some of them, or all through one shared line.
    mutating func reach(_ name: String, _ fields: Fields, sharedAddress: String) -> PagerRule {
        var rule = PagerRule(name: name)
        rule.carriesNotices = fields["notices"]?.isTrue() ?? false
        if fields["shared"]?.isTrue() == true {
            fields["people"]?.error("stands beside shared", hint: "Keep one of the two")
            rule.shared = sharedAddress
            return rule
        }
        let chosen = fields["people"].map { people($0) } ?? Array(policy.people.keys)
        rule.people = Dictionary(chosen.map { ($0, $0.key) }, uniquingKeysWith: { first, _ in first })
        return rule
    }
}

extension Field {
    /// `true`, `yes`, `false` or `no`; nil (reported) for anything else.
    func isTrue() -> Bool? {
        choice(["true", "yes", "false", "no"]).map { $0 == "true" || $0 == "yes" }
    }
}
