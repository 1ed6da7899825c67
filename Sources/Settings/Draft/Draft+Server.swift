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
                problems.error(
                    listen.place, "server.listen is not an address to listen on", got: listen.text,
                    hint: "Write \"127.0.0.1:8080\"")
            }
        }
        server.publicURL = fields["public_url"]?.baseURL(["https", "http"])
        policy.publicURL = server.publicURL
        readEntrance(fields, &server)
        if let secret = fields.secret("token") {
            server.tokens.append(ServerToken(maySpeakForAnyone: true, secret: secret))
        }
        for item in fields["tokens"]?.each ?? [] {
            if let token = token(item) { server.tokens.append(token) }
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
        let isForAll = others?.texts().map { $0.text.lowercased() } == ["everyone"]
        let holder = owner.flatMap { person($0) }
        let speaksFor = isForAll ? [] : others.map { people($0) } ?? []
        guard let secret = fields.secret("token") else { return nil }
        return ServerToken(person: holder, maySpeakFor: speaksFor, maySpeakForAnyone: isForAll, secret: secret)
    }
}
