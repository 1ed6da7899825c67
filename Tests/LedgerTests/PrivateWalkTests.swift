import Delivery
import Incidents
import Ledger
import Store
import Testing
import Wording

/// One secret word, declared privately, and everything that leaves the ledger on its account.
@Suite struct PrivateWalkTests {
    private static let secret = "xylophone"

    private static func yaml(incidents chat: String) -> String {
        """
        zone: UTC
        people:
          ana: {name: Ana, phones: ["+1 555 0101"], email: ana@example.org, handles: {matrix: "@ana:example.org"}}
          sid: {name: Sid, phones: ["+1 555 0102"], email: sid@example.org, handles: {matrix: "@sid:example.org"}}
          out: {name: Out, phones: ["+1 555 0103"], email: out@example.org, handles: {matrix: "@out:example.org"}}
        on_call: {ic: {primary: ana}, security: {primary: sid}}
        aliases: {vp: out, engineering team lead: out, engineering manager: out}
        rooms: {incidents: \(chat), announce: [local/ops, matrix/!hall], executive: [local/exec]}
        chats: {matrix: {homeserver: "http://127.0.0.1:9", user_id: "@sitrep:example.org", access_token_env: NONE}}
        server: {tokens: [{person: ana, token_env: NONE}]}
        pagers: {email: {smtp: "smtp://127.0.0.1:9", from: sitrep@example.org, tls: none}}
        special_cases: {security: {team: security, codenames: [Tea Party]}, data_loss: {tell: [out, local/legal]}}
        """
    }

    /// What was carried out of the process, each with the place that it went to.
    private struct Outside {
        var said: [(place: String, text: String)] = []
        var rooms: [RoomOrder] = []
        var removed: [PersonID] = []
    }

    /// Time passes, and every errand is done; the incident's room at the chat is `!heron`.
    private func run(_ bench: Bench, _ length: Duration, _ outside: inout Outside) {
        let end = bench.now + length
        while bench.now < end {
            while case let errands = bench.ledger.startErrands(at: bench.now), !errands.isEmpty {
                for errand in errands { carry(errand, bench, &outside) }
            }
            bench.now = bench.now + .seconds(30)
            _ = bench.ledger.tick(at: bench.now)
        }
    }

    private func carry(_ errand: ReadyErrand, _ bench: Bench, _ outside: inout Outside) {
        var outcome = ErrandOutcome.done(nil)
        switch errand.row.errand {
        case .say(let saying):
            let room = errand.room?.path ?? "nowhere"
            outside.said.append((errand.replaces?.room.path ?? room, PlainText.render(saying.message)))
            outcome = .done(errand.room.map { PostedID(room: $0, id: "$\(outside.said.count)") })
        case .openRoom(let order):
            outside.rooms.append(order)
            let room = RoomRef(chat: "matrix", room: order.isPrivate ? "!heron" : "!public")
            outcome = .opened(RoomLinked(room: room, purpose: order.isPrivate ? .private : .main))
        case .dress(_, let dress):
            outside.said.append((errand.room.map { "\($0.path) topic" } ?? "nowhere", "\(dress)"))
        case .invite(_, let people): outside.said.append((errand.room?.path ?? "nowhere", "\(people)"))
        case .remove(_, let people): outside.removed += people
        case .page(let order):
            outside.said.append(("pager of \(order.person?.key ?? order.way.address)", "\(order)"))
            outcome = .paged(PageAnswer(.accepted))
        case .probe: break
        }
        _ = bench.ledger.take([.finished(errand.row, outcome)], at: bench.now)
    }

    /// The rooms of ours that Out may enter, with every word in them.
    private func readable(_ bench: Bench) throws -> String {
        try bench.ledger.store.rooms().filter { bench.ledger.mayEnter($0, .person("out")) }.map { room in
            try bench.messages(room.name).map(\.text).joined(separator: "\n") + room.topic + room.name
        }.joined(separator: "\n")
    }

    private static let curious = [
        "!incidents", "!status", "!status INC-1", "!brief INC-1", "!timeline INC-1", "!title INC-1", "!why INC-1",
        "!tasks INC-1", "!roles INC-1", "!page status INC-1", "!grant INC-1", "!vendors INC-1", "!note INC-1 x",
        "!merge INC-1", "!reopen INC-1", "!ic me INC-1", "!ack INC-1", "!dataloss INC-1 x", "!oncall load", "!ic",
        "!ic responders",
    ]

