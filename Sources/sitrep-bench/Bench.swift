import Glibc
import Incidents
import Ledger
import Settings
import Store

/// `sitrep-bench`, for `scripts/bench`: makes data directories that would take hours to talk together, and times what
/// can only be timed inside the process. Prints `name value` lines. Never shipped.
@main
enum Bench {
    static let usage = """
        sitrep-bench history DIR COUNT   fills DIR with COUNT events: 80 an incident, the last ten still open
        sitrep-bench open DIR COUNT      fills DIR with COUNT open incidents, all declared within the last minutes
        sitrep-bench rebuild DIR         makes every snapshot again from the events
        sitrep-bench tick DIR            loads DIR and lets the clock look at it
        sitrep-bench oncall COUNT        asks COUNT schedules who is on call
        sitrep-bench calendar FILE FROM  writes down a year of a calendar, from so many seconds since 1970
        """

    static func main() {
        let words = CommandLine.arguments.dropFirst()
        do {
            switch (words.first, words.count) {
            case ("history"?, 3): try fill(words) { (filling, count) in try filling.history(of: count) }
            case ("open"?, 3): try fill(words) { (filling, count) in try filling.openIncidents(count) }
            case ("rebuild"?, 2): try rebuild(words[2])
            case ("tick"?, 2): try tick(words[2])
            case ("oncall"?, 2):
                guard let count = Int(words[2]), count > 0 else { stop(usage, status: 64) }
                OnCallTimes(count: count, now: now()).run()
            case ("calendar"?, 3):
                guard let from = Int64(words[3]) else { stop(usage, status: 64) }
                try CalendarTimes.run(words[2], from: from, days: 365)
            default: stop(usage, status: 64)
            }
        } catch {
            stop("\(error)", status: 1)
        }
    }

    private static func fill(
        _ words: ArraySlice<String>, _ body: (inout Filling, Int) throws -> Void
    ) throws {
        guard let count = Int(words[3]), count > 0 else { stop(usage, status: 64) }
        var filling = Filling(try Store(directory: words[2]), upTo: now())
        let taken = try Stopwatch.measure { try body(&filling, count) }
        say("events", "\(filling.store.head.seq)")
        say("fill_seconds", taken.wall)
        filling.store.close()
    }

    private static func rebuild(_ directory: String) throws {
        let store = try Store(directory: directory)
        var count = 0
        let taken = try Stopwatch.measure { count = try store.rebuild() }
        say("incidents", "\(count)")
        say("rebuild_seconds", taken.wall)
        say("rebuild_cpu_seconds", taken.cpu)
        store.close()
    }

    private static func tick(_ directory: String) throws {
        guard let configuration = SettingsLoader.embedded().configuration else {
            stop("the embedded default is refused: see sitrep check-config", status: 1)
        }
        let ledger = Ledger(store: try Store(directory: directory), policy: configuration.policy)
        let taken = try Stopwatch.measure { try ledger.open(at: now()) }
        say("incidents", "\(ledger.desk.incidents.count)")
        say("load_seconds", taken.wall)
        say("load_cpu_seconds", taken.cpu)
        try Ticks(ledger: ledger).run(from: now())
        ledger.store.close()
    }

    static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    static func say(_ name: String, _ value: String) { print(name, value) }
    static func say(_ name: String, _ seconds: Double) { print(name, seconds) }

    static func stop(_ sentence: String, status: Int32) -> Never {
        let bytes = Array((sentence + "\n").utf8)
        // Where standard error is closed there is nobody to tell.
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        exit(status)
    }
}
