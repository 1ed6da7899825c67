import Delivery
import FoundationEssentials
import HTTPClient
import Incidents
import Schedules
import Synchronization
import Testing

@testable import Pagers

@Suite("calendars as schedules")
struct CalendarRosterTests {
    private let from = Instant(rfc3339: "2026-11-20T00:00:00Z") ?? .distantPast
    private let to = Instant(rfc3339: "2026-12-04T00:00:00Z") ?? .distantPast
    private static let ana = Person(
        id: PersonID("ana"), name: "Ana Ruiz", phones: ["+49 30 1"], email: "ana@example.org")
    private static let people = CalendarPeople(
        [ana.id: ana, PersonID("bob"): Person(id: PersonID("bob"), name: "Bob Stone")],
        named: { ["ana ruiz": PersonID("ana"), "bob": PersonID("bob")][$0.lowercased()] })

    private func roster(
        _ place: CalendarRoster.Place = .url { "https://cal.test/private-secret/basic.ics" },
        _ answer: @escaping @Sendable (HTTPRequest) throws(HTTPFailure) -> HTTPResponse = { _ throws(HTTPFailure) in
            HTTPResponse(status: 500)
        }
    ) -> CalendarRoster {
        CalendarRoster(
            schedule: "database", place: place, zone: .utc, people: Self.people, lookup: { _ in nil },
            exchange: { request throws(HTTPFailure) in try answer(request) })
    }
    private func reading(_ text: String) -> CalendarRoster {
        roster { _ throws(HTTPFailure) in HTTPResponse(status: 200, body: Array(text.utf8)) }
    }
    private static func calendar(_ events: String...) -> String {
        let lines = events.map { event in
            "BEGIN:VEVENT\r\nUID:\(event.utf8.count)-\(event.prefix(20))\r\nDTSTART:20261123T090000Z\r\nDTEND:20261130T090000Z\r\n\(event)\r\nEND:VEVENT\r\n"
        }
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n\(lines.joined())END:VCALENDAR\r\n"
    }

    @Test(
        "whose an event is",
        arguments: [
            ("X-SITREP-PERSON:ana\r\nX-SITREP-DUTY:backup\r\nSUMMARY:x", ["ana"], "backup"),
            ("ATTENDEE;CN=Somebody:mailto:ANA@example.org\r\nSUMMARY:Bob", ["ana"], "primary"),
            (
                "ATTENDEE:mailto:ana@example.org\r\nATTENDEE;CN=Eve:mailto:eve@example.org\r\nCATEGORIES:trainees",
                ["ana", "eve@example.org"], "trainees"
            ),
            ("SUMMARY:Ana Ruiz", ["ana"], "primary"), ("SUMMARY:On call: Ana Ruiz (database)", ["ana"], "primary"),
            ("SUMMARY:On Call - Bob - DB", ["bob"], "primary"), ("SUMMARY:Ana Ruiz on call", ["ana"], "primary"),
            ("SUMMARY:Ana Ruiz / Bob Stone", ["ana", "bob"], "primary"),
            ("SUMMARY:ana@example.org", ["ana"], "primary"),
            ("SUMMARY:Somebody <Ana@Example.org>", ["ana"], "primary"),
            ("ATTENDEE:ana@example.org\r\nSUMMARY:x", ["ana"], "primary"),
            ("ATTENDEE;CN=\"Ruiz, Ana\":invalid:nomail\r\nSUMMARY:x", ["ana"], "primary"),
            ("ATTENDEE:Ana Ruiz\r\nSUMMARY:x", ["ana"], "primary"),
            (
                "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org\r\nATTENDEE;CN=Bob:mailto:b@x.org\r\nSUMMARY:x",
                ["bob"], "primary"
            ),
            ("ATTENDEE;CUTYPE=ROOM;CN=Bob:mailto:room@x.org\r\nSUMMARY:Ana Ruiz", ["ana"], "primary"),
            ("ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org\r\nSUMMARY:Ana Ruiz / Bob", ["bob"], "primary"),
        ])
    func people(event: String, accounts: [String], duty: String) async throws {
        let roster = try await reading(Self.calendar(event)).read(from: from, to: to)
        #expect(roster.turns.map(\.account).sorted() == accounts.sorted())
        #expect(roster.turns.allSatisfy { $0.duty == duty && $0.schedule == "database" })
        #expect(roster.turns.first?.from == Instant(rfc3339: "2026-11-23T09:00:00Z"))
        #expect(roster.accounts.count == accounts.count)
    }

