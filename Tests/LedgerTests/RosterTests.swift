import Incidents
import Ledger
import Store
import Testing
import Wording

/// Schedules that are kept in a calendar: what is kept of them here, and what is said while they cannot be read.
@Suite struct RosterTests {
    private static let yaml = """
        people: {alex: Alex Reed, sam: Sam Poole}
        schedules: {web: {calendar: /dev/null/web.ics}, db: {calendar: /dev/null/db.ics}}
        on_call: {ic: {primary: alex}, database: db}
        """

    private func bench() throws -> Bench { try Bench(Self.yaml) }

    private func roster(_ bench: Bench, _ schedule: String, _ id: String, name: String, unread: String? = nil) -> Roster
    {
        let (from, to) = (bench.now - .hours(1), bench.now + .hours(100))
        let turn = Roster.Turn(schedule: schedule, account: id, duty: "primary", from: from, to: to)
        let left = unread.map {
            Roster.Unread(schedule: schedule, events: 2, whys: [$0], times: [Roster.Time(from: from, to: to)])
        }
        return Roster(
            accounts: id == "-" ? [] : [.init(id: id, name: name)], turns: id == "-" ? [] : [turn],
            unread: left.map { [$0] })
    }

    private func read(_ bench: Bench, _ source: String, _ roster: Roster) {
        _ = bench.ledger.take([.roster(source: source, .read(roster))], at: bench.now)
    }

    @Test func `why a first reading fails is said where people look, also after a restart`() throws {
        let bench = try bench()
        _ = bench.ledger.take([.roster(source: "db", .failed("it is not shared (401)"))], at: bench.now)
        bench.say("!oncall database")
        let said = try bench.answer()
        #expect(said.contains("database: not known"))
        #expect(said.contains("db could not be read yet, so nobody is known from there: it is not shared (401)"))
        let again = Ledger(store: bench.ledger.store, policy: bench.configured)
        try again.open(at: bench.now)
        _ = again.adopt(bench.configured, at: bench.now, isStart: true)
        #expect(again.desk.policy.book.rosters["db"]?.trouble == "it is not shared (401)")
        read(bench, "db", roster(bench, "db", "sam", name: "Sam Poole"))
        bench.say("!oncall database")
        #expect(try bench.answer().contains("database: Sam Poole (primary)"))
    }

    @Test func `how old a reading is, and that it cannot be read now, holds over a restart`() throws {
        let bench = try bench()
        read(bench, "db", roster(bench, "db", "sam", name: "Sam Poole"))
        bench.say("!oncall database")
        #expect(try bench.answer().contains("As db said just now\n"))
        let readAt = bench.now
        bench.now = bench.now + .minutes(125)
        _ = bench.ledger.take([.roster(source: "db", .failed("it answers 500"))], at: bench.now)
        bench.say("!oncall database")
        #expect(try bench.answer().contains("As db said 2 h 05 min ago (it cannot be read now: it answers 500)"))

        bench.now = bench.now + .minutes(60)
        let again = Ledger(store: bench.ledger.store, policy: bench.configured)
        try again.open(at: bench.now)
        _ = again.adopt(bench.configured, at: bench.now, isStart: true)
        let kept = try #require(again.desk.policy.book.rosters["db"])
        #expect(kept.readAt == readAt && kept.trouble == "it answers 500")
        _ = again.take(
            [.local(LocalSubmission(room: "ops", author: "alex", text: "!oncall database", thread: nil, id: "after"))],
            at: bench.now)
        let answer = try bench.answer()
        #expect(answer.contains("database: Sam Poole (primary)"))
        #expect(answer.contains("As db said 3 h 05 min ago (it cannot be read now: it answers 500)"))
    }

    @Test func `what cannot be read is said, and nobody stands for it`() throws {
        let bench = try bench()
        read(bench, "db", roster(bench, "db", "-", name: "", unread: "line 9: no zone"))
        bench.say("!oncall database")
        #expect(try bench.answer().contains("database: not known"))
        #expect(
            try bench.answer().contains("2 events of db count for nobody: line 9: no zone …"))
        read(bench, "db", roster(bench, "db", "sam", name: "Sam Poole", unread: "line 9: no zone"))
        bench.say("!oncall database")
        #expect(try bench.answer().contains("database: Sam Poole (primary), and perhaps others"))
    }

    @Test("beyond what was read nobody is not nobody", arguments: [40, -3])
    func beyond(days: Int) throws {
        let bench = try bench()
        read(bench, "db", roster(bench, "db", "sam", name: "Sam Poole"))
        let day = CivilTime(secondsSince1970: (bench.now.milliseconds + Int64(days) * 86_400_000) / 1000)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        bench.say("!oncall database \(day.year)-\(two(day.month))-\(two(day.day)) 12:00")
        let said = try bench.answer()
        #expect(said.contains("database: not known"), "\(said)")
        #expect(said.contains(days > 0 ? "no further than 35 d ahead" : "nothing of before"), "\(said)")
    }

    @Test func `a reading that is older than it went ahead says nothing of now`() throws {
        let bench = try bench()
        read(bench, "db", roster(bench, "db", "sam", name: "Sam Poole"))
        _ = bench.ledger.take([.roster(source: "db", .failed("it answers 500"))], at: bench.now)
        bench.now = bench.now + .days(36)
        bench.say("!oncall database")
        #expect(try bench.answer().contains("database: not known"))
    }

    @Test(arguments: ["Web duty", "Web", "web team"])
    func `whoever is called like a schedule does not hide it`(name: String) throws {
        let bench = try bench()
        read(bench, "web", roster(bench, "web", "web@example.org", name: name))
        bench.say("!oncall web")
        #expect(try bench.answer().contains("web: \(name) (primary)"))
        bench.say("!oncall take web 2h", by: "sam")
        #expect(try bench.answer().contains("primary of web"))
        #expect(bench.ledger.desk.policy.targets(named: "web") == [.schedule("web")])
    }

    @Test(arguments: ["", "  ", "-"]) func `an account without a name is nobody, or its address`(name: String) throws {
        let bench = try bench()
        read(bench, "db", roster(bench, "db", name.isEmpty ? "" : "_", name: name))
        bench.say("!oncall database")
        #expect(try bench.answer().contains("database: nobody"))
        read(bench, "db", roster(bench, "db", "x@example.org", name: name))
        bench.say("!oncall database")
        #expect(try bench.answer().contains("database: x@example.org (primary)"))
    }

    @Test func `what an earlier release kept is read`() throws {
        let bench = try bench()
        let (from, to) = (bench.now.milliseconds - 3_600_000, bench.now.milliseconds + 3_600_000)
        let old = """
            {"people":{},"read_at":\(bench.now.milliseconds),"roster":{"accounts":[{"id":"sam","name":"Sam Poole",\
            "phones":[]}],"turns":[{"account":"sam","duty":"primary","from":\(from),"schedule":"db","to":\(to)}]}}
            """
        try bench.ledger.store.set("roster/db", old)
        let again = Ledger(store: bench.ledger.store, policy: bench.configured)
        try again.open(at: bench.now)
        _ = again.adopt(bench.configured, at: bench.now, isStart: true)
        #expect(again.wording.policy.line("database", at: bench.now).primary?.key == "sam")
    }
}
