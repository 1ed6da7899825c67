/// What comes in on a WebSocket.
package enum WebSocketMessage: Hashable, Sendable {
    /// A whole message; one sent in parts is joined.
    case text(String)
    /// The other side, or `close()`, ended it. The code is of RFC 6455, section 7.4 (1000: done), nil where none was
    /// given. The reason is the server's own text of at most 123 bytes, without control characters.
    case closed(code: Int?, reason: String)
}