    @Test(
        "a title says who is on which duty",
        arguments: [
            ("SUMMARY:Primary: Ana\\, Backup: Bob", ["ana primary", "bob backup"]),
            ("SUMMARY:Primary: Bob Stone / Secondary: Ana Ruiz", ["ana backup", "bob primary"]),
            ("SUMMARY:Ana (primary)\\, Bob (backup)", ["ana primary", "bob backup"]),
            ("SUMMARY:Ana Ruiz / Bob Stone (backup)", ["ana primary", "bob backup"]),
            ("SUMMARY:Backup: Bob", ["bob backup"]), ("SUMMARY:Secondary on-call Bob Stone", ["bob backup"]),
            ("SUMMARY:2nd on call: Ana Ruiz", ["ana backup"]),
            ("SUMMARY:1st on call: Ana\\, 2nd on call: Bob", ["ana primary", "bob backup"]),
            ("SUMMARY:Primary: Ana\\, trainee: Bob", ["ana primary", "bob trainees"]),
            ("SUMMARY:Backup ana@example.org\\, primary Bob Stone", ["ana backup", "bob primary"]),
            ("SUMMARY:Database primary: Ana\\, Database backup: Bob", ["ana primary", "bob backup"]),
            ("SUMMARY:DB backup on call: Ana", ["ana primary"]), ("SUMMARY:Ana Ruiz second week", ["ana primary"]),
            (
                "ATTENDEE:mailto:ana@example.org\r\nATTENDEE;CN=Bob:mailto:b@x.org\r\nSUMMARY:Primary: Bob\\, backup: Ana",
                ["ana backup", "bob primary"]
            ),
            ("ATTENDEE:mailto:ana@example.org\r\nSUMMARY:Backup on call", ["ana backup"]),
            ("ATTENDEE:mailto:ana@example.org\r\nSUMMARY:Backup restore on call", ["ana primary"]),
            ("CATEGORIES:primary\r\nSUMMARY:Backup: Bob", ["bob primary"]),
        ])
    func duties(event: String, turns: [String]) async throws {
        let roster = try await reading(Self.calendar(event)).read(from: from, to: to)
        #expect(roster.turns.map { "\($0.account) \($0.duty)" }.sorted() == turns)
    }

