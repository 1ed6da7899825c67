import NIOCore

/// The body of a request that makes a room: an object, with a topic or nothing that we know.
struct RoomBody: Equatable {
    static let longestTopic = 1000
    private static let example = "Send {}, {\"topic\": \"…\"} or no body."

    var topic: String?

    init(_ buffer: ByteBuffer) throws(Problem) {
        var reader = JSONReader(Array(buffer.readableBytesView))
        var found: String??
        do throws(JSONFault) {
            try reader.wholeObject { (reader, name) throws(JSONFault) in
                guard name == "topic" else { return try reader.skip() }
                guard found == nil else { throw JSONFault(sentence: "topic is given twice", byte: reader.position) }
                found = .some(try reader.stringOrNull(name))
            }
        } catch {
            throw .badRequest("\(error.sentence) (at byte \(error.byte)). \(Self.example)")
        }
        guard let topic = found ?? nil, !topic.isEmpty else { return }
        self.topic = try MessageBody.name(topic, "topic", longest: Self.longestTopic, example: Self.example)
    }
}
