/// Bytes that wait to be written, with the places where a caller's frame ends.
struct WebSocketOutput {
    private var buffer: [UInt8] = []
    private var start = 0
    private var written = 0
    private var marks: [(end: Int, number: Int)] = []

    var count: Int { buffer.count - start }

    mutating func add(_ bytes: [UInt8], number: Int? = nil) {
        buffer += bytes
        if let number { marks.append((written + count, number)) }
    }

    /// Copies from the front what fits, and says how much that was. It stays until it is dropped.
    func copy(into room: UnsafeMutableRawBufferPointer) -> Int {
        let part = buffer[start...].prefix(room.count)
        room.copyBytes(from: part)
        return part.count
    }

    /// Answers the numbers of the frames that end in what is dropped.
    mutating func drop(_ count: Int) -> [Int] {
        start += count
        written += count
        if start == buffer.count || start > 1 << 16 {
            buffer.removeFirst(start)
            start = 0
        }
        let done = marks.prefix { $0.end <= written }.map(\.number)
        marks.removeFirst(done.count)
        return done
    }
}
