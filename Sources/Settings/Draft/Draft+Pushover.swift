import Incidents

extension Draft {
    mutating func readPushover(_ name: String, _ field: Field) {
        let keys = ["kind", "api_base", "token_file", "token_env", "user_key_file", "user_key_env", "user_keys"]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no application", hint: "Add token_file and user_keys") }
            return
        }
        if !fields.mentions("token") {
            fields.error("has no application", hint: "Add token_file or token_env, the application's API token")
        }
        let token = fields.secret("token")
        var rule = PagerRule(name: name, carriesNotices: true)
        var secrets: [String: SecretSource] = [:]
        if let shared = fields.secret("user_key") {
            secrets[PushoverSettings.sharedAddress] = shared
            rule.shared = PushoverSettings.sharedAddress
        }
        for (address, field) in fields["user_keys"]?.named() ?? [] {
            if case .text = field.value.content {
                field.problems.error(
                    field.place, "\(field.path) is a secret and may not stand in this file",
                    hint: "Write \"\(address): {user_key_file: /path/to/it}\"")
                continue
            }
            let key = field.fields(known: ["user_key_file", "user_key_env"])
            if key?.mentions("user_key") == false {
                field.error("has no key", hint: "Add user_key_file or user_key_env")
            }
            guard let secret = key?.secret("user_key"), give(address, field, to: &rule) else { continue }
            secrets[address] = secret
        }
        if !fields.mentions("user_key"), fields.said(["user_keys"]) == nil {
            fields.error("has nobody's key", hint: "Add user_keys, or user_key_file for one that is everybody's")
        }
        let base = fields["api_base"].map { $0.url(["https", "http"]) } ?? PushoverSettings.standardBase
        guard let base, let token else { return }
        configuration.pagers.append(
            .pushover(PushoverSettings(name: name, apiBase: base, token: token, keys: secrets)))
        policy.pagers.append(rule)
    }
}
