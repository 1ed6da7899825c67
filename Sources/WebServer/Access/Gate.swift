import HTTPTypes
import NIOCore

/// Decides who may come in, before anything is read. Without tokens the only lock is that the server listens on
/// loopback, and a web page somewhere else can make a browser knock there: hence the look at Host and Origin. Whoever
/// comes by the public address, or through a proxy, is not on this machine, whatever the connection says.
struct Gate: Sendable {
    let doors: Doors
    var publicOrigin: Origin?
    var sessions: any SessionPort = NoSessions()

    init(doors: Doors, publicOrigin: Origin?, sessions: any SessionPort = NoSessions()) {
        self.doors = doors
        self.publicOrigin = publicOrigin
        self.sessions = sessions
    }

    init(tokens: TokenTable, publicOrigin: Origin?, asksToSignIn: Bool = false) {
        self.init(doors: Doors(tokens: tokens, asksToSignIn: asksToSignIn), publicOrigin: publicOrigin)
    }

    private var tokens: TokenTable { doors.tokens }
    private var asksToSignIn: Bool { doors.asksToSignIn }

    /// Whoever came in may still stay: a session ends, a token is taken away, and a door that was open is shut.
    func isStillIn(_ caller: Caller) -> Bool {
        switch caller {
        case .local: tokens.isEmpty && !asksToSignIn
        case .holder(let holder): tokens.holders.contains(holder)
        case .session(let session): sessions.holder(of: session.secret.key) != nil
        case .stranger: true
        }
    }

    /// Refuses foreign hosts and origins, and wrong tokens. A missing token is refused later, where one is needed.
    func admit(_ head: HTTPRequest) throws(Problem) -> Caller {
        guard head.headerFields[Self.secondHost] == nil else { throw .badRequest("There are two Host headers.") }
        let session = session(head)
        if let session { try refuseForgery(head, session) }
        guard tokens.isEmpty, !asksToSignIn else {
            if head.headerFields[.authorization] != nil { return try holder(head) }
            return session.map { .session($0) } ?? .stranger
        }
        guard let host = head.authority, let authority = Authority(host), isOurs(authority) else {
            throw Problem(
                .forbidden, "This server answers to 127.0.0.1, localhost, [::1] and its server.public_url only.")
        }
        let origins = head.headerFields[values: .origin]
        guard origins.allSatisfy({ isOurs(origin: $0, at: authority, head) }) else { throw Problem.otherSite }
        if let session { return .session(session) }
        return authority.isLoopback && !isPassedOn(head) ? .local : .stranger
    }

    /// On this machine and asked for by a loopback name: health and metrics are open to it without a token.
    func isLocal(_ head: HTTPRequest, peer: SocketAddress?) -> Bool {
        guard let peer, peer.isLoopback, let host = head.authority.flatMap({ Authority($0) }) else { return false }
        // With a public address a proxy stands in front, and one that keeps its own Host is not told from this machine.
        guard publicOrigin == nil || tokens.isEmpty && !asksToSignIn else { return false }
        return host.isLoopback && !isPassedOn(head)
    }

    /// A proxy says for whom it asks, or speaks as only proxies still do.
    func isPassedOn(_ head: HTTPRequest) -> Bool {
        if publicOrigin != nil, head.headerFields[OldProtocol.mark] != nil { return true }
        return Self.proxyFields.contains { head.headerFields[$0] != nil }
    }

    private func holder(_ head: HTTPRequest) throws(Problem) -> Caller {
        guard let header = head.headerFields[.authorization] else { return .stranger }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let holder = tokens.holder(of: parts[1]) else {
            throw .unauthorized
        }
        return .holder(holder)
    }

    private func isOurs(_ authority: Authority) -> Bool {
        authority.isLoopback || authority.host == publicOrigin?.authority.host
    }

    /// The same scheme, host and port as the request, or those of the public address.
    func isOurs(origin text: String, at authority: Authority?, _ head: HTTPRequest) -> Bool {
        guard let origin = Origin(text) else { return false }
        if origin == publicOrigin { return true }
        guard let authority else { return false }
        return origin == Origin(isSecure: wasAskedOverTLS(authority, head), authority)
    }

    /// We speak plain HTTP ourselves; TLS ends at a proxy, which the public address tells of, or the proxy itself.
    private func wasAskedOverTLS(_ authority: Authority, _ head: HTTPRequest) -> Bool {
        if let publicOrigin, publicOrigin.authority.host == authority.host { return publicOrigin.isSecure }
        return head.headerFields[.forwardedProtocol]?.lowercased() == "https"
    }

    private static let proxyFields: [HTTPField.Name] =
        [.via]
        + [
            "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server",
            "X-Forwarded-Port", "X-Real-IP", "X-Original-Host", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP",
        ].compactMap { HTTPField.Name($0) }

    /// The first Host header has become the authority; a second one would still stand among the fields.
    private static let secondHost = HTTPField.Name("Host") ?? .via
}

extension HTTPField.Name {
    fileprivate static var forwardedProtocol: Self { Self("X-Forwarded-Proto") ?? .via }
}

extension Problem {
    static var otherSite: Problem {
        Problem(
            .forbidden,
            "A page of another site may not use this server. Behind a proxy, server.public_url says what ours is called."
        )
    }
}

extension SocketAddress {
    /// 127.0.0.0/8 or ::1. A peer on a unix socket is on this machine too.
    fileprivate var isLoopback: Bool {
        switch self {
        case .unixDomainSocket: true
        case .v4, .v6: ipAddress.map { $0.hasPrefix("127.") || $0 == "::1" || $0.hasPrefix("::ffff:127.") } ?? false
        }
    }
}
