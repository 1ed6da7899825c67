/// Why there is no answer.
package struct HTTPFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// The host's (or proxy's) name has no address.
        case resolve
        case connect
        case tls
        case timeout
        /// The connection was lost midway.
        case cut
        /// The mail server said no with this 4xx or 5xx code, or a web server would not open a WebSocket and answered
        /// with this status. To a request an HTTP status is an answer, not a failure.
        case refusedByServer(code: Int)
        case authentication
        case tooLarge
        case cancelled
        /// The request itself cannot be sent: its URL, method, a header or an address is not acceptable.
        case badURL
        case other
    }

    package var kind: Kind
    /// True when bytes of the request were sent, so the caller must look before it sends again.
    package var mayHaveArrived: Bool
    /// A sentence for a person with the address as host:port. It holds no credentials, query, header value or userinfo.
    package var message: String

    package init(kind: Kind, mayHaveArrived: Bool = false, message: String) {
        self.kind = kind
        self.mayHaveArrived = mayHaveArrived
        self.message = message
    }

    package var description: String { message }
}
