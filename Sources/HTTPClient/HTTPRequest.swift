/// One HTTP exchange to make.
///
/// The client frames the body itself: `Content-Length` and `Transfer-Encoding` among `headers` are refused.
/// No `Content-Type` is assumed for a body: name it.
package struct HTTPRequest: Sendable {
    package var method: String
    /// `http:` or `https:`. A user and password in it become Basic authentication and never show in a failure.
    package var url: String
    package var headers: [(String, String)]
    package var body: [UInt8]?
    /// For the whole exchange, from the name look-up to the last byte of the answer.
    package var timeout: Duration
    /// For the name look-up, the connection and its TLS handshake.
    package var connectTimeout: Duration
    /// The largest body accepted, in bytes; a larger one is a `tooLarge` failure.
    package var limit: Int
    /// The path of a socket to connect to; the URL then only gives the `Host` and the path.
    package var unixSocket: String?
    /// `nil` takes the environment's proxy (never for loopback addresses), `""` takes none.
    package var proxy: String?
    /// Follows up to 5 redirects of a GET, HEAD or POST, never from https to http. `Authorization` stays with the
    /// first host, but other headers go along, so leave this off when one of them is a secret.
    package var followsRedirects: Bool
    /// A PEM file of the authorities to trust instead of the system's.
    package var caFile: String?

    package init(
        method: String = "GET",
        url: String,
        headers: [(String, String)] = [],
        body: [UInt8]? = nil,
        timeout: Duration = .seconds(30),
        connectTimeout: Duration = .seconds(10),
        limit: Int = 8 * 1024 * 1024,
        unixSocket: String? = nil,
        proxy: String? = nil,
        followsRedirects: Bool = false,
        caFile: String? = nil
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.limit = limit
        self.unixSocket = unixSocket
        self.proxy = proxy
        self.followsRedirects = followsRedirects
        self.caFile = caFile
    }
}
