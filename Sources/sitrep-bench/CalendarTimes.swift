import FoundationEssentials
import Incidents
import Schedules
import Settings

/// Reads a calendar from a file and writes its occurrences of a time down, again and again: beside it Python does the
/// same with icalendar and dateutil.
enum CalendarTimes {
    /// Prints CPU seconds of one reading, how many occurrences it has, and the sum of their beginnings, so that both can
    /// be compared.
    static func run(_ path: String, from: Int64, days: Int) throws {
        let octets = Array(try Data(contentsOf: URL(filePath: path)))
        let start = Instant(seconds: from)
        var sum: Int64 = 0
        var count = 0
        let taken = (0..<11).map { _ in
            Stopwatch.measure {
                let calendar = CalendarFile(reading: octets, zone: .utc) { ZoneRules.load($0) }
                let found = calendar.occurrences(from: start, to: start + .days(days)).found
                count = found.count
                sum = found.reduce(0) { $0 + $1.from.seconds }
            }.cpu
        }.sorted()
        Bench.say("calendar_seconds", taken[taken.count / 2])
        Bench.say("calendar_shifts", "\(count)")
        Bench.say("calendar_sum", "\(sum)")
    }
}
