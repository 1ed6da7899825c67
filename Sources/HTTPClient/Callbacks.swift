import CCurl

/// The C functions that curl calls, each of which finds its transfer and passes on.
///
/// The context is not retained: the loop keeps the transfer until the handle is reset.
enum Callbacks {
    static let body: sitrep_curl_data = { bytes, size, count, context in
        guard let bytes, let transfer = Callbacks.transfer(context) else { return 0 }
        let isTaken = transfer.collected.addBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return isTaken ? size * count : 0
    }

    static let line: sitrep_curl_data = { bytes, size, count, context in
        guard let bytes, let transfer = Callbacks.transfer(context) else { return 0 }
        let line = UnsafeRawBufferPointer(start: bytes, count: size * count)
        let isMail = transfer.job.order.isMail
        let isTaken = isMail ? transfer.collected.addReply(line) : transfer.collected.addHeader(line)
        return isTaken ? size * count : 0
    }

    static let message: sitrep_curl_data = { bytes, size, count, context in
        guard let bytes, let transfer = Callbacks.transfer(context) else { return 0 }
        return transfer.read(into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
    }

    static let beforeRequest: sitrep_curl_before_request = { context, _, _, _, _ in
        guard let transfer = Callbacks.transfer(context) else { return CURL_PREREQFUNC_ABORT }
        return transfer.mayBegin() ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }

    static let progress: curl_xferinfo_callback = { context, _, _, _, _ in
        Callbacks.transfer(context)?.isGivenUp == true ? 1 : 0
    }

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }
}
