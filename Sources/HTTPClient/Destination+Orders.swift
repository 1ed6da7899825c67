extension Destination {
    /// Checks a request as a whole before it goes anywhere.
    init(of request: HTTPRequest) throws(HTTPFailure) {
        guard Check.isToken(request.method) else { throw .unusable("the method is not a token such as GET") }
        for (name, value) in request.headers { try Self.check(name, value) }
        guard Check.isWhole(request.caFile), Check.isPlain(request.proxy ?? "") else {
            throw .unusable("the proxy or the CA file's path holds a control character")
        }
        var note = ""
        if let path = request.unixSocket {
            // sockaddr_un holds 107 bytes and a NUL; curl would report a longer path as a failed name look-up.
            guard Check.isWhole(path), (1...107).contains(path.utf8.count) else {
                throw .unusable("the unix socket's path must have 1 to 107 bytes and no NUL")
            }
            note = " (unix socket \(path))"
        }
        try self.init(request.url, schemes: ["http", "https"], note: note)
    }

    /// Checks a mail's envelope; the message itself is the caller's.
    init(of mail: MailTransfer) throws(HTTPFailure) {
        try self.init(mail.url, schemes: ["smtp", "smtps"])
        guard !mail.recipients.isEmpty, mail.recipients.allSatisfy({ !$0.isEmpty }) else {
            throw .unusable("the mail has no recipient, or an empty one")
        }
        guard ([mail.from] + mail.recipients).allSatisfy(Check.isAddress) else {
            throw .unusable("a mail address holds a space, an angle bracket or a control character")
        }
        guard Check.isWhole(mail.user), Check.isWhole(mail.password), Check.isWhole(mail.caFile) else {
            throw .unusable("the user, the password or the CA file's path holds a NUL")
        }
    }

    private static func check(_ name: String, _ value: String) throws(HTTPFailure) {
        guard Check.isToken(name) else { throw .unusable("a header's name is not a token such as X-Request-Id") }
        guard Check.isLine(value) else {
            throw .unusable("the value of the header \(name) holds a line end or another control character")
        }
        guard !["content-length", "transfer-encoding"].contains(name.lowercased()) else {
            throw .unusable("the header \(name) is the client's own to write; leave it out")
        }
    }
}
