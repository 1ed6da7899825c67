/// What a server has sent so far, within limits. Plain data: curl's callbacks only feed it.
struct Collected {
    /// Why the transfer is to end early.
    enum Stop {
        case tooLarge
        case wouldRepeat
    }

    /// curl 7.88 bounds a header line but not their number.
    private static let headerLimit = 256 * 1024

    let limit: Int
    var stop: Stop?
    private(set) var headers: [(name: String, value: String)] = []
    private(set) var body: [UInt8] = []
    private var replies: [String] = []
    private var headerBytes = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// False when the body grows over the limit.
    mutating func addBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= limit - body.count else {
            stop = .tooLarge
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Takes a status line or a header. A status line begins a new answer, after a redirect or a 100, and forgets
    /// the headers before it. False when there are too many.
    mutating func addHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard hasRoom(forLine: bytes.count) else { return false }
        let line = Self.trimmed(bytes)
        if line.starts(with: "HTTP/".utf8) {
            headers.removeAll()
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let value = Self.trimmed(UnsafeRawBufferPointer(rebasing: line[line.index(after: colon)...]))
            headers.append((String(decoding: line[..<colon], as: UTF8.self), String(decoding: value, as: UTF8.self)))
        }
        return true
    }

    /// Takes one line of a mail server's replies. False when there are too many.
    mutating func addReply(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard hasRoom(forLine: bytes.count) else { return false }
        replies.append(String(decoding: Self.trimmed(bytes), as: UTF8.self))
        return true
    }

    /// The mail server's last word on the mail, where curl took `code` for it.
    ///
    /// The very last line is the reply to QUIT and says nothing. After a 354 comes the word on the message itself.
    func verdict(code: Int) -> String {
        if let start = replies.lastIndex(where: { $0.hasPrefix("354") }) {
            return replies[(start + 1)...].first { $0.dropFirst(3).first != "-" } ?? replies[start]
        }
        return replies.last { $0.hasPrefix("\(code)") } ?? replies.last ?? ""
    }

    private mutating func hasRoom(forLine count: Int) -> Bool {
        headerBytes += count
        if headerBytes > Self.headerLimit { stop = .tooLarge }
        return headerBytes <= Self.headerLimit
    }

    private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
        let isInk: (UInt8) -> Bool = { $0 > 0x20 }
        guard let first = bytes.firstIndex(where: isInk), let last = bytes.lastIndex(where: isInk) else {
            return bytes[..<0]
        }
        return bytes[first...last]
    }
}
