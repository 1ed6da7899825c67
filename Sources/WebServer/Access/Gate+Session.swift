import HTTPTypes

extension Gate {
    /// The session that the request's cookies open. One that is no longer good is as if there were none. Where several of
    /// them open one each, a site beside ours, or another program on this machine, has put one in: then none is believed.
    func session(_ head: HTTPRequest) -> Session? {
        let names = SessionSecret.names(isSecure: isSecure(head), isHere: isHere(head))
        var found: [Session] = []
        for header in head.headerFields[values: .cookie] {
            for secret in SessionSecret.all(in: header, named: names)
            where !found.contains(where: { $0.secret == secret }) {
                guard let holder = sessions.holder(of: secret.key) else { continue }
                found.append(Session(secret: secret, holder: holder))
            }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The browser speaks https with us, as far as that is known: what a page posts says where the page is from.
    func isSecure(_ head: HTTPRequest) -> Bool {
        guard publicOrigin?.isSecure == true else { return false }
        if let origin = head.headerFields[.origin].flatMap({ Origin($0) }) { return origin.isSecure }
        return !isHere(head)
    }

    /// Asked for by a loopback name, and by nobody who passes it on.
    private func isHere(_ head: HTTPRequest) -> Bool {
        head.authority.flatMap { Authority($0) }?.isLoopback == true && !isPassedOn(head)
    }

    /// A browser sends the cookie along whoever made it ask. What changes something has to come from our own page:
    /// the Origin says so (or the browser, where it sends none), and the page's own token proves it where the API is used.
    func refuseForgery(_ head: HTTPRequest, _ session: Session) throws(Problem) {
        guard head.method != .get, head.method != .head else { return }
        try requireOurPage(head)
        guard head.path?.hasPrefix("/api/") == true else { return }
        guard head.headerFields[.forgeryToken] == session.secret.forgeryToken else {
            throw Problem(.forbidden, "This page is of another session. Load it again.")
        }
    }

    /// For what a browser posts by itself, with or without a session.
    func requireOurPage(_ head: HTTPRequest) throws(Problem) {
        let origins = head.headerFields[values: .origin]
        let isOurs: Bool
        if origins.isEmpty {
            isOurs = head.headerFields[.fetchSite].map { $0 == "same-origin" || $0 == "none" } ?? false
        } else {
            let authority = head.authority.flatMap { Authority($0) }
            isOurs = origins.allSatisfy { self.isOurs(origin: $0, at: authority, head) }
        }
        guard isOurs else { throw Problem.otherSite }
    }
}

extension HTTPField.Name {
    static var forgeryToken: Self { Self("X-Sitrep-Page") ?? .via }
    static var fetchSite: Self { Self("Sec-Fetch-Site") ?? .via }
}
