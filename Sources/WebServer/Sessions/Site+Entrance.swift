import HTTPTypes
import HummingbirdCore
import Incidents
import NIOCore

extension Site {
    /// What begins and ends sessions; nil for every other route.
    func entrance(
        _ route: Route, _ path: RequestPath, _ request: Request, _ caller: Caller, _ writer: borrowing ResponseWriter
    ) async throws -> Response? {
        switch route {
        case .enter:
            guard request.method == .post else {
                return try await EnterPage(view: gate.sessions.look(path.parameter("k") ?? "")).response()
            }
            try gate.requireOurPage(request.head)
            _ = try await body(request, writer, limit: 4096)
            return try await enter(path.parameter("k") ?? "", request.head, caller)
        case .signOut:
            let form = try await body(request, writer, limit: 4096)
            return try await signOut(String(buffer: form), request.head, caller)
        case .revoke:
            return try await revoke(String(buffer: body(request, writer, limit: 4096)))
        default: return nil
        }
    }

    private func enter(_ token: String, _ head: HTTPRequest, _ caller: Caller) async throws -> Response {
        let secret = SessionSecret()
        let view = try await gate.sessions.enter(token, key: secret.key)
        guard view.state == .good else {
            // Pressed twice, or the first answer was lost after the cookie had come.
            let isIn = view.state == .used && view.holder != nil && view.holder == caller.session?.holder
            return isIn ? seeOther(view.destination) : EnterPage(view: view).response()
        }
        // Who comes in anew leaves what they were before: nobody else's session stays behind in this browser.
        if let old = caller.session { try await end(old) }
        return seeOther(view.destination, cookie: secret.text, lasting: 30 * 86_400, isSecure: gate.isSecure(head))
    }

    private func signOut(_ form: String, _ head: HTTPRequest, _ caller: Caller) async throws -> Response {
        guard let session = caller.session else { return seeOther("./") }
        guard form == "page=\(session.secret.forgeryToken)" else {
            throw Problem(.forbidden, "This page is of another session. Load it again.")
        }
        try await end(session)
        return seeOther("./", cookie: "", lasting: 0, isSecure: gate.isSecure(head))
    }

    /// Streams end with the session that opened them.
    private func end(_ session: Session) async throws {
        try await gate.sessions.end(session.secret.key)
        await streams.beat()
    }

    private func revoke(_ word: String) async throws -> Response {
        guard let done = try await gate.sessions.revoke(word) else {
            throw Problem(.forbidden, "This word was not sealed here, or long ago.")
        }
        await streams.beat()
        return .json(.ok) {
            $0.field("person", done.person.key)
            $0.field("proof", done.proof)
        }
    }

    private func seeOther(
        _ place: String, cookie: String? = nil, lasting seconds: Int = 0, isSecure: Bool = false
    ) -> Response {
        var headers: HTTPFields = [.location: place, .cacheControl: "no-store"]
        if let cookie {
            headers[.setCookie] =
                "\(SessionSecret.name(isSecure: isSecure))=\(cookie); HttpOnly; SameSite=Lax; Path=/; Max-Age=\(seconds)"
                + (isSecure ? "; Secure" : "")
        }
        return Response(status: .seeOther, headers: headers)
    }
}

extension InvitationView {
    /// Relative to `/enter`, so that a proxy may serve everything under a path of its own.
    fileprivate var destination: String { room.map { "rooms/\($0.pathSegment)" } ?? "./" }
}
