import HTTPTypes

extension Gate {
    /// The session that the request's cookie opens. One that is no longer good is as if there were none.
    func session(_ head: HTTPRequest) -> Session? {
        for header in head.headerFields[values: .cookie] {
            guard let secret = SessionSecret(cookies: header), let holder = sessions.holder(of: secret.key) else {
                continue
            }
            return Session(secret: secret, holder: holder)
        }
        return nil
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
            isOurs = origins.allSatisfy { self.isOurs(origin: $0, at: authority) }
        }
        guard isOurs else { throw Problem(.forbidden, "A page of another site may not use this server.") }
    }
}

extension HTTPField.Name {
    static var forgeryToken: Self { Self("X-Sitrep-Page") ?? .via }
    static var fetchSite: Self { Self("Sec-Fetch-Site") ?? .via }
}
