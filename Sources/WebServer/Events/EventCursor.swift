import Incidents

/// How far a reader has come in a room, and what each message that comes by means to them. It is what keeps a stream
/// free of gaps and repeats, wherever its messages come from: the replay, the live changes, or both at once.
struct EventCursor: Hashable {
    /// Seq of the last message that was sent; everything up to it has been sent.
    private(set) var last: Int

    enum Step: Hashable {
        case send
        /// Already sent, and its text is another one now.
        case sendEdit
        case pass
        /// Messages before this one are missing: read them from the room.
        case readGap
    }

    init(after seq: Int) { last = seq }

    func step(for message: LocalMessage) -> Step {
        if message.seq <= last { return message.editedAt == nil ? .pass : .sendEdit }
        return message.seq == last + 1 ? .send : .readGap
    }

    mutating func sent(_ message: LocalMessage) { last = max(last, message.seq) }
}
