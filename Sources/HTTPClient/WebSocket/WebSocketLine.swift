import CCurl
import Glibc

/// A connection that libcurl made and, for wss, encrypts: bytes in, bytes out, and a wait that can be woken.
/// Only the socket's own thread touches it.
final class WebSocketLine {
    private static let size = 1 << 14

    private let multi: UnsafeMutableRawPointer
    private let easy: UnsafeMutableRawPointer
    private let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private let incoming = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    private let outgoing = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    private var filled = 0
    private var sent = 0
    private var socket = CURL_SOCKET_BAD

    /// Nil when libcurl gives no handle. `multi` stays the caller's.
    init?(multi: UnsafeMutableRawPointer) {
        guard Curl.isReady, let easy = curl_easy_init() else { return nil }
        self.multi = multi
        self.easy = easy
        errorText.initialize(repeating: 0)
    }

    /// Closes the connection.
    deinit {
        curl_multi_remove_handle(multi, easy)
        curl_easy_cleanup(easy)
        errorText.deallocate()
        incoming.deallocate()
        outgoing.deallocate()
    }

    /// Begins to connect. False when libcurl refuses a setting.
    func start(_ request: WebSocketRequest, _ handshake: WebSocketHandshake) -> Bool {
        var setup = Setup(easy: easy)
        setup.webSocket(request, handshake, errorText: errorText.baseAddress)
        return setup.isAccepted && curl_multi_add_handle(multi, easy) == CURLM_OK
    }

    /// Goes on connecting. Nil while it is under way; then curl's verdict.
    func proceed() -> CURLcode? {
        var (unfinished, left) = (Int32(0), Int32(0))
        curl_multi_perform(multi, &unfinished)
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            let code = message.pointee.data.result
            guard code == CURLE_OK else { return code }
            return sitrep_curl_get_socket(easy, &socket) == CURLE_OK && socket != CURL_SOCKET_BAD
                ? CURLE_OK : CURLE_COULDNT_CONNECT
        }
        return nil
    }

    /// Why the connection was not made.
    func failure(_ code: CURLcode, _ request: WebSocketRequest, at place: Destination) -> HTTPFailure {
        var (systemError, proxyStatus) = (0, 0)
        _ = sitrep_curl_get_number(easy, CURLINFO_OS_ERRNO, &systemError)
        _ = sitrep_curl_get_number(easy, CURLINFO_HTTP_CONNECTCODE, &proxyStatus)
        let facts = Facts(
            code: code, stop: nil, mayHaveArrived: false, hasBegun: false, systemError: systemError,
            proxyStatus: proxyStatus, detail: errorText.baseAddress.map { String(cString: $0) } ?? "")
        let stand = HTTPRequest(url: request.url, timeout: request.timeout, connectTimeout: request.timeout)
        return facts.failure(of: .web(stand, place))
    }

    /// What is there to be read, at most 16 kB; empty when nothing is, nil when the connection has ended.
    /// TLS may hold bytes that a poll does not see: read until it is empty before waiting.
    func read() -> UnsafeRawBufferPointer? {
        var count = 0
        switch curl_easy_recv(easy, incoming.baseAddress, incoming.count, &count) {
        case CURLE_OK: return count > 0 ? UnsafeRawBufferPointer(rebasing: incoming[..<count]) : nil
        case CURLE_AGAIN: return UnsafeRawBufferPointer(rebasing: incoming[..<0])
        default: return nil
        }
    }

    /// Writes from the front of `output` what the connection takes; answers how much is gone for good, nil when the
    /// connection has ended.
    ///
    /// OpenSSL wants a write that it put off repeated with the same bytes at the same place, so they wait in a
    /// buffer of their own until the last of them is taken.
    func write(_ output: WebSocketOutput) -> Int? {
        if filled == 0 { filled = output.copy(into: outgoing) }
        while sent < filled {
            var count = 0
            let code = curl_easy_send(easy, outgoing.baseAddress.map { $0 + sent }, filled - sent, &count)
            if code == CURLE_AGAIN { return 0 }
            guard code == CURLE_OK else { return nil }
            sent += count
        }
        defer { (filled, sent) = (0, 0) }
        return filled
    }

    /// Sleeps until the connection is ready, somebody wakes the thread, or `deadline`.
    func wait(reads: Bool, writes: Bool, until deadline: ContinuousClock.Instant?) {
        let left = deadline.map { $0 - .now } ?? .seconds(3600)
        let milliseconds = left <= .zero ? 0 : Int32(min(left, .seconds(3600)).curlMilliseconds + 1)
        var events: Int16 = 0
        if reads { events |= Int16(CURL_WAIT_POLLIN) }
        if writes { events |= Int16(CURL_WAIT_POLLOUT) }
        // A socket that nothing is asked of is left out: its hang-up would end every wait at once.
        var watched = curl_waitfd(fd: socket, events: events, revents: 0)
        curl_multi_poll(multi, &watched, events == 0 ? 0 : 1, milliseconds, nil)
    }
}
