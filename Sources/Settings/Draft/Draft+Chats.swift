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

    var slackNames: [String] {
        configuration.chats.compactMap { chat in
            if case .slack(let slack) = chat { slack.name } else { nil }
        }
    }

    mutating func readChats() {
        for (name, field) in root["chats"]?.named() ?? [] {
            switch kind(of: field, name: name, kinds: ["matrix", "slack", "console", "local"]) {
            case "matrix":
                guard let matrix = matrix(name, field) else { continue }
                configuration.chats.append(.matrix(matrix))
                // It hears its own name, and is nobody who could be paged or lead.
                policy.botNames.formUnion([matrix.userID, String(matrix.userID.dropFirst().prefix { $0 != ":" })])
            case "slack":
                guard let slack = slack(name, field) else { continue }
                configuration.chats.append(.slack(slack))
                switch slack.closedRooms {
                case .keep: break
                case .archive: policy.closedRooms[name] = .archived
                case .rename: policy.closedRooms[name] = .renamed
                }
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
        if let kind = kinds.first(where: { Entry.canonical($0) == Entry.canonical(name) }) { return kind }
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

    private func slack(_ name: String, _ field: Field) -> SlackSettings? {
        let keys = [
            "kind", "api_base", "mode", "bot_token_file", "bot_token_env", "app_token_file", "app_token_env",
            "signing_secret_file", "signing_secret_env", "timeline_emoji", "closed_rooms", "posts_per_second",
        ]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no bot token", hint: "Add bot_token_file and what belongs to it") }
            return nil
        }
        let base = fields["api_base"]?.url(["https", "http"]) ?? "https://slack.com/api"
        if !fields.mentions("bot_token") {
            fields.error("has no bot token", hint: "Add \"bot_token_file: /etc/sitrep/slack.bot-token\" (xoxb-…)")
        }
        let bot = fields.secret("bot_token")
        let mode =
            fields["mode"]?.choice(["socket", "http"]) ?? (fields.mentions("signing_secret") ? "http" : "socket")
        let app = fields.secret("app_token")
        let signing = fields.secret("signing_secret")
        var way: SlackSettings.Way?
        if mode == "http" {
            way = signing.map { .http(signingSecret: $0) }
            if !fields.mentions("signing_secret") {
                fields.error(
                    "has no signing secret", hint: "Add signing_secret_file, or app_token_file and \"mode: socket\"")
            }
        } else {
            way = app.map { .socket(appToken: $0) }
            if !fields.mentions("app_token") {
                fields.error(
                    "has no app token", hint: "Add app_token_file (xapp-…), or signing_secret_file and \"mode: http\"")
            }
        }
        var pace = 1
        if let field = fields["posts_per_second"], let text = field.text() {
            pace = Int(text.text) ?? 0
            if !(1...1000).contains(pace) {
                problems.error(
                    text.place, "\(field.path) is a number from 1 to 1000", got: text.text, hint: "Slack's own is 1")
            }
        }
        guard let bot, let way else { return nil }
        let emoji = fields["timeline_emoji"]?.texts().map { $0.text.filter { $0 != ":" } }
        return SlackSettings(
            name: name, apiBase: base, botToken: bot, way: way, timelineEmoji: emoji ?? ["pushpin", "memo"],
            closedRooms: fields["closed_rooms"]?.choice(SlackSettings.ClosedRooms.allCases.map(\.rawValue))
                .flatMap { .init(rawValue: $0) } ?? .keep, postsPerSecond: pace)
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
