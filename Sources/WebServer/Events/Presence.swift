import Incidents
import NIOCore

/// Who has a room open. It is in memory alone: an open stream says it, and nothing else.
struct Presence: Hashable, Sendable {
    static let mostNames = 50

    /// Sorted, each once.
    var names: [String]
    /// Streams whose readers have not said who they are, and names beyond the most.
    var others: Int

    init(_ readers: [String?]) {
        let known = Set(readers.compactMap { $0 }).sorted()
        names = Array(known.prefix(Self.mostNames))
        others = readers.count { $0 == nil } + known.count - names.count
    }

    /// Without an id, so that it moves nobody's place.
    func writeEvent(to buffer: inout ByteBuffer) {
        buffer.writeStaticString("event: here\ndata: ")
        var json = JSONWriter()
        json.object { json in
            json.array("here", names) { $0.element($1) }
            json.field("others", others)
        }
        buffer.writeImmutableBuffer(json.buffer)
        buffer.writeStaticString("\n\n")
    }
}

/// A reader who wants to know who else is there, and under which name they are.
struct Here: Hashable, Sendable {
    var room: String
    /// Nil for somebody who has not said who they are.
    var name: String?

    /// `?here=` asks for it. A session's or token's person is that person; elsewhere the name is what the reader says.
    init?(room: String, _ path: RequestPath, _ caller: Caller) throws(Problem) {
        guard let said = try path.parameter("here") else { return nil }
        self.room = room
        if let person = caller.person {
            name = person.key
        } else if !said.isEmpty, said.unicodeScalars.count <= 64, (try? caller.author(named: said)) != nil {
            name = said
        }
    }
}
