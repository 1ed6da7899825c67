import Incidents
import Pagers
import Schedules
import Yams

/// One rotation as a layer of ours. On both sides turns count on the wall from the start and go on while a restriction
/// keeps the layer silent, so that both say the same at every moment.
struct ImportedLayer {
    /// Why a rotation cannot be said here, in words.
    struct Misfit: Error {
        var words: String
    }

    var name: String
    private let people: [PersonID]
    private let every: String
    private let start: CivilTime
    private let end: CivilDate?
    private let isWeekly: Bool
    private let parts: WeekParts?
    private let span: Range<Instant>
    /// What is a little different from there.
    private(set) var remarks: [String] = []

    init(_ rotation: OpsgenieRotation, zone: ZoneRules, _ everybody: ImportedPeople) throws(Misfit) {
        name = YamlPage.line(rotation.name ?? "")
        let length = max(rotation.length ?? 1, 1)
        isWeekly = rotation.type == "weekly"
        switch rotation.type {
        case "weekly": every = length == 1 ? "week" : "\(length) weeks"
        case "daily": every = length == 1 ? "day" : "\(length) days"
        case "hourly": every = "\(length) hours"
        default: throw Misfit(words: "has turns of an unknown kind, \(rotation.type)")
        }
        guard length <= Self.longest[rotation.type, default: 0] else { throw Misfit(words: "has turns of \(every)") }
        guard let begin = OpsgenieTime.instant(rotation.startDate) else {
            throw Misfit(words: "has a start that is no time, \(rotation.startDate)")
        }
        start = zone.civil(begin)
        if start.second != 0 { remarks.append("begins at \(start.clockWithSeconds) there") }
        people = try Self.turns(rotation, everybody)
        parts = try Self.parts(rotation)
        var over = Instant(milliseconds: .max)
        var last: CivilDate?
        if let text = rotation.endDate {
            guard let found = OpsgenieTime.instant(text) else {
                throw Misfit(words: "has an end that is no time, \(text)")
            }
            guard found > begin else { throw Misfit(words: "ends before it begins") }
            over = found
            let wall = zone.civil(found)
            let date = CivilDate(wall)
            // Ours end at the hour of a hand-off: rather longer than a gap.
            last = wall.clock <= start.clock ? date : date + 1
            if wall.clock != start.clock { remarks.append("ends on \(wall.date) at \(wall.clock) there") }
        }
        end = last
        span = begin..<over
    }

    /// Two years, the longest turn that a layer may have.
    private static let longest = ["weekly": 104, "daily": 732, "hourly": 732 * 24]

    private static func turns(
        _ rotation: OpsgenieRotation, _ everybody: ImportedPeople
    ) throws(Misfit) -> [PersonID] {
        var people: [PersonID] = []
        for participant in rotation.participants ?? [] {
            guard participant.type == "user" else {
                let who = participant.type == "none" ? "nobody" : "the \(participant.words)"
                throw Misfit(words: "has \(who) in turn \(people.count + 1), and turns here are people's")
            }
            guard let person = everybody.person(participant) else {
                throw Misfit(words: "has somebody in turn \(people.count + 1) who is no user: \(participant.words)")
            }
            people.append(person)
        }
        guard !people.isEmpty else { throw Misfit(words: "has no participants") }
        return people
    }

    private static func parts(_ rotation: OpsgenieRotation) throws(Misfit) -> WeekParts? {
        guard let restriction = rotation.timeRestriction else { return nil }
        guard let parts = WeekParts(restriction) else {
            throw Misfit(words: "has a time restriction that is no part of a week")
        }
        return parts
    }

    func isOver(at now: Instant) -> Bool { span.upperBound <= now }

    /// May both be on call at one moment?
    func meets(_ other: ImportedLayer) -> Bool {
        guard span.overlaps(other.span) else { return false }
        guard let parts, let others = other.parts else { return true }
        return parts.overlaps(others)
    }

    var node: Node {
        let day = isWeekly ? "\(CivilDate(start).weekday.name) \(start.clock)" : start.clock
        var entries: [(String, Node)] = [
            ("name", YamlPage.scalar(name)), ("people", YamlPage.list(people.map(\.key))),
            ("every", YamlPage.scalar(every)), ("hand_off", YamlPage.scalar(day)),
            ("start", YamlPage.scalar(start.date)),
        ]
        if let end { entries.append(("end", YamlPage.scalar("\(end)"))) }
        if let texts = parts?.texts, !texts.isEmpty { entries.append(("windows", YamlPage.list(texts))) }
        return YamlPage.map(entries)
    }
}
