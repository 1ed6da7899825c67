import CCurl

extension Setup {
    mutating func web(_ request: HTTPRequest, to destination: Destination, userAgent: String) {
        set(CURLOPT_URL, request.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_USERAGENT, userAgent)
        set(CURLOPT_TIMEOUT_MS, request.timeout.curlMilliseconds)
        set(CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.curlMilliseconds)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        set(CURLOPT_UNIX_SOCKET_PATH, request.unixSocket)
        proxy(request.proxy ?? (request.unixSocket == nil ? nil : ""), to: destination)
        authorities(request.caFile)
        method(request)
        set(CURLOPT_HTTPHEADER, lines: Self.headerLines(request))
        redirects(request, from: destination)
    }

    /// GET, HEAD and POST are curl's own, because only those change correctly at a redirect.
    private mutating func method(_ request: HTTPRequest) {
        switch request.method {
        case "GET" where request.body == nil:
            set(CURLOPT_HTTPGET, 1)
        case "HEAD" where request.body == nil:
            set(CURLOPT_NOBODY, 1)
        case "POST":
            setBody(request.body ?? [])
        case "PUT", "PATCH":
            setBody(request.body ?? [])
            set(CURLOPT_CUSTOMREQUEST, request.method)
        default:
            if let body = request.body { setBody(body) }
            set(CURLOPT_CUSTOMREQUEST, request.method)
        }
    }

    private mutating func redirects(_ request: HTTPRequest, from destination: Destination) {
        guard request.followsRedirects, ["GET", "HEAD", "POST"].contains(request.method) else { return }
        set(CURLOPT_FOLLOWLOCATION, 1)
        set(CURLOPT_MAXREDIRS, 5)
        set(CURLOPT_REDIR_PROTOCOLS_STR, destination.scheme == "https" ? "https" : "http,https")
    }

    /// curl reads `Name:` as "leave this header out" and `Name;` as an empty one. Left out are its guess of a
    /// body's type and the wait for a 100, which costs a second where a server does not know it.
    private static func headerLines(_ request: HTTPRequest) -> [String] {
        let names = Set(request.headers.map { $0.0.lowercased() })
        let own = ["Content-Type", "Expect"].filter { !names.contains($0.lowercased()) }.map { "\($0):" }
        let given = request.headers.map { name, value in
            value.allSatisfy { $0 == " " || $0 == "\t" } ? "\(name);" : "\(name): \(value)"
        }
        return own + given
    }
}

extension Duration {
    /// At least 1, because 0 means "no limit" to curl, and at most 24 days.
    var curlMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        guard seconds >= 0 else { return 1 }
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
