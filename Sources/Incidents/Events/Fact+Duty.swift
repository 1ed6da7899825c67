// The payloads of who is on call: what people arranged by chat.

/// Somebody stands in for a time. Of two that cover a moment, the later made one wins.
package struct StandIn: Hashable, Sendable, Codable {
    package var schedule: String
    package var duty: Duty
    package var person: PersonID
    package var from: Instant
    /// The first moment after it.
    package var to: Instant
    /// Only this person's shifts go to the other; everybody's, gaps included, when nil.
    package var replaces: PersonID?
    /// When it was arranged.
    package var made: Instant
    package init(
        schedule: String, duty: Duty, person: PersonID, from: Instant, to: Instant, replaces: PersonID? = nil,
        made: Instant
    ) {
        self.schedule = schedule
        self.duty = duty
        self.person = person
        self.from = from
        self.to = to
        self.replaces = replaces
        self.made = made
    }
    private enum CodingKeys: String, CodingKey { case schedule, duty, person, from, to, replaces, made }
}

/// Stand-ins that were taken back.
package struct StandInsEnded: Hashable, Sendable, Codable {
    package var standIns: [StandIn]
    package init(_ standIns: [StandIn]) { self.standIns = standIns }
    private enum CodingKeys: String, CodingKey { case standIns = "stand_ins" }
}
