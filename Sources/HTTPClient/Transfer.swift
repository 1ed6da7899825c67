import CCurl

/// One order on its way: the memory that curl reads from and writes to, until the handle is released.
final class Transfer {
    let job: Job
    let easy: UnsafeMutableRawPointer
    var collected: Collected
    private(set) var sentOfMessage = 0
    private let engine: Engine
    private var attempts = 0
    private var lists: [StringList] = []
    private let errorText = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init(job: Job, easy: UnsafeMutableRawPointer, engine: Engine) {
        self.job = job
        self.easy = easy
        self.engine = engine
        errorText.initialize(repeating: 0)
        switch job.order {
        case .web(let request, _): collected = Collected(limit: request.limit)
        case .mail: collected = Collected(limit: 0)
        }
    }

    deinit {
        errorText.deallocate()
    }

    /// Sets the handle up. False when libcurl refuses a setting.
    func prepare(userAgent: String) -> Bool {
        var setup = Setup(easy: easy)
        setup.common(context: Unmanaged.passUnretained(self).toOpaque(), errorText: errorText.baseAddress)
        switch job.order {
        case .web(let request, let destination):
            setup.web(request, to: destination, userAgent: userAgent)
        case .mail(let mail, let destination):
            setup.mail(mail, to: destination)
        }
        lists = setup.lists
        return setup.isAccepted
    }

    /// Called before each request of this order leaves, redirects included. False stops it.
    ///
    /// curl silently sends a request again when a reused connection closed without a byte of answer. The first one
    /// may have been carried out all the same, so what must not happen twice is not sent twice.
    func mayBegin() -> Bool {
        attempts += 1
        guard case .web(let request, _) = job.order, ["POST", "PATCH"].contains(request.method) else { return true }
        let isAgain = attempts > 1 + number(CURLINFO_REDIRECT_COUNT)
        guard isAgain, number(CURLINFO_REQUEST_SIZE) > 0 else { return true }
        collected.stop = .wouldRepeat
        return false
    }

    /// Asked about once a second while curl waits for a mail server.
    var isGivenUp: Bool { job.ticket.isCancelled || engine.isStopping }

    /// Fills `buffer` with the next part of a mail's message and says how much it was.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard case .mail(let mail, _) = job.order else { return 0 }
        let part = mail.message[sentOfMessage...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        sentOfMessage += part.count
        return part.count
    }

    func result(_ code: CURLcode) -> Result<Answer, HTTPFailure> {
        guard code == CURLE_OK else { return .failure(facts(code).failure(of: job.order)) }
        let status = number(CURLINFO_RESPONSE_CODE)
        let reply = collected.verdict(code: status)
        let answer = Answer(status: status, headers: collected.headers, body: collected.body, reply: reply)
        return .success(answer)
    }

    /// What is known about a transfer that failed with `code` or is being cancelled.
    func facts(_ code: CURLcode) -> Facts {
        Facts(
            code: code,
            stop: collected.stop,
            mayHaveArrived: mayHaveArrived,
            hasBegun: attempts > 0,
            hasRedirected: number(CURLINFO_REDIRECT_COUNT) > 0,
            systemError: number(CURLINFO_OS_ERRNO),
            proxyStatus: number(CURLINFO_HTTP_CONNECTCODE),
            detail: errorText.baseAddress.map { String(cString: $0) } ?? "",
            reply: collected.verdict(code: number(CURLINFO_RESPONSE_CODE)))
    }

    /// The request's size alone would count a CONNECT to a proxy; the attempts alone, a request that was never
    /// written. A mail cannot have arrived before the last of its message was handed over.
    private var mayHaveArrived: Bool {
        switch job.order {
        case .web: attempts > 0 && number(CURLINFO_REQUEST_SIZE) > 0
        case .mail(let mail, _): attempts > 0 && sentOfMessage == mail.message.count
        }
    }

    private func number(_ info: CURLINFO) -> Int {
        var value = 0
        guard sitrep_curl_get_number(easy, info, &value) == CURLE_OK else { return 0 }
        return value
    }
}
