import Delivery
import Incidents
import Store
import Testing
import Wording

@testable import Ledger

@Suite("what a chat hands in")
struct HeardTests {
    private static let rooms = """
        rooms: {incidents: matrix, announce: ["matrix/#ops:example.org", "matrix/!ops"], executive: "matrix/#exec:example.org"}
        """

    private func said(
        _ bench: Bench, _ text: String, id: String, at: Instant? = nil, room: String = "!ops",
        _ change: (inout Heard) -> Void = { _ in }
    ) -> [String] {
        var heard = Heard(
            room: RoomRef(chat: "matrix", room: room), id: id, sender: "@ana:example.org", text: text,
            at: at ?? bench.now)
        change(&heard)
        _ = bench.ledger.take([.heard([heard], remember: [:])], at: bench.now)
        var answers: [String] = []
        for errand in bench.ledger.startErrands(at: bench.now) {
            if case .say(let saying) = errand.row.errand { answers.append(PlainText.render(saying.message)) }
            if case .page = errand.row.errand { continue }
            let outcome: ErrandOutcome =
                if case .openRoom = errand.row.errand {
                    .opened(RoomLinked(room: RoomRef(chat: "matrix", room: "!incident"), purpose: .main))
                } else {
                    .done(nil)
                }
            _ = bench.ledger.take([.finished(errand.row, outcome)], at: bench.now)
        }
        bench.now = bench.now + .seconds(1)
        return answers
    }

    @Test(
        "what was edited commands nothing, and that is said",
        arguments: ["!declare P1 it is down", "!severity P1", "!ic page", "!resolved", "!status", "!note x"])
    func edited(text: String) throws {
        let bench = try Bench(ErrandTests.matrix)
        let before = bench.ledger.store.head.seq
        let answers = said(bench, text, id: "$1") { $0.isEdited = true }
        #expect(answers.count == 1 && answers[0].contains("edited"), "\(answers)")
        #expect(bench.ledger.store.head.seq == before)
        #expect(bench.ledger.desk.incidents.isEmpty)
    }

    @Test("an edited mention too, and edited talk passes by in silence")
    func addressed() throws {
        let bench = try Bench(ErrandTests.matrix)
        let mention = said(bench, "severity P1", id: "$1") {
            $0.isEdited = true
            $0.isAddressed = true
        }
        #expect(mention.count == 1 && mention[0].contains("edited"))
        #expect(said(bench, "we look at it", id: "$2") { $0.isEdited = true }.isEmpty)
        #expect(said(bench, "TODO: look at it", id: "$3") { $0.isEdited = true }.isEmpty)
    }