    @Test(
        "an event that names nobody plainly puts nobody on call, and says so",
        arguments: [
            ("SUMMARY:Busy", "“Busy” names nobody we know"), ("SUMMARY:Zoe", "“Zoe” names nobody we know"),
            ("SUMMARY:eve@example.org", "“eve@example.org” names nobody we know"),
            ("X-SITREP-PERSON:eve\r\nSUMMARY:Bob", "“eve” names nobody we know"),
            ("X-A:1", "an event has no title and no attendee"),
            ("ATTENDEE;CN=Eve:invalid:nomail\r\nSUMMARY:x", "“x” names nobody we know"),
            ("SUMMARY:Ana Ruiz on vacation", "“Ana Ruiz on vacation” says more of people than who is on call"),
            ("SUMMARY:Ana Lopez on call", "“Ana Lopez on call” names nobody we know"),
            ("SUMMARY:Call with Ana about the bank", "“Call with Ana about the bank” names nobody we know"),
            ("SUMMARY:On call: Bob Marley", "“On call: Bob Marley” names nobody we know"),
            ("SUMMARY:No on-call: Ana Ruiz", "“No on-call: Ana Ruiz” says more of people than who is on call"),
            ("SUMMARY:Ana Ruiz: kein Dienst", "“Ana Ruiz: kein Dienst” says more of people than who is on call"),
            ("SUMMARY:Backup for Ana Ruiz", "“Backup for Ana Ruiz” says more of people than who is on call"),
            (
                "SUMMARY:Backup for Ana Ruiz: Bob Stone",
                "“Backup for Ana Ruiz: Bob Stone” says more of people than who is on call"
            ),
            ("SUMMARY:Bob for Ana Ruiz", "“Bob for Ana Ruiz” says more of people than who is on call"),
            ("SUMMARY:Bob → Ana Ruiz", "“Bob → Ana Ruiz” says more of people than who is on call"),
            (
                "ATTENDEE;PARTSTAT=DECLINED:mailto:ana@example.org\r\nSUMMARY:Ana Ruiz",
                "everybody of “Ana Ruiz” has declined"
            ),
            ("ATTENDEE;PARTSTAT=DELEGATED:mailto:ana@example.org\r\nSUMMARY:x", "everybody of “x” has declined"),
        ])
    func nobody(event: String, why: String) async throws {
        let roster = try await reading(Self.calendar(event)).read(from: from, to: to)
        #expect(roster.turns == [] && roster.accounts == [])
        let time = try Roster.Time(
            from: #require(Instant(rfc3339: "2026-11-23T09:00:00Z")),
            to: #require(Instant(rfc3339: "2026-11-30T09:00:00Z")))
        #expect(roster.unread == [Roster.Unread(schedule: "database", events: 1, whys: [why], times: [time])])
    }

    @Test(
        "an unknown name beside a known one is said, and the known one is on call",
        arguments: [
            ("Ana / Zoe", "Zoe"), ("Ana Ruiz and Zoe Unknown", "Zoe Unknown"), ("Ana Ruiz\\, Zoe", "Zoe"),
            ("Zoe & Ana", "Zoe"), ("Primary: Ana\\, Backup: Zoe", "Zoe"), ("Ana + Zoe Unknown", "Zoe Unknown"),
            ("ana / zoe", "zoe"), ("Ana Ruiz / eve@example.org", "eve@example.org"),
        ])
    func strangers(title: String, stranger: String) async throws {
        let roster = try await reading(Self.calendar("SUMMARY:\(title)")).read(from: from, to: to)
        #expect(roster.turns.map(\.account) == ["ana"])
        #expect(
            roster.unread?.first?.whys.first?.contains("names \(stranger) too") == true,
            "\(String(describing: roster.unread))")
    }

    @Test(
        "what stands beside a name and is nobody's is no stranger",
        arguments: [
            "Ana Ruiz", "On-call: Ana", "Database: Ana", "Database\\, Ana Ruiz", "Ana Ruiz / Bob Stone", "Ana (Berlin)",
            "Ruiz\\, Ana", "Ana Ruiz\\, Monday", "SRE / Ana", "Ana Ruiz - Week 12", "Database / Ana",
            "Ana\\, Database backup: Bob",
        ])
    func noStrangers(title: String) async throws {
        let roster = try await reading(Self.calendar("SUMMARY:\(title)")).read(from: from, to: to)
        #expect(roster.turns.contains { $0.account == "ana" } && roster.unread == nil, "\(roster)")
    }

    @Test("what cannot be read is counted, and the first reasons are told")
    func unread() async throws {
        let bad = (1...5).map { "SUMMARY:Bob\r\nEXDATE:no\($0)" } + ["SUMMARY:Bob"]
        let lines = bad.enumerated().map { number, event in
            "BEGIN:VEVENT\r\nUID:\(number)\r\nDTSTART:20261123T090000Z\r\nDTEND:20261124T090000Z\r\n\(event)\r\nEND:VEVENT\r\n"
        }
        let roster = try await reading("BEGIN:VCALENDAR\r\n\(lines.joined())END:VCALENDAR\r\n").read(from: from, to: to)
        #expect(roster.turns.map(\.account) == ["bob"])
        #expect(roster.unread?.first?.events == 5 && roster.unread?.first?.whys.count == 3)
        #expect(roster.unread?.first?.times.count == 1)
    }

    @Test("an event that is over, or far ahead, is no trouble")
    func elsewhen() async throws {
        let roster = try await reading(Self.calendar("SUMMARY:Busy")).read(from: to, to: to + .days(9))
        #expect(roster.unread == nil)
    }

