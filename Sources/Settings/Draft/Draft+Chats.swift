import Incidents

extension Draft {
    /// Chats in which a person may have a handle and a room a path; `local` needs no configuration.
    var chatNames: [String] {
        let configured = configuration.chats.map(\.name)
        return ["local", "console"] + configured.filter { $0 != "console" }
    }

    var matrixNames: [String] {
        configuration.chats.compactMap { chat in
            if case .matrix(let matrix) = chat { matrix.name } else { nil }
        }
    }

    mutating func readChats() {
        for (name, field) in root["chats"]?.named() ?? [] {
            switch kind(of: field, name: name, kinds: ["matrix", "console", "local"]) {
            case "matrix": if let matrix = matrix(name, field) { configuration.chats.append(.matrix(matrix)) }
            case "console":
                _ = field.fields(known: ["kind"])
                configuration.chats.append(.console)
            case "local": _ = field.fields(known: ["kind"])
            default: break
            }
        }
    }

    /// What kind of service a block describes: its `kind`, or its name where that is one.
    func kind(of field: Field, name: String, kinds: [String]) -> String? {
        if let said = field.entry("kind") {
            return said.choice(kinds)
        }
        if let kind = kinds.first(where: { $0 == Entry.canonical(name) }) { return kind }
        problems.error(
            field.place, "\(field.path) does not say what kind it is",
            hint: Spelling.hint(name, among: kinds) ?? "Add \"kind:\" with one of: \(kinds.joined(separator: ", "))")
        return nil
    }

    private func matrix(_ name: String, _ field: Field) -> MatrixSettings? {
        let keys = [
            "kind", "homeserver", "api_base", "user_id", "access_token_file", "access_token_env", "password_file",
            "password_env", "rooms", "invites_from",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no homeserver", hint: "Add homeserver and what belongs to it") }
            return nil
        }
        guard let homeserver = fields["homeserver", "api_base"] else {
            fields.error("has no homeserver", hint: "Add \"homeserver: https://matrix.example.org\"")
            return nil
        }
        let url = homeserver.url(["https", "http"])
        let token = fields.secret("access_token")
        let password = fields.secret("password")
        if !fields.mentions("access_token", "password") {
            fields.error("has no secret", hint: "Add access_token_file or access_token_env")
        }
        guard let user = userID(fields), let url else { return nil }
        return MatrixSettings(
            name: name, homeserver: url, userID: user, accessToken: token, password: password,
            rooms: matching(fields["rooms"], "is not a Matrix room", "\"#ops:example.org\"", MatrixNames.isRoom),
            invitesFrom: matching(
                fields["invites_from"], "is neither a Matrix user nor a server", "\"@ana:example.org\" or example.org",
                { MatrixNames.isUser($0) || MatrixNames.isServer($0) }))
    }

    private func userID(_ fields: Fields) -> String? {
        guard let user = fields["user_id"] else {
            fields.error("has no user_id", hint: "Add \"user_id: '@sitrep:example.org'\", the bot's own account")
            return nil
        }
        guard let text = user.text() else { return nil }
        guard MatrixNames.isUser(text.text) else {
            problems.error(
                text.place, "\(user.path) is not a Matrix user", got: text.text,
                hint: "Write it with its server, \"@sitrep:example.org\"")
            return nil
        }
        return text.text
    }

    private func matching(
        _ field: Field?, _ what: String, _ example: String, _ fits: (String) -> Bool
    ) -> [String] {
        guard let field else { return [] }
        let texts = field.texts()
        for text in texts where !fits(text.text) {
            problems.error(text.place, "\(field.path) \(what)", got: text.text, hint: "Write \(example)")
        }
        return texts.map(\.text)
    }
}
