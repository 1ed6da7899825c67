import CCurl
import Glibc

/// What is known of a transfer that gave no answer. From here on it is a pure decision.
struct Facts {
    var code: CURLcode
    var stop: Collected.Stop?
    var mayHaveArrived: Bool
    /// Whether a connection stood and the request itself was about to be written.
    var hasBegun: Bool
    var hasRedirected = false
    var systemError = 0
    /// The proxy's answer to CONNECT, 0 if there was none.
    var proxyStatus = 0
    /// curl's own words. Shown for TLS only: elsewhere they may quote the URL.
    var detail = ""
    /// The mail server's last word on the mail.
    var reply = ""

    func failure(of order: Order) -> HTTPFailure {
        let (kind, message) = verdict(order)
        return HTTPFailure(kind: kind, mayHaveArrived: isRefusal(kind) ? false : mayHaveArrived, message: message)
    }

    private func isRefusal(_ kind: HTTPFailure.Kind) -> Bool {
        if case .refusedByServer = kind { return true }
        return false
    }

    private func verdict(_ order: Order) -> (HTTPFailure.Kind, String) {
        let place = order.destination
        switch stop {
        case .tooLarge:
            return (.tooLarge, "the answer of \(place) is larger than what is accepted\(limit(of: order))")
        case .wouldRepeat:
            return (.cut, "\(place) closed the connection before it answered; the request was not sent again")
        case nil:
            break
        }
        if case .mail(let mail, _) = order, let refusal = refusal(of: mail, at: place) { return refusal }
        return hasBegun ? cause(order) : before(order)
    }

    private func limit(of order: Order) -> String {
        if case .web(let request, _) = order { " (\(request.limit) bytes)" } else { "" }
    }

    /// A 4xx or 5xx as the last word is the cause, whatever curl calls it.
    private func refusal(of mail: MailTransfer, at place: Destination) -> (HTTPFailure.Kind, String)? {
        guard let code = Int(reply.prefix(3)), (400...599).contains(code) else { return nil }
        switch self.code {
        case CURLE_LOGIN_DENIED:
            return (.authentication, "\(place) did not accept the user and password (\(code))")
        case CURLE_USE_SSL_FAILED, CURLE_OPERATION_TIMEDOUT, CURLE_ABORTED_BY_CALLBACK:
            return nil
        default:
            return (.refusedByServer(code: code), "\(place) refused the mail: \(mail.withoutSecrets(reply))")
        }
    }

    /// Nothing of the request was written yet.
    private func before(_ order: Order) -> (HTTPFailure.Kind, String) {
        let place = order.destination
        if proxyStatus == 407 { return (.authentication, "the proxy to \(place) asks for a user and password (407)") }
        if proxyStatus >= 300 { return (.connect, "the proxy did not connect to \(place) (\(proxyStatus))") }
        if code == CURLE_OPERATION_TIMEDOUT {
            return (.timeout, "no connection with \(place) within \(order.patience(hasBegun: false))")
        }
        return cause(order)
    }

    /// What curl's code means at any moment: a redirect, or a second try, looks up a name and connects again.
    private func cause(_ order: Order) -> (HTTPFailure.Kind, String) {
        let place = order.destination
        let next = hasRedirected ? "the host that \(place) redirects to" : "\(place)"
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST:
            return (.resolve, "could not resolve the name of \(next)")
        case CURLE_COULDNT_RESOLVE_PROXY:
            return (.resolve, "could not resolve the name of the proxy to \(next)")
        case CURLE_COULDNT_CONNECT, CURLE_PROXY:
            return (.connect, "could not connect to \(next)\(systemReason)")
        case CURLE_OPERATION_TIMEDOUT:
            return (.timeout, "no complete answer from \(place) within \(order.patience(hasBegun: true))")
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_SSL_SHUTDOWN_FAILED:
            return (.cut, "\(place) closed the connection before it had answered in full\(systemReason)")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_USE_SSL_FAILED:
            return (.tls, "no trusted TLS connection with \(place): \(detail.isEmpty ? curlReason : detail)")
        case CURLE_ABORTED_BY_CALLBACK:
            return (.cancelled, "the request to \(place) was cancelled")
        case CURLE_LOGIN_DENIED:
            return (.authentication, "\(place) did not accept the user and password")
        case CURLE_TOO_MANY_REDIRECTS:
            return (.other, "\(place) redirects more than 5 times")
        case CURLE_UNSUPPORTED_PROTOCOL where hasBegun:
            return (.other, "\(place) did not answer in HTTP, or redirects to where the client must not go")
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            return (.badURL, "the URL for \(place) cannot be used: \(curlReason)")
        default:
            return (.other, "the exchange with \(place) failed: \(curlReason)")
        }
    }

    private var systemReason: String {
        systemError == 0 ? "" : ": \(String(cString: strerror(Int32(systemError))))"
    }

    private var curlReason: String {
        String(cString: curl_easy_strerror(code))
    }
}
