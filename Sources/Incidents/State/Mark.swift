/// One person's reaction that keeps a message on the timeline.
package struct Mark: Hashable, Sendable, Codable {
    package var message: String
    /// The event that put it there.
    package var seq: Int
    package var by: PersonID

    package init(message: String, seq: Int, by: PersonID) {
        self.message = message
        self.seq = seq
        self.by = by
    }
    private enum CodingKeys: String, CodingKey { case message, seq, by }
}

extension Incident {
    /// Whether this event's message is shown on the timeline: the first reaction on it that was not taken back.
    package func showsMark(_ event: Event) -> Bool {
        guard case .marked(let marked) = event.fact else { return false }
        return marks.first { $0.message == marked.message }?.seq == event.seq
    }
}
