import Dispatch
import Glibc

/// Two file descriptors, read and written on queues of their own: a person who types slowly, or a terminal that was
/// stopped, must never hold a thread of the cooperative pool.
final class Terminal: Sendable {
    let hasColours: Bool
    private let input: Int32
    private let output: Int32
    private let reading = DispatchQueue(label: "sitrep.console.read")
    private let writing = DispatchQueue(label: "sitrep.console.write")

    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
        hasColours = isatty(output) == 1
    }

    /// Lines without their ends. It goes on, silent, after the end of the input; leaving the loop stops the reading.
    func lines() -> AsyncStream<String> {
        AsyncStream { stream in
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            let (wake, waker) = (ends[0], ends[1])
            reading.async { [input] in
                var splitter = LineSplitter()
                while let bytes = Self.chunk(of: input, until: wake) {
                    for line in splitter.lines(adding: bytes) { stream.yield(line) }
                }
                close(wake)
            }
            // Closing one end of the pipe wakes the reader at the other.
            stream.onTermination = { _ in close(waker) }
        }
    }

    /// False where it cannot be written any more.
    func print(_ text: String) async -> Bool {
        await withCheckedContinuation { done in
            writing.async { [output] in
                var bytes = Array(text.utf8)[...]
                while !bytes.isEmpty {
                    let count = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
                    if count > 0 { bytes = bytes.dropFirst(count) }
                    if count < 0, errno != EINTR { break }
                }
                done.resume(returning: bytes.isEmpty)
            }
        }
    }

    /// Nil when woken, or at the end of the input.
    private static func chunk(of input: Int32, until wake: Int32) -> [UInt8]? {
        var watched = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: 0, revents: 0),
        ]
        while true {
            guard poll(&watched, 2, -1) > 0 else {
                if errno == EINTR { continue }
                return nil
            }
            guard watched[1].revents == 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(input, &buffer, buffer.count)
            if count > 0 { return Array(buffer[..<count]) }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }
}

/// Bytes to lines. One that grows over 64 kB without an end is dropped: nobody typed that.
struct LineSplitter {
    private var rest: [UInt8] = []
    private var isDropping = false

    mutating func lines(adding bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                if !isDropping { lines.append(String(decoding: rest, as: UTF8.self)) }
                rest = []
                isDropping = false
            } else if rest.count >= 65_536 {
                rest = []
                isDropping = true
            } else if !isDropping {
                rest.append(byte)
            }
        }
        return lines
    }
}
