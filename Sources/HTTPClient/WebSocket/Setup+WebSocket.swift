import CCurl

extension Setup {
    /// For a connection and its TLS alone. None of what `common` sets may be called: curl's callbacks expect a
    /// transfer, and here is none.
    mutating func webSocket(
        _ request: WebSocketRequest, _ handshake: WebSocketHandshake, errorText: UnsafeMutablePointer<CChar>?
    ) {
        set(CURLOPT_CONNECT_ONLY, 1)
        set(CURLOPT_URL, handshake.url)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_CONNECTTIMEOUT_MS, request.timeout.curlMilliseconds)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_TCP_NODELAY, 1)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        // As in `common`: Debian's default turns curl's cache of authorities off.
        set(CURLOPT_CAPATH, nil)
        set(CURLOPT_ERRORBUFFER, pointer: errorText)
        // An HTTP proxy has to hand bytes through both ways, also for ws:.
        set(CURLOPT_HTTPPROXYTUNNEL, 1)
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        proxy(request.proxy, to: handshake.place)
        authorities(request.caFile)
    }
}
