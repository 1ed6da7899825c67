import CCurl

/// Fills in one easy handle's options and remembers whether libcurl took them all.
struct Setup {
    let easy: UnsafeMutableRawPointer
    private(set) var isAccepted = true
    private(set) var lists: [StringList] = []

    init(easy: UnsafeMutableRawPointer) {
        self.easy = easy
    }

    mutating func set(_ option: CURLoption, _ value: Int) {
        check(sitrep_curl_set_number(easy, option, value))
    }

    mutating func set(_ option: CURLoption, _ value: String?) {
        check(sitrep_curl_set_text(easy, option, value))
    }

    mutating func set(_ option: CURLoption, size: Int) {
        check(sitrep_curl_set_size(easy, option, curl_off_t(size)))
    }

    mutating func set(_ option: CURLoption, pointer: UnsafeRawPointer?) {
        check(sitrep_curl_set_pointer(easy, option, pointer))
    }

    mutating func set(_ option: CURLoption, callback: sitrep_curl_data) {
        check(sitrep_curl_set_data(easy, option, callback))
    }

    mutating func setProgress(_ callback: curl_xferinfo_callback?) {
        check(sitrep_curl_set_progress(easy, callback))
    }

    mutating func set(_ option: CURLoption, lines: [String]) {
        guard let list = StringList(lines) else {
            isAccepted = false
            return
        }
        lists.append(list)
        check(sitrep_curl_set_list(easy, option, list.head))
    }

    /// Bytes that curl copies, so that nothing here has to outlive the call.
    mutating func setBody(_ bytes: [UInt8]) {
        set(CURLOPT_POST, 1)
        set(CURLOPT_POSTFIELDSIZE_LARGE, size: bytes.count)
        let code = bytes.withUnsafeBytes { sitrep_curl_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
        check(code)
    }

    /// What web and mail share. CAPATH is cleared because Debian's default turns curl's cache of authorities off, at
    /// 18 ms a connection; QUICK_EXIT, because else a cancelled name look-up holds the whole thread until DNS answers.
    mutating func common(context: UnsafeMutableRawPointer, errorText: UnsafeMutablePointer<CChar>?) {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_TCP_NODELAY, 1)
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_CAPATH, nil)
        set(CURLOPT_ERRORBUFFER, pointer: errorText)
        set(CURLOPT_WRITEDATA, pointer: context)
        set(CURLOPT_WRITEFUNCTION, callback: Callbacks.body)
        set(CURLOPT_HEADERDATA, pointer: context)
        set(CURLOPT_HEADERFUNCTION, callback: Callbacks.line)
        set(CURLOPT_READDATA, pointer: context)
        set(CURLOPT_READFUNCTION, callback: Callbacks.message)
        set(CURLOPT_XFERINFODATA, pointer: context)
        set(CURLOPT_PREREQDATA, pointer: context)
        check(sitrep_curl_set_before_request(easy, Callbacks.beforeRequest))
    }

    mutating func authorities(_ file: String?) {
        if let file { set(CURLOPT_CAINFO, file) }
    }

    /// An environment's proxy cannot reach this machine's own addresses, and tests must not depend on it.
    mutating func proxy(_ proxy: String?, to destination: Destination) {
        if let proxy {
            set(CURLOPT_PROXY, proxy)
        } else if destination.isLocal {
            set(CURLOPT_PROXY, "")
        }
    }

    private mutating func check(_ code: CURLcode) {
        if code != CURLE_OK { isAccepted = false }
    }
}