    @Test(arguments: ["local", "matrix"]) func `nobody outside learns a word of it`(chat: String) throws {
        let bench = try Bench(Self.yaml(incidents: chat))
        var outside = Outside()
        _ = bench.say("!security the \(Self.secret) key was published", by: "ana")
        run(bench, .minutes(1), &outside)
        let own = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.mainRooms.first)
        func inside(_ text: String) {
            if own.chat == "local" {
                #expect({ if case .message = bench.say(text, by: "ana", room: own.room) { true } else { false } }())
            } else {
                _ = bench.hear(text, by: "@ana:example.org", room: own.room, id: "$\(text)")
            }
            run(bench, .minutes(1), &outside)
        }
        for text in [
            "!ic me", "!update status: the \(Self.secret) is revoked", "!note \(Self.secret)", "!title \(Self.secret)",
            "!impact \(Self.secret)", "!cause \(Self.secret)", "!task find the \(Self.secret) @sid",
            "TODO \(Self.secret)",
            "!decision \(Self.secret)", "!vendor cloudco \(Self.secret)", "!dataloss \(Self.secret)",
            "!ic page the \(Self.secret) again", "!severity P2", "!severity P1", "!merge INC-9",
        ] { inside(text) }
        run(bench, .hours(2), &outside)
        for text in Self.curious {
            _ = bench.say(text, by: "out")
            _ = bench.say(text, by: "ana")
            _ = bench.hear(text, by: "@out:example.org", room: "!hall", id: "$o\(text)")
            _ = bench.hear(text, by: "@out:example.org", room: own.room, id: "$i\(text)")
            run(bench, .seconds(30), &outside)
        }
        inside("!resolved the \(Self.secret) is gone")
        inside("!close \(Self.secret)")
        run(bench, .hours(1), &outside)
        for text in Self.curious { _ = bench.say(text, by: "out") }
        run(bench, .minutes(1), &outside)

