import Glibc

/// What is said to a program and what it says, without ever waiting for it to read or to write.
struct CommandTalk {
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []
    private var unsaid: ArraySlice<UInt8>
    private var reading: Int32
    private var errorsReading: Int32

    init(_ words: [UInt8], to input: inout CommandPipe, from output: Int32, errors: Int32) {
        unsaid = words[...]
        reading = output
        errorsReading = errors
        CommandPipe.letGo(output)
        CommandPipe.letGo(errors)
        CommandPipe.letGo(input.writing)
        if words.isEmpty { input.closeWriting() }
    }

    /// Waits until something can be said or heard, at most so many milliseconds.
    mutating func listen(for milliseconds: Int32, _ input: inout CommandPipe) {
        var polled = [
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errorsReading, events: Int16(POLLIN), revents: 0),
            // Negative once all is said: poll passes it over.
            pollfd(fd: input.writing, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return }
        if polled[0].revents != 0 {
            let (bytes, isOpen) = Self.heard(reading)
            output += bytes.prefix(max(0, CommandOrder.outputKept - output.count))
            if !isOpen { reading = -1 }
        }
        if polled[1].revents != 0 {
            let (bytes, isOpen) = Self.heard(errorsReading)
            errors = Array((errors + bytes).suffix(CommandOrder.errorsKept))
            if !isOpen { errorsReading = -1 }
        }
        if polled[2].revents != 0 { say(&input) }
    }

    /// At most 256 KiB, so that one that never stops writing does not keep us from its limit.
    private static func heard(_ descriptor: Int32) -> (bytes: [UInt8], isOpen: Bool) {
        var heard: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        for _ in 0..<16 {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { return (heard, false) }
            if count < 0 { return (heard, errno == EAGAIN || errno == EINTR) }
            heard += buffer[..<count]
        }
        return (heard, true)
    }

    private mutating func say(_ input: inout CommandPipe) {
        let count = unsaid.withUnsafeBytes { write(input.writing, $0.baseAddress, $0.count) }
        if count > 0 { unsaid = unsaid.dropFirst(count) }
        // All is said, or it does not want to hear the rest, which is its own affair.
        let isDeaf = count < 0 && errno != EAGAIN && errno != EINTR
        if unsaid.isEmpty || isDeaf { input.closeWriting() }
    }
}