    @Test("what was heard before its edit is not answered again")
    func heardBefore() throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = said(bench, "!status", id: "$1")
        #expect(said(bench, "!status", id: "$1") { $0.isEdited = true }.isEmpty)
    }

    @Test(
        "a change of phase or severity that is hours old is asked about",
        arguments: ["!severity P1", "!mitigated rolled back", "!resolved", "!close", "!cancel", "!identified db"])
    func outdated(text: String) throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = said(bench, "!declare P2 checkout is down", id: "$1")
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        bench.now = bench.now + .days(9)
        let answers = said(bench, text, id: "$2", at: bench.now - .days(8), room: "!incident")
        #expect(answers.contains { $0.contains("8 d") && $0.contains("changed nothing") }, "\(answers)")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.phase == incident.phase)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.severity == incident.severity)
    }

    @Test("an update that waited out an outage is kept all the same, and a late change within the hour is made")
    func late() throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = said(bench, "!declare P2 checkout is down", id: "$1")
        bench.now = bench.now + .hours(3)
        _ = said(bench, "!update status: rolling back", id: "$2", at: bench.now - .hours(2), room: "!incident")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.updateCount == 1)
        _ = said(bench, "!mitigated rolled back", id: "$3", at: bench.now - .minutes(50), room: "!incident")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.phase == .monitoring)
    }

    @Test(
        "what changes who does what, or what is due, is asked about when it is hours old",
        arguments: [
            "!ic me", "!ic handoff bob", "!role ops bob", "!sync 15:00", "!timer 20m vendor", "!snooze 20m",
            "!task look in 20m", "!nextupdate 20m",
        ])
    func lateForAll(text: String) throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = said(bench, "!declare P2 checkout is down", id: "$1")
        let before = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        bench.now = bench.now + .hours(7)
        let answers = said(bench, text, id: "$2", at: bench.now - .hours(5), room: "!incident")
        #expect(answers.contains { $0.contains("5 h") && $0.contains("changed nothing") }, "\(answers)")
        let after = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        #expect(after.roles == before.roles && after.nextUpdateDue == nil)
    }

    @Test("an old update stands behind a later one, and a time of it that is over sets no clock")
    func behind() throws {
        let bench = try Bench(ErrandTests.matrix)
        _ = said(bench, "!declare P2 checkout is down", id: "$1")
        bench.now = bench.now + .hours(7)
        _ = said(bench, "!update status: old eta: 20m", id: "$2", at: bench.now - .hours(5), room: "!incident")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.nextUpdateDue == nil)
        _ = said(bench, "!update status: new", id: "$3", room: "!incident")
        let answers = said(bench, "!update status: older", id: "$4", at: bench.now - .hours(2), room: "!incident")
        #expect(answers.contains { $0.contains("changed nothing") }, "\(answers)")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.fields.status == "new")
        let late = said(bench, "!nextupdate 20m", id: "$5", at: bench.now - .minutes(40), room: "!incident")
        #expect(late.contains { $0.contains("is over") }, "\(late)")
    }

    @Test(
        "whoever speaks to the bot alone is answered, whatever they wrote",
        arguments: ["?", "--help", "", "hello", "…"])
    func answered(text: String) throws {
        let bench = try Bench(ErrandTests.matrix)
        let answers = said(bench, text, id: "$1") {
            $0.isAddressed = true
            $0.expectsAnswer = true
        }
        #expect(answers.count == 1)
    }

    @Test("a room of two is a talk with the bot, but where an incident is worked on or everybody is told")
    func alone() throws {
        let bench = try Bench(ErrandTests.matrix)
        func answers(_ text: String, _ id: String, _ room: String) -> Int {
            said(bench, text, id: id, room: room) { $0.isAlone = true }.count
        }
        #expect(answers("hello", "$1", "!two") == 1)
        #expect(answers("incidents", "$2", "!two") == 1)
        #expect(said(bench, "hello", id: "$3", room: "!three").isEmpty)
        _ = said(bench, "!declare P1 checkout is down", id: "$4", room: "!two")
        #expect(bench.ledger.desk.incident(in: RoomRef(chat: "matrix", room: "!incident")) == IncidentID(1))
        // Until all is said that there is to say.
        for number in 0..<8 { _ = said(bench, "talk", id: "$t\(number)", room: "!three") }
        #expect(answers("I look at the replica", "$5", "!incident") == 0)
        #expect(answers("hello", "$6", "!two") == 1)

        let yaml = ErrandTests.matrix.split(separator: "\n").filter { !$0.hasPrefix("rooms:") }.joined(separator: "\n")
        let announced = try Bench(yaml + "\n" + Self.rooms)
        #expect(said(announced, "hello", id: "$1", room: "!ops") { $0.isAlone = true }.isEmpty)
    }

    @Test("a room that is configured by two names is told once, also after a reload")
    func twice() throws {
        let yaml = ErrandTests.matrix.split(separator: "\n").filter { !$0.hasPrefix("rooms:") }.joined(separator: "\n")
        let bench = try Bench(yaml + "\n" + Self.rooms)
        #expect(bench.ledger.policy.announceRooms.count == 2)
        _ = bench.ledger.take(
            [.named(chat: "matrix", rooms: ["#ops:example.org": "!ops", "#exec:example.org": "!exec"])], at: bench.now)
        let ops = RoomRef(chat: "matrix", room: "!ops")
        #expect(bench.ledger.policy.announceRooms == [ops])
        #expect(bench.ledger.policy.executiveRooms == [RoomRef(chat: "matrix", room: "!exec")])
        _ = bench.ledger.adopt(bench.configured, at: bench.now)
        #expect(bench.ledger.policy.announceRooms == [ops])
        let answers = said(bench, "!declare P2 checkout is down", id: "$1")
        #expect(
            answers.count { $0.contains("checkout is down") } <= 2,
            "the answer here, the opening in its room: \(answers)")
    }

    @Test("the address of a calendar is written where nobody else reads it, and nowhere else")
    func calendar() throws {
        let bench = try Bench("server: {public_url: \"https://sitrep.example.org\"}\n" + ErrandTests.matrix)
        let overheard = said(bench, "!oncall calendar", id: "$1")
        #expect(
            overheard.count == 1 && !overheard[0].contains("key=")
                && overheard[0].contains("sitrep invite ana --calendar"))
        bench.say("!oncall calendar", by: "ana")
        #expect(try !bench.answer().contains("key="))
        bench.ledger.whisperers = ["matrix"]
        let whispered = said(bench, "!oncall calendar", id: "$2")
        #expect(whispered.count == 1 && whispered[0].contains("https://sitrep.example.org/calendar?of=ana&key="))
        bench.say("!oncall calendar", by: "ana", id: "m99")
        #expect(try bench.answer().contains("Ask me at matrix"))
    }

    @Test("who has no account at the chat is said by !ic and !ic who")
    func unknown() throws {
        let bench = try Bench(ErrandTests.matrix)
        var policy = bench.configured
        policy.people[PersonID("ana")]?.handles["matrix"] = nil
        _ = bench.ledger.adopt(policy, at: bench.now)
        #expect(said(bench, "!ic who ana", id: "$1").joined().contains("not known"))
    }
}