        let readable = try readable(bench)
        #expect(!readable.contains(Self.secret))
        #expect(!readable.contains("Tea Party") && !readable.lowercased().contains("tea-party"))
        for (place, text) in outside.said where !place.hasPrefix(own.path) || place.hasSuffix("topic") {
            #expect(!text.contains(Self.secret), "\(place): \(text)")
        }
        #expect(!outside.said.contains { $0.place == "pager of out" }, "whoever may not see it is not told")
        #expect(outside.said.contains { $0.place == "pager of sid" && $0.text.contains("Tea Party") })
        #expect(outside.rooms.allSatisfy { $0.isPrivate && !"\($0)".contains(Self.secret) })
        #expect(outside.rooms.allSatisfy { $0.name.hasSuffix("tea-party") && !$0.invite.contains("out") })
        #expect(try bench.ledger.store.events(of: IncidentID(1)).contains { "\($0)".contains(Self.secret) })
    }

    @Test func `what is waiting for rooms of everybody when it turns private never leaves`() throws {
        let bench = try Bench(Self.yaml(incidents: "matrix"))
        var outside = Outside()
        _ = bench.hear("!declare P1 \(Self.secret)", by: "@ana:example.org", room: "!hall", id: "$1")
        run(bench, .minutes(1), &outside)
        #expect(outside.said.contains { $0.text.contains(Self.secret) })
        _ = bench.hear("!update status: \(Self.secret) again", by: "@ana:example.org", room: "!hall", id: "$2")
        _ = bench.hear("!security", by: "@ana:example.org", room: "!public", id: "$3")
        outside = Outside()
        run(bench, .hours(2), &outside)
        for (place, text) in outside.said where !place.hasPrefix("matrix/!heron") {
            #expect(!text.contains(Self.secret), "\(place): \(text)")
        }
        #expect(outside.rooms.map(\.isPrivate) == [true])
        #expect(
            outside.said.contains { $0.place == "matrix/!public topic" && $0.text.contains("Dealt with elsewhere") })
    }

    @Test func `a room and a page that were ordered before say nothing any more`() throws {
        let bench = try Bench(Self.yaml(incidents: "matrix"))
        var outside = Outside()
        _ = bench.hear("!declare P1 \(Self.secret)", by: "@ana:example.org", room: "!hall", id: "$1")
        // The room's order is out already; the pager does not answer yet.
        let early = bench.ledger.startErrands(at: bench.now)
        let open = try #require(early.first { if case .openRoom = $0.row.errand { true } else { false } })
        for errand in early where errand.row.key != open.row.key {
            let isPage = if case .page = errand.row.errand { true } else { false }
            let outcome = isPage ? ErrandOutcome.failed(DeliveryFailure(.later, "no answer")) : .done(nil)
            _ = bench.ledger.take([.finished(errand.row, outcome)], at: bench.now)
        }
        _ = bench.hear("!security INC-1", by: "@ana:example.org", room: "!hall", id: "$2")
        let everybodys = RoomLinked(room: RoomRef(chat: "matrix", room: "!public"), purpose: .main)
        _ = bench.ledger.take([.finished(open.row, .opened(everybodys))], at: bench.now)
        run(bench, .minutes(5), &outside)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.rooms.map(\.room.room) == ["!heron"])
        for (place, text) in outside.said where !place.hasPrefix("matrix/!heron") {
            #expect(!text.contains(Self.secret), "\(place): \(text)")
        }
        #expect(outside.said.contains { $0.place == "pager of ana" })
    }

    @Test func `whoever is shut out is taken out of the room`() throws {
        let bench = try Bench(Self.yaml(incidents: "matrix"))
        var outside = Outside()
        _ = bench.hear("!security x", by: "@ana:example.org", room: "!hall", id: "$1")
        run(bench, .minutes(1), &outside)
        _ = bench.hear("!ic me", by: "@ana:example.org", room: "!heron", id: "$2")
        _ = bench.hear("!grant @out", by: "@ana:example.org", room: "!heron", id: "$3")
        _ = bench.hear("!revoke @out", by: "@ana:example.org", room: "!heron", id: "$4")
        run(bench, .minutes(1), &outside)
        #expect(outside.removed == ["out"])
    }

    @Test func `a room that cannot be opened at the chat is private here too`() throws {
        let bench = try Bench(Self.yaml(incidents: "matrix"))
        _ = bench.hear("!security x", by: "@ana:example.org", room: "!hall", id: "$1")
        for errand in bench.ledger.startErrands(at: bench.now) {
            let isOpening = if case .openRoom = errand.row.errand { true } else { false }
            let failure = DeliveryFailure(.never, "rooms may not be made here")
            _ = bench.ledger.take([.finished(errand.row, isOpening ? .failed(failure) : .done(nil))], at: bench.now)
        }
        let room = try #require(bench.ledger.store.rooms().first { $0.name == "private-tea-party" })
        #expect(!bench.ledger.mayEnter(room, .anyone))
        #expect(bench.ledger.mayEnter(room, .person("sid")))
        #expect(!(try bench.messages().map(\.text).joined()).contains("tea-party"))
    }

    @Test func `the log calls it by a name that tells nothing`() throws {
        let bench = try Bench(Self.yaml(incidents: "matrix"))
        _ = bench.hear("!security x", by: "@ana:example.org", room: "!hall", id: "$1")
        let errands = bench.ledger.startErrands(at: bench.now)
        let names = Set(errands.filter { $0.row.incident != nil }.map(\.alias))
        #expect(names.count == 1)
        let name = try #require(names.first ?? nil)
        #expect(name.hasPrefix("private-") && !name.contains("INC") && name.count > 10)
    }

    @Test func `what was written in a room of ours is not kept there, and sent twice it is one`() throws {
        let bench = try Bench(Self.yaml(incidents: "local"))
        guard case .message(let first, false) = bench.say("!security \(Self.secret)", by: "ana", id: "m"),
            case .message(let second, true) = bench.say("!security \(Self.secret)", by: "ana", id: "m")
        else { return #expect(Bool(false)) }
        #expect(first == second)
        #expect(!first.text.contains(Self.secret))
        #expect(bench.ledger.desk.incidents.count == 1)
    }

    @Test func `people who watch a room that becomes private are named to be cut off`() throws {
        let bench = try Bench(Self.yaml(incidents: "local"))
        _ = bench.say("!declare P1 x", by: "ana")
        let room = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.mainRooms.first).room
        #expect(bench.ledger.takeShutRooms().isEmpty)
        _ = bench.say("!security", by: "ana", room: room)
        let shut = bench.ledger.takeShutRooms()
        #expect(shut.map(\.room) == [room])
        #expect(shut.first?.people == ["ana", "sid"])
        #expect(bench.ledger.takeShutRooms().isEmpty)
        guard case .noSuchRoom = bench.say("hello", by: "out", room: room) else { return #expect(Bool(false)) }
    }
}

extension PersonID: ExpressibleByStringLiteral {
    package init(stringLiteral key: String) { self.init(key) }
}
