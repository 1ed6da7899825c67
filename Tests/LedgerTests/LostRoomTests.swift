import Delivery
import Incidents
import Ledger
import Store
import Testing
import Wording

/// A person archives or deletes the room of a live incident, or takes the bot out of it.
@Suite struct LostRoomTests {
    private let room = RoomRef(chat: "matrix", room: "!incident")

    /// A P1 with its room at the chat, everything said that there was to say.
    private func bench(_ changes: (String, String)...) throws -> Bench {
        var yaml = ErrandTests.matrix
        for (old, new) in changes { yaml = yaml.replacing(old, with: new) }
        let bench = try Bench(yaml)
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        begin(bench)
        carry(bench)
        return bench
    }

    /// What leaves first, with the room opened.
    private func begin(_ bench: Bench) {
        let entries = bench.ledger.startErrands(at: bench.now).map { errand -> Entry in
            guard case .openRoom = errand.row.errand else { return .finished(errand.row, .done(nil)) }
            return .finished(errand.row, .opened(RoomLinked(room: room, purpose: .main)))
        }
        _ = bench.ledger.take(entries, at: bench.now)
    }

    /// Until nothing can leave: where it goes to the lost room it fails, else it arrives. Gives what arrived, by room.
    @discardableResult
    private func carry(_ bench: Bench, lost: String? = nil) -> [(room: String, text: String)] {
        var said: [(String, String)] = []
        while case let errands = bench.ledger.startErrands(at: bench.now), !errands.isEmpty {
            let entries = errands.map { errand -> Entry in
                guard case .say(let saying) = errand.row.errand, let place = errand.room else {
                    return .finished(errand.row, .done(nil))
                }
                if place == room, let lost {
                    var failure = DeliveryFailure(.never, "it is archived")
                    failure.roomLost = lost
                    return .finished(errand.row, .failed(failure))
                }
                said.append((place.path, PlainText.render(saying.message)))
                return .finished(errand.row, .done(PostedID(room: place, id: "$\(errand.row.key)")))
            }
            _ = bench.ledger.take(entries, at: bench.now)
            bench.now = bench.now + .seconds(1)
        }
        return said
    }

    private func home(_ bench: Bench) throws -> String {
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        return try #require(incident.mainRooms.first { $0.chat == "local" }).room
    }

    @Test(arguments: ["was archived", "was deleted, or I was taken out of it", "is gone"])
    func `a lost room is told once where the incident was declared, with why, where it goes on and the last words`(
        why: String
    ) throws {
        let bench = try bench()
        _ = bench.hear("!decision INC-1 we roll back", by: "@ana:example.org", room: "!ops", id: "$2")
        _ = bench.hear("!decision INC-1 we fail over", by: "@ana:example.org", room: "!ops", id: "$3")
        let said = carry(bench, lost: why)
        let told = said.filter { $0.text.contains("lost its room") }
        #expect(told.map(\.room) == ["matrix/!ops"])
        let text = try #require(told.first?.text)
        #expect(text.contains("it \(why)."))
        #expect(text.contains("It goes on in #incident-"))
        #expect(text.contains("we roll back"))
        #expect(text.contains("we fail over"))
        let there = try bench.messages(home(bench)).map(\.text)
        #expect(there.count { $0.contains("lost its room") } == 1)
        #expect(there.count { $0.contains("we roll back") && !$0.contains("lost its room") } == 1)
        #expect(try !bench.messages().contains { $0.text.contains("Not delivered") })
    }

