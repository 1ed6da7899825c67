import Incidents

/// Who is on call at one of their schedules, from the answer of `GET /v2/schedules/{id}/timeline`: `finalTimeline` has
/// overrides and forwardings worked in. https://docs.opsgenie.com/docs/schedule-api
struct OpsgenieTimeline: Decodable, Sendable {
    struct Recipient: Decodable, Hashable, Sendable {
        var id: String?
        var name: String?
        var type: String?
        private enum CodingKeys: String, CodingKey { case id, name, type }
    }

    struct Period: Decodable, Sendable {
        var startDate: String
        var endDate: String
        var recipient: Recipient?
        /// In their place where the period is over, and a team was on call.
        var flattenedRecipients: [Recipient]?
        private enum CodingKeys: String, CodingKey { case startDate, endDate, recipient, flattenedRecipients }
    }

    struct Rotation: Decodable, Sendable {
        var name: String?
        var order: Double?
        var periods: [Period]?
        private enum CodingKeys: String, CodingKey { case name, order, periods }
    }

    struct Final: Decodable, Sendable {
        var rotations: [Rotation]?
        private enum CodingKeys: String, CodingKey { case rotations }
    }

    var finalTimeline: Final
    private enum CodingKeys: String, CodingKey { case finalTimeline }

    /// Something in it that cannot be followed, in words.
    struct Misfit: Error, Hashable {
        var words: String
    }

    /// A person's time, of one rotation.
    struct Span: Hashable, Sendable {
        var person: String
        var rotation: Int
        var from: Instant
        var to: Instant
    }

    /// Rotations in their order there, people by their id. A time without anybody is a gap, and has no span.
    func spans() throws(Misfit) -> [Span] {
        let rotations = (finalTimeline.rotations ?? []).enumerated()
            .sorted { ($0.element.order ?? .infinity, $0.offset) < ($1.element.order ?? .infinity, $1.offset) }
        var found: [Span] = []
        for (index, rotation) in rotations.map(\.element).enumerated() {
            for period in rotation.periods ?? [] {
                guard let from = OpsgenieTime.instant(period.startDate), let to = OpsgenieTime.instant(period.endDate)
                else { throw Misfit(words: "has a time that is none: \(period.startDate.prefix(40))") }
                guard from < to else { continue }
                for person in try people(period) {
                    found.append(Span(person: person, rotation: index, from: from, to: to))
                }
            }
        }
        return found
    }

    private func people(_ period: Period) throws(Misfit) -> [String] {
        let named = [period.recipient].compactMap { $0 }.filter { $0.type != "none" && $0.id != nil }
        let people = named.contains { $0.type != "user" } ? period.flattenedRecipients ?? named : named
        for recipient in people where recipient.type != "user" && recipient.type != "none" {
            throw Misfit(
                words: "has the \(recipient.type ?? "unknown") \"\(recipient.name ?? "")\" on call; "
                    + "only people can be followed, so put its members into the rotation")
        }
        return people.filter { $0.type == "user" }.compactMap(\.id)
    }
}

extension [OpsgenieTimeline.Span] {
    /// All rotations of a schedule there are on call at once. Of those who are, the first by the order of rotations is
    /// the primary, the others are backups. Times outside `from..<to` are cut off, and touching turns joined.
    func turns(schedule: String, from: Instant, to: Instant) -> [Roster.Turn] {
        let inside = filter { $0.from < to && $0.to > from }
        let edges = Set(inside.flatMap { [Swift.max($0.from, from), Swift.min($0.to, to)] }).sorted()
        var turns: [Roster.Turn] = []
        // Where in `turns` somebody's running turn is.
        var running: [String: Int] = [:]
        for (start, end) in zip(edges, edges.dropFirst()) {
            let here = inside.filter { $0.from <= start && $0.to >= end }.sorted { $0.rotation < $1.rotation }
            let people = here.map(\.person).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            var next: [String: Int] = [:]
            for (place, person) in people.enumerated() {
                let duty = place == 0 ? "primary" : "backup"
                if let index = running[person], turns[index].duty == duty, turns[index].to == start {
                    turns[index].to = end
                    next[person] = index
                } else {
                    turns.append(Roster.Turn(schedule: schedule, account: person, duty: duty, from: start, to: end))
                    next[person] = turns.count - 1
                }
            }
            running = next
        }
        return turns
    }
}
