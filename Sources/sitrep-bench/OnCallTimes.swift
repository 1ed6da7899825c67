import Glibc
import Incidents
import Schedules
import Settings

/// What it costs to ask who is on call, and to write a year of it down.
struct OnCallTimes {
    private static let zones = ["Europe/Berlin", "America/New_York", "Asia/Kolkata"]
    private static let standInsEach = 20

    private let count: Int
    private let now: Instant
    private var book = DutyBook()
    private let one: Schedule

    /// So many schedules over three zones.
    init(count: Int, now: Instant) {
        self.count = count
        self.now = now
        let rules = Self.zones.map { name -> ZoneRules in
            guard let rules = ZoneRules.load(name) else { Bench.stop("no time zone \(name) here", status: 1) }
            return rules
        }
        var schedules: [String: Schedule] = [:]
        for number in 0..<count {
            let name = "team-\(number)"
            schedules[name] = Self.schedule(name, rules[number % rules.count])
        }
        guard let one = schedules["team-0"] else { Bench.stop("no schedule to measure", status: 64) }
        self.one = one
        book.planner = ScheduleBook(schedules: schedules)
    }

    /// Prints CPU seconds of one answer (all three duties of one schedule), without stand-ins and with them, and of a
    /// year written down.
    func run() {
        Bench.say("answer_seconds", median { ask(book) } / Double(count))
        var covered = book
        covered.standIns = (0..<count).flatMap { number in
            (0..<Self.standInsEach).map { standIn("team-\(number)", $0) }
        }
        Bench.say("covered_answer_seconds", median { ask(covered) } / Double(count))
        let to = now + .days(365)
        var shifts = 0
        Bench.say("year_seconds", median { shifts = one.shifts(from: now, to: to).count })
        Bench.say("year_shifts", "\(shifts)")
    }

    /// Everybody on call for everything, at one instant.
    private func ask(_ book: DutyBook) {
        var people = 0
        for schedule in book.schedules {
            for duty in Duty.allCases { people += book.people(schedule, duty, at: now).count }
        }
        guard people >= 2 * count else { Bench.stop("\(people) people are on call for \(count) schedules", status: 1) }
    }

    /// CPU seconds: what others do on the machine disturbs the clock more.
    private func median(_ body: () -> Void) -> Double {
        let taken = (0..<11).map { _ in Stopwatch.measure(body).cpu }.sorted()
        return taken[taken.count / 2]
    }

    /// Now and in the weeks around, half of them over at the instant that is asked for.
    private func standIn(_ schedule: String, _ index: Int) -> StandIn {
        let from = now + .hours(12 * (index - Self.standInsEach / 2))
        return StandIn(
            schedule: schedule, duty: .primary, person: PersonID("stand-in-\(index)"), from: from,
            to: from + .hours(13),
            made: now - .days(30))
    }

    /// Weekly turns of eight people, nights in daily turns above them, the next in rotation behind, and a trainee.
    private static func schedule(_ name: String, _ zone: ZoneRules) -> Schedule {
        let start = CivilDate(day: 20_454)  // Thursday, 2026-01-01
        let week = Layer(
            name: "weeks", people: people("w", 8), rotation: .weekly, handOff: TimeOfDay(minutes: 9 * 60),
            weekday: .monday, start: start)
        let nights = Layer(
            name: "nights", people: people("n", 4), rotation: .daily, handOff: TimeOfDay(minutes: 22 * 60),
            start: start,
            windows: Window.on(Weekday.allCases, from: TimeOfDay(minutes: 22 * 60), to: TimeOfDay(minutes: 6 * 60)))
        let trainee = Layer(name: "trainees", people: people("t", 1), rotation: .together, start: start)
        return Schedule(
            name: name, zone: zone, primary: .layers([week, nights]), backup: .nextInRotation,
            trainees: .layers([trainee]))
    }

    private static func people(_ letter: String, _ count: Int) -> [PersonID] {
        (0..<count).map { PersonID("\(letter)\($0)") }
    }
}
