import Incidents
import Schedules

/// Counts the events of a calendar that are left out, with why and when.
struct UnreadEvents {
    let schedule: String
    let from: Instant
    let to: Instant
    private var lines: Set<Int> = []
    private var whys: [String] = []
    private var times: [Roster.Time] = []

    /// So many reasons are told; the number says that there are more.
    private static let most = 3

    init(schedule: String, from: Instant, to: Instant) {
        self.schedule = schedule
        self.from = from
        self.to = to
    }

    mutating func add(_ event: UnreadEvent) {
        add(event.why.line, event.why.description, from: event.from, to: event.to)
    }

    mutating func add(_ line: Int, _ why: String, from: Instant, to: Instant) {
        lines.insert(line)
        if whys.count < Self.most, !whys.contains(why) { whys.append(why) }
        times.append(Roster.Time(from: max(from, self.from), to: min(to, self.to)))
    }

    /// Nil where nothing was left out.
    var found: Roster.Unread? {
        guard !lines.isEmpty else { return nil }
        var merged: [Roster.Time] = []
        for time in times.sorted(by: { $0.from < $1.from }) where time.from < time.to {
            if let last = merged.last, time.from <= last.to {
                merged[merged.count - 1].to = max(last.to, time.to)
            } else {
                merged.append(time)
            }
        }
        return Roster.Unread(schedule: schedule, events: lines.count, whys: whys, times: merged)
    }
}
