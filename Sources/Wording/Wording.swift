import Incidents

/// Everything the bot says but the commands' own help. A function of state, policy and now: it decides nothing.
package struct Wording: Sendable {
    package var policy: Policy

    package init(policy: Policy) { self.policy = policy }

    /// A command as somebody would type it: with the configured prefix.
    func command(_ text: String) -> Message.Piece { .code(policy.prefix + text) }

    /// Names somebody without pinging them.
    func name(_ person: PersonID?) -> Message.Piece { .text(person.map(policy.name(of:)) ?? "the bot") }

    /// Pings.
    func mention(_ person: PersonID) -> Message.Piece { .mention(person, name: policy.name(of: person)) }

    func mentions(_ people: [PersonID]) -> Message.Line { joined(people.map { "\(mention($0))" }) }

    func names(_ people: [PersonID]) -> Message.Line { joined(people.map { "\(name($0))" }) }

    /// `A, B and C`
    func joined(_ lines: [Message.Line]) -> Message.Line {
        var result = Message.Line()
        for (index, line) in lines.enumerated() {
            if index > 0 { result = result + (index == lines.count - 1 ? " and " : ", ") }
            result = result + line
        }
        return result
    }

    func clock(_ instant: Instant) -> Message.Piece { .words(policy.zone.clock(instant)) }
    func clockWithSeconds(_ instant: Instant) -> Message.Piece { .words(policy.zone.clockWithSeconds(instant)) }

    /// Today as `14:02 CET`, another day with its date.
    func moment(_ instant: Instant, now: Instant) -> Message.Piece {
        let sameDay = policy.zone.civil(instant).date == policy.zone.civil(now).date
        return .words(sameDay ? policy.zone.clock(instant) : policy.zone.dateAndClock(instant))
    }

    /// `P1 INC-3 “checkout is down”`
    func headline(_ incident: Incident) -> Message.Line {
        "\(strong: incident.severity.label) \(incident.id) “\(incident.shownName)”"
    }

    /// Where to go: the incident's room at the chat asked from, else its first.
    func room(of incident: Incident, near chat: String? = nil) -> Message.Piece {
        let rooms = incident.rooms.filter { $0.purpose != .stream }
        let link = rooms.first { $0.room.chat == chat } ?? rooms.first
        guard let link else { return .words(incident.label) }
        // A room of ours keeps its name when the incident gets another, as one that becomes private does.
        let own = link.room.chat == "local" ? "#\(link.room.room)" : incident.label
        return .room(link.room, label: link.name ?? own)
    }

    /// The banner that stands on everything said about a drill or a test, or by a test instance.
    package func banner(for incident: Incident?) -> String? {
        switch incident?.kind {
        case .drill: "DRILL – NOT A REAL INCIDENT"
        case .test: "TEST – NOT A REAL INCIDENT"
        case .real, nil: policy.banner
        }
    }
}

/// `45 s`, `12 min`, `1 h 05 min`, `3 d 2 h`: a length of time as people say it.
package func spoken(_ duration: Duration) -> String {
    let seconds = duration.milliseconds / 1000
    guard seconds >= 0 else { return spoken(.zero - duration) }
    if seconds < 60 { return "\(seconds) s" }
    let minutes = seconds / 60
    if seconds < 600, seconds % 60 != 0 { return "\(minutes) min \(seconds % 60) s" }
    if minutes < 60 { return "\(minutes) min" }
    let hours = minutes / 60
    if hours < 24 { return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(padded(Int(minutes % 60), 2)) min" }
    return hours % 24 == 0 ? "\(hours / 24) d" : "\(hours / 24) d \(hours % 24) h"
}

extension Phase {
    /// As people say it.
    package var spoken: String {
        switch self {
        case .monitoring: "mitigated (watching)"
        case .investigating, .identified, .resolved, .closed, .cancelled, .merged: rawValue
        }
    }
}
