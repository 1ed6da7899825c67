import Delivery
import Incidents
import Ledger
import Store
import Testing

/// Somebody waits in the room that an incident is going to get.
@Suite struct SquattedRoomTests {
    private static let yaml = """
        zone: UTC
        people:
          ana: {name: Ana, phones: ["+1 555 0101"]}
          sid: {name: Sid, phones: ["+1 555 0102"]}
          out: {name: Out, phones: ["+1 555 0103"]}
        on_call: {ic: {primary: ana}, security: {primary: sid}}
        special_cases: {security: {team: security, codenames: [Tea Party]}}
        server: {tokens: [{person: ana, token_env: A}, {person: out, token_env: B}]}
        """

    private func bench() throws -> Bench { try Bench(Self.yaml) }

    private func ours(_ bench: Bench, _ number: Int = 1) -> [String] {
        bench.ledger.desk.incidents[IncidentID(number)]?.rooms.map(\.room.room) ?? []
    }

    /// The name and all its letters, made as somebody else did before names were kept for us.
    private func squat(_ name: String, _ bench: Bench) throws -> [String] {
        let all = [name] + (UInt8(ascii: "b")...UInt8(ascii: "z")).map { "\(name)-\(Character(UnicodeScalar($0)))" }
        for one in all { _ = try bench.ledger.store.addRoom(LocalRoom(name: one, createdAt: bench.now)) }
        return all
    }

    private func mayEnter(_ name: String, _ person: PersonID, _ bench: Bench) throws -> Bool {
        let room = try #require(try bench.ledger.store.room(name))
        return bench.ledger.mayEnter(room, .person(person))
    }

    @Test(arguments: ["tea-party", "private-tea-party"])
    func `all twenty-six names are taken, and none of them becomes the room of a private incident`(
        wanted: String
    ) throws {
        let bench = try bench()
        let squatted = try squat(wanted, bench)
        _ = bench.say("!security the xylophone key", by: "ana")
        let room = try #require(ours(bench).first)
        #expect(!squatted.contains(room) && room.hasPrefix("private-"))
        #expect(try !mayEnter(room, "out", bench))
        #expect(try mayEnter(room, "sid", bench))
        for name in squatted { #expect(try !bench.messages(name).contains { $0.text.contains("xylophone") }) }
    }

    @Test func `nor that of an incident of everybody's, which may become private later`() throws {
        let bench = try bench()
        let day = bench.ledger.policy.zone.civil(bench.now).date
        let squatted = try squat("incident-\(day)-001", bench)
        _ = bench.say("!declare P1 checkout is down", by: "ana")
        let room = try #require(ours(bench).first)
        #expect(!squatted.contains(room))
        _ = bench.say("!ic me", by: "ana", room: room)
        _ = bench.say("!security", by: "ana", room: room)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.isPrivate == true)
        #expect(try !mayEnter(room, "out", bench))
        #expect(try mayEnter(room, "ana", bench))
    }

    @Test func `nor that of a workstream`() throws {
        let bench = try bench()
        _ = bench.say("!security x", by: "ana")
        let main = try #require(ours(bench).first)
        let squatted = try squat("\(main)-forensics", bench)
        _ = bench.say("!stream open forensics: room", by: "ana", room: main)
        for name in ours(bench) where name != main {
            #expect(!squatted.contains(name))
            #expect(try !mayEnter(name, "out", bench))
        }
    }

    @Test func `a person makes no room of such a name, whether one is there or not`() throws {
        let bench = try bench()
        _ = bench.say("!security x", by: "ana")
        let room = try #require(ours(bench).first)
        func put(_ name: String, _ person: PersonID) -> Receipt {
            bench.ledger.take([.openLocalRoom(name, for: .person(person))], at: bench.now).receipts[0]
        }
        for name in [room, "private-nothing", "\(room)-b", "private-"] {
            guard case .noSuchRoom = put(name, "out") else { return #expect(Bool(false), "\(name)") }
        }
        guard case .room(_, isNew: false) = put(room, "sid") else { return #expect(Bool(false)) }
        guard case .room(_, isNew: true) = put("tea-party", "out") else { return #expect(Bool(false)) }
        #expect(try bench.ledger.store.room("private-nothing") == nil)
    }

    @Test func `the row of a room says whose it is, also one that an earlier program took over`() throws {
        let bench = try bench()
        _ = bench.say("!declare P2 search is slow", by: "ana")
        let room = try #require(ours(bench).first)
        #expect(try bench.ledger.store.room(room)?.incident == IncidentID(1))
        _ = try bench.ledger.store.addRoom(LocalRoom(name: "squatted-z", createdAt: bench.now))
        try bench.ledger.store.set("room/local/squatted-z", "INC-1")
        try bench.ledger.store.nameIncidentsOfRooms()
        #expect(try bench.ledger.store.room("squatted-z")?.incident == IncidentID(1))
        #expect(try bench.ledger.store.room("ops")?.incident == nil)
    }

    @Test func `whoever watches is cut off at the declaration too`() throws {
        let bench = try bench()
        _ = bench.say("!security x", by: "ana")
        let shut = bench.ledger.takeShutRooms()
        #expect(shut.map(\.room) == ours(bench))
        #expect(shut.first?.people.contains("out") == false)
        _ = bench.say("!declare P2 search is slow", by: "ana")
        #expect(bench.ledger.takeShutRooms().isEmpty)
    }

    @Test func `what stands over a room follows the severity and the title, and loses it in private`() throws {
        let bench = try bench()
        _ = bench.say("!declare P2 search is slow", by: "ana")
        let room = try #require(ours(bench).first)
        func topic() throws -> String? { try bench.ledger.store.room(room)?.topic }
        #expect(try topic() == "P2 INC-1: search is slow")
        _ = bench.say("!severity P1", by: "ana", room: room)
        _ = bench.say("!title search answers nothing", by: "ana", room: room)
        #expect(try topic() == "P1 INC-1: search answers nothing")
        _ = bench.say("!ic me", by: "ana", room: room)
        _ = bench.say("!security the xylophone key", by: "ana", room: room)
        #expect(try topic() == "P1 INC-1: Tea Party")
        _ = bench.say("!title the xylophone itself", by: "ana", room: room)
        #expect(try topic() == "P1 INC-1: Tea Party")
    }

    @Test func `what is drawn by lot is drawn anew each time, and the same of a seed`() throws {
        func name(_ seed: UInt64?) throws -> String {
            let bench = try Bench(Self.yaml.replacing(", codenames: [Tea Party]", with: ""), seed: seed)
            _ = bench.say("!security x", by: "ana")
            return try #require(bench.ledger.desk.incidents[IncidentID(1)]?.codename)
        }
        #expect(try name(7) == name(7))
        let drawn = Set(try (0..<8).map { _ in try name(nil) })
        #expect(drawn.count > 1)
    }
}