    @Test("somebody known brings their telephone; turns are cut off at both ends")
    func known() async throws {
        let middle = Instant(rfc3339: "2026-11-25T00:00:00Z") ?? .distantPast
        let found = try await reading(Self.calendar("SUMMARY:Ana Ruiz")).read(from: middle, to: middle + .hours(1))
        #expect(found.turns.map(\.from) == [middle] && found.turns.map(\.to) == [middle + .hours(1)])
        #expect(found.accounts == [.init(id: "ana", name: "Ana Ruiz", email: "ana@example.org", phones: ["+49 30 1"])])
    }

    @Test(
        "what is not whole, or is suddenly empty, does not replace what is known",
        arguments: [
            ("", "nothing came"), ("<html>Sign in</html>", "a page that asks to sign in"),
            (String(calendar("SUMMARY:Bob").dropLast(20)), "it was cut off"), (calendar(), "is empty"),
            ("   " + calendar("SUMMARY:Bob"), "it begins with something else"),
        ])
    func cut(text: String, why: String) async {
        let failure = await #expect(throws: DeliveryFailure.self) { try await reading(text).read(from: from, to: to) }
        #expect(failure?.retry == .later)
        #expect(failure?.sentence.contains(why) == true)
    }

    @Test("what comes compressed is named")
    func compressed() async {
        let source = roster { _ throws(HTTPFailure) in HTTPResponse(status: 200, body: [0x1F, 0x8B, 8, 0]) }
        let failure = await #expect(throws: DeliveryFailure.self) { try await source.read(from: from, to: to) }
        #expect(failure?.sentence.contains("gzip") == true)
    }

    @Test(
        "an answer that is no calendar says what to do, and never the address",
        arguments: [(404, DeliveryFailure.Retry.never), (301, .never), (500, .later), (429, .after(.seconds(9)))])
    func refused(status: Int, retry: DeliveryFailure.Retry) async {
        let asked = Mutex<HTTPRequest?>(nil)
        let source = roster { request throws(HTTPFailure) in
            asked.withLock { $0 = request }
            return HTTPResponse(status: status, headers: [(name: "Retry-After", value: "9")])
        }
        let failure = await #expect(throws: DeliveryFailure.self) { try await source.read(from: from, to: to) }
        #expect(failure?.retry == retry)
        #expect(
            failure?.sentence.contains("secret") == false && failure?.sentence.contains("schedules.database") == true)
        #expect(asked.withLock { $0?.limit } == 8 << 20)
    }

    @Test("too large, or cut on its way, is a failure of the network's own words")
    func tooLarge() async {
        let source = roster { _ throws(HTTPFailure) in throw HTTPFailure(kind: .tooLarge, message: "more than 8 MiB") }
        let failure = await #expect(throws: DeliveryFailure.self) { try await source.read(from: from, to: to) }
        #expect(
            failure == DeliveryFailure(.later, "The calendar of schedules.database could not be read: more than 8 MiB"))
    }

    @Test("a file is read as it is now; a folder or a pipe is none")
    func file() async throws {
        let path = FileManager.default.temporaryDirectory.path + "/sitrep-\(UInt64.random(in: 0...UInt64.max)).ics"
        try Data(Self.calendar("SUMMARY:Bob").utf8).write(to: URL(fileURLWithPath: path))
        // A file that stays behind is in the system's temporary place, where it is cleaned up.
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try await roster(.file(path)).read(from: from, to: to).turns.map(\.account) == ["bob"])
        for other in ["/tmp", "/dev/zero", "\(path).gone"] {
            await #expect(throws: DeliveryFailure.self) { try await roster(.file(other)).read(from: from, to: to) }
        }
    }

    @Test("doctor hears what is left out, and of a calendar that names nobody")
    func checkup() async {
        #expect(await reading(Self.calendar("SUMMARY:Bob")).checkup(at: from).trouble == nil)
        #expect(await reading(Self.calendar()).checkup(at: from).trouble?.contains("is empty") == true)
        #expect(await reading(Self.calendar("SUMMARY:Bob")).checkup(at: to).trouble?.contains("names nobody") == true)
        #expect(await reading(Self.calendar("SUMMARY:Busy")).checkup(at: from).trouble?.contains("“Busy”") == true)
        let odd = Self.calendar("SUMMARY:Bob\r\nRRULE:FREQ=SECONDLY")
        #expect(await reading(odd).checkup(at: from).trouble?.hasPrefix("some of it is left out: line ") == true)
    }
}
