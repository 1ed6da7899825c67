extension Order {
    /// The limit that ran out: without a connection, the shorter of the two.
    func patience(hasBegun: Bool) -> String {
        switch self {
        case .web(let request, _): (hasBegun ? request.timeout : min(request.timeout, request.connectTimeout)).words
        case .mail(let mail, _): mail.timeout.words
        }
    }
}

extension Duration {
    /// `30 s` or `250 ms`.
    var words: String {
        let milliseconds = curlMilliseconds
        return milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
    }
}

extension MailTransfer {
    /// A server's reply, in case it quotes what it was told.
    func withoutSecrets(_ reply: String) -> String {
        var reply = String(reply.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200))
        for secret in [password, user].compactMap(\.self) where !secret.isEmpty {
            reply = reply.replacing(secret, with: "***")
        }
        return reply
    }
}
