import Incidents

extension Draft {
    mutating func readServer() {
        let keys = ["listen", "public_url", "token_file", "token_env", "tokens", "invitations_last", "sign_in"]
        guard let fields = root["server"]?.fields(known: keys) else { return }
        var server = ServerSettings()
        if let listen = fields["listen"]?.text() {
            if let address = ListenAddress(listen.text) {
                server.listen = address
            } else {
                let isGuarded = fields.mentions("token") || fields.said(["tokens"]) != nil
                let likely = ListenAddress.likely(listen.text, beyondLoopback: isGuarded)
                problems.error(
                    listen.place, "server.listen is not an address to listen on", got: listen.text,
                    hint: "Write \"\(likely ?? "127.0.0.1:8080")\"")
            }
        }
        server.publicURL = fields["public_url"]?.unlessNone?.baseURL(["https", "http"])
        policy.publicURL = server.publicURL
        readEntrance(fields, &server)
        if let secret = fields.secret("token") {
            add(ServerToken(maySpeakFor: .everyone, secret: secret), fields.place, to: &server)
        }
        for item in fields["tokens"]?.each ?? [] {
            if let token = token(item) { add(token, item.place, to: &server) }
        }
        let saysToken = fields.mentions("token") || fields.said(["tokens"]) != nil
        let isOpen = !saysToken && !server.asksToSignIn
        if !server.listen.isLoopback, isOpen, let listen = fields["listen"] {
            problems.error(
                listen.value.place, "server.listen is open to other machines and no token is asked for",
                got: server.listen.description, hint: "Add server.token_file, or listen on 127.0.0.1")
        } else if isOpen, server.publicURL != nil, let address = fields["public_url"] {
            problems.warn(
                address.value.place,
                "server.public_url is set and there is no token: through it nobody reads or commands anything",
                hint: "Add server.tokens, or invite people with `sitrep invite`")
        }
        configuration.server = server
    }

    private mutating func token(_ item: Field) -> ServerToken? {
        if case .text = item.value.content {
            item.error(
                "holds a secret that may not stand in this file",
                hint: "Write \"{person: ana, token_file: /path/to/it}\"")
            return nil
        }
        let keys = ["person", "may_speak_for", "token_file", "token_env"]
        guard let fields = item.fields(known: keys) else { return nil }
        let owner = fields["person"]
        let others = fields["may_speak_for"]
        if owner == nil, others == nil {
            fields.error("does not say whose token it is", hint: "Add \"person: ana\" or \"may_speak_for: [ana, bob]\"")
        }
        if !fields.mentions("token") {
            fields.error("has no token", hint: "Add token_file or token_env")
        }
        let holder = owner.flatMap { person($0) }
        let speaksFor = others.map { voices($0) } ?? Voices.nobodyElse
        guard let secret = fields.secret("token") else { return nil }
        return ServerToken(person: holder, maySpeakFor: speaksFor, secret: secret)
    }

    private mutating func voices(_ field: Field) -> Voices {
        let texts = field.texts()
        if texts.map({ $0.text.lowercased() }) == ["everyone"] { return .everyone }
        if texts.isEmpty {
            field.error(
                "names nobody", hint: "Name people, such as \"[ana, bob]\", write \"everyone\", or leave the key out")
        }
        return .only(people(field))
    }

    /// Fewer are refused: whoever tries a few hundred a second by the door has all of five letters in a day. More than
    /// six is not asked for, because a door that held until now must not stop a start; up to `enough` it is warned of.
    private static let fewestOfSecret = 6
    private static let enoughOfSecret = 16

    /// One secret is one token, and not a word that is guessed. The secret itself is never shown.
    private mutating func add(_ token: ServerToken, _ place: Place, to server: inout ServerSettings) {
        defer { server.tokens.append(token) }
        // One that is not here now was told already.
        guard problems.secrets != .nothing, let secret = try? token.secret.read() else { return }
        let count = secret.value.count
        if count < Self.fewestOfSecret {
            problems.error(
                place, "the secret of a token has \(count) characters: it can be guessed",
                hint: "Take at least \(Self.enoughOfSecret), such as from \"openssl rand -hex 24\"")
        } else if count < Self.enoughOfSecret {
            problems.warn(
                place, "the secret of a token has \(count) characters",
                hint: "Take at least \(Self.enoughOfSecret), such as from \"openssl rand -hex 24\"")
        }
        // As above.
        if server.tokens.contains(where: { (try? $0.secret.read()) == secret }) {
            problems.error(
                place, "two tokens have the same secret, so nobody can say whose it is",
                hint: "Give each its own, such as from \"openssl rand -hex 24\"")
        }
    }
}
