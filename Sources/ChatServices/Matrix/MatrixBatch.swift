import Delivery
import Incidents

/// What one room's new events mean. A pure reading: nothing is asked of the server here.
struct MatrixBatch: Sendable {
    var heard: [Heard] = []
    /// The room that takes this one's place, and the server to ask for the way in.
    var replacement: (room: String, server: String)?
    /// Somebody spoke in it, or it has just become one: the sentence is due.
    var speaksEncrypted = false
    var isEncrypted: Bool

    /// - Parameters:
    ///   - events: in order, already cut at our own joining.
    ///   - isEncrypted: known from before.
    ///   - isAlone: nobody but one person is there with the bot.
    ///   - began: what was said before is passed over.
    init(
        _ events: [MatrixEvent], state: [MatrixEvent], in room: RoomRef, ourself: String, isEncrypted: Bool,
        isAlone: Bool = false, began: Instant? = nil
    ) {
        self.isEncrypted = isEncrypted
        for event in state + events where event.type == "m.room.encryption" && event.stateKey == "" {
            speaksEncrypted = speaksEncrypted || !self.isEncrypted
            self.isEncrypted = true
        }
        for event in state + events where event.type == "m.room.tombstone" && event.stateKey == "" {
            guard let next = event.content["replacement_room"].string, next.hasPrefix("!") else { continue }
            let server = event.sender.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
            replacement = (next, server)
        }
        for event in events where event.type == "m.room.encrypted" && event.sender != ourself {
            speaksEncrypted = true
            self.isEncrypted = true
        }
        guard !self.isEncrypted else { return }
        let news = events.filter { event in began.map { event.at >= $0 } ?? true }
        heard = news.filter { MatrixIgnored.reason($0, ourself: ourself) == nil }.map { event in
            var heard = Heard(
                room: room, id: event.id, sender: event.sender, text: MatrixWords(event).text, thread: event.thread,
                at: event.at)
            heard.isAlone = isAlone
            return heard
        }
    }
}