    @Test func `from then on reminders and the ladder are said where it goes on, and nothing in the lost room`() throws
    {
        let bench = try bench()
        _ = bench.hear("!decision INC-1 we roll back", by: "@ana:example.org", room: "!ops", id: "$2")
        carry(bench, lost: "was archived")
        let before = try bench.messages(home(bench)).count
        for _ in 0..<3 {
            bench.now = bench.now + .minutes(15)
            _ = bench.ledger.tick(at: bench.now)
            #expect(
                !carry(bench, lost: "was archived").contains {
                    $0.room == room.path || $0.text.contains("lost its room")
                })
        }
        #expect(try bench.messages(home(bench)).count > before)
        bench.say("!timers INC-1")
        #expect(
            try bench.answer().contains("The room at matrix is lost: it was archived. They are said in local/incident-")
        )
        #expect(bench.ledger.desk.lostRooms == ["INC-1: its room matrix/!incident is lost, it was archived"])
    }

    @Test func `the announce room of the same chat comes first, else the commander is told alone`() throws {
        let bench = try bench(("rooms: {incidents: matrix}", "rooms: {incidents: matrix, announce: [matrix/!all]}"))
        _ = bench.hear("!decision INC-1 we roll back", by: "@ana:example.org", room: "!ops", id: "$2")
        #expect(
            carry(bench, lost: "is gone").filter { $0.text.contains("lost its room") }.map(\.room) == ["matrix/!all"])

        let alone = try Bench(ErrandTests.matrix)
        alone.ledger.directChats = ["matrix"]
        alone.say("!declare P1 checkout is down")
        begin(alone)
        _ = alone.hear("!ic me", by: "@ana:example.org", room: "!incident", id: "$2")
        let told = carry(alone, lost: "is gone").filter { $0.text.contains("lost its room") }
        #expect(told.map(\.room) == ["matrix/@ana:example.org"])
    }

    @Test func `a workstream's room that is lost is told once in the incident's, and what follows is said there`()
        throws
    {
        let bench = try bench()
        let side = RoomRef(chat: "matrix", room: "!stream")
        func work(lost: Bool) -> [(room: String, text: String)] {
            var said: [(String, String)] = []
            while case let errands = bench.ledger.startErrands(at: bench.now), !errands.isEmpty {
                let entries = errands.map { errand -> Entry in
                    if case .openRoom(let order) = errand.row.errand {
                        return .finished(
                            errand.row, .opened(RoomLinked(room: side, purpose: .stream, stream: order.stream)))
                    }
                    guard case .say(let saying) = errand.row.errand, let place = errand.room else {
                        return .finished(errand.row, .done(nil))
                    }
                    if place == side, lost {
                        var failure = DeliveryFailure(.never, "it is archived")
                        failure.roomLost = "was archived"
                        return .finished(errand.row, .failed(failure))
                    }
                    said.append((place.path, PlainText.render(saying.message)))
                    return .finished(errand.row, .done(PostedID(room: place, id: "$\(errand.row.key)")))
                }
                _ = bench.ledger.take(entries, at: bench.now)
                bench.now = bench.now + .seconds(1)
            }
            return said
        }
        func hear(_ text: String, _ id: String, in place: String) {
            _ = bench.hear(text, by: "@ana:example.org", room: place, id: id)
        }
        hear("!ic me", "$2", in: "!incident")
        hear("!stream open db restore the replica room", "$3", in: "!incident")
        _ = work(lost: false)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.openStream(in: side)?.name == "db")
        hear("!timer 10m look again", "$4", in: "!stream")
        let said = work(lost: true)
        let told = said.filter { $0.text.contains("lost its room") }
        #expect(told.map(\.room) == ["matrix/!incident"])
        #expect(told.first?.text.contains("Workstream db of P1 INC-1") == true)
        #expect(told.first?.text.contains("Timer 1 “look again”") == true, "the last words")
        bench.now = bench.now + .minutes(10)
        _ = bench.ledger.tick(at: bench.now)
        let later = work(lost: true)
        #expect(later.contains { $0.room == "matrix/!incident" && $0.text.contains("the timer “look again”") })
        #expect(!later.contains { $0.text.contains("lost its room") })
        #expect(try !bench.messages().contains { $0.text.contains("Not delivered") })
    }

    @Test func `a room that belongs to no live incident is told as before`() throws {
        let bench = try bench()
        for (id, text) in [("$2", "!mitigated rolled back"), ("$3", "!resolved"), ("$4", "!close")] {
            _ = bench.hear(text, by: "@ana:example.org", room: "!incident", id: id)
        }
        let said = carry(bench, lost: "was archived")
        #expect(!said.contains { $0.text.contains("lost its room") })
    }

    @Test func `what is typed in a room that was got back means its incident`() throws {
        let bench = try bench()
        _ = bench.hear("!decision INC-1 we roll back", by: "@ana:example.org", room: "!ops", id: "$2")
        carry(bench, lost: "was archived")
        _ = bench.hear("!note the disk is full", by: "@ana:example.org", room: "!incident", id: "$3")
        #expect(bench.ledger.desk.incident(in: room) == IncidentID(1))
    }

    @Test func `an edit that was said anew is edited from then on`() throws {
        let bench = try bench()
        _ = bench.hear("!decision INC-1 we roll back", by: "@ana:example.org", room: "!ops", id: "$2")
        let said = try #require(bench.ledger.startErrands(at: bench.now).first { $0.room == room })
        let posted = PostedID(room: room, id: "$old")
        _ = bench.ledger.take([.finished(said.row, .done(posted))], at: bench.now)
        #expect(try bench.ledger.store.posted(said.row.key)?.id == "$old")
        var edit = said.row
        edit.key += "/edit"
        edit.errand = .say(
            Saying(to: .room(room), message: Message("again"), replaces: said.row.key, kind: .nag))
        _ = bench.ledger.take([.finished(edit, .done(PostedID(room: room, id: "$new")))], at: bench.now)
        #expect(try bench.ledger.store.posted(said.row.key)?.id == "$new")
    }
}
