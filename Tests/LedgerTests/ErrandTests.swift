import Delivery
import Incidents
import Ledger
import Testing
import Wording

@Suite struct ErrandTests {
    /// The incident's rooms are at a chat, so that everything said there is an errand.
    static let matrix = """
        zone: UTC
        people: {ana: {name: Ana, phones: ["+1 555 0101"], email: ana@example.org, handles: {matrix: "@ana:example.org"}}}
        on_call: {ic: {primary: ana}}
        rooms: {incidents: matrix}
        chats: {matrix: {homeserver: "http://127.0.0.1:9", user_id: "@sitrep:example.org", access_token_env: SITREP_NONE}}
        pagers: {email: {smtp: "smtp://127.0.0.1:9", from: sitrep@example.org, tls: none}}
        severity_matrix: {P1: {escalate_after: never, notify_at_start: []}}
        """

    private func kinds(_ errands: [ReadyErrand]) -> [String] {
        errands.map { errand in
            switch errand.row.errand {
            case .say(let saying): "say \(saying.kind.rawValue)"
            case .openRoom: "open"
            case .invite: "invite"
            case .remove: "remove"
            case .dress: "dress"
            case .page: "page"
            case .probe: "probe"
            }
        }
    }

    @Test func `pages leave first, and nothing is said in a room that is not open`() throws {
        let bench = try Bench(Self.matrix)
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        let first = bench.ledger.startErrands(at: bench.now)
        #expect(kinds(first).sorted() == ["open", "page", "say reply"])
        #expect(bench.ledger.startErrands(at: bench.now).isEmpty)
        let open = try #require(first.first { kinds([$0]) == ["open"] })
        let room = RoomRef(chat: "matrix", room: "!incident")
        _ = bench.ledger.take(
            [.finished(open.row, .opened(RoomLinked(room: room, purpose: .main)))], at: bench.now)
        let next = bench.ledger.startErrands(at: bench.now)
        #expect(kinds(next) == ["say announcement", "dress"])
        #expect(next[0].room == room)
    }

    @Test func `a page that is refused tells the room whom to call`() throws {
        let bench = try Bench(Self.matrix)
        bench.say("!ic page checkout is down")
        let page = try #require(bench.ledger.startErrands(at: bench.now).first { kinds([$0]) == ["page"] })
        let refused = ErrandOutcome.failed(DeliveryFailure(.never, "the address was refused"))
        _ = bench.ledger.take([.finished(page.row, refused)], at: bench.now)
        #expect(try bench.answer().contains("could not be paged (the address was refused): call +1 555 0101"))
    }

    @Test func `a page that hangs is told after the third try, and goes on`() throws {
        let bench = try Bench(Self.matrix)
        bench.say("!ic page checkout is down")
        for attempt in 1...3 {
            let page = try #require(bench.ledger.startErrands(at: bench.now).first { kinds([$0]) == ["page"] })
            #expect(page.row.attempts == attempt - 1)
            let hung = ErrandOutcome.failed(DeliveryFailure(.later, mayHaveArrived: true, "it does not answer"))
            _ = bench.ledger.take([.finished(page.row, hung)], at: bench.now)
            bench.now = bench.now + .seconds(10)
        }
        #expect(try bench.answer().contains("it does not answer; I keep trying"))
        let again = try #require(bench.ledger.startErrands(at: bench.now).first { kinds([$0]) == ["page"] })
        #expect(again.row.isInDoubt)
        _ = bench.ledger.take([.finished(again.row, .paged(PageAnswer(.accepted)))], at: bench.now)
        #expect(try bench.answer().contains("accepted"))
    }

    @Test func `a page whose service asks for a long wait is told at once`() throws {
        for (wait, isTold) in [(Duration.seconds(300), true), (.seconds(16), true), (.seconds(5), false)] {
            let bench = try Bench(Self.matrix)
            bench.say("!ic page checkout is down")
            let page = try #require(bench.ledger.startErrands(at: bench.now).first { kinds([$0]) == ["page"] })
            let asked = ErrandOutcome.failed(DeliveryFailure(.after(wait), "it asks to be left alone"))
            _ = bench.ledger.take([.finished(page.row, asked)], at: bench.now)
            #expect(try bench.answer().contains("it asks to be left alone; I keep trying") == isTold)
        }
    }

    @Test func `what a chat refuses for good is told in another room`() throws {
        let bench = try Bench(Self.matrix)
        _ = bench.hear("!incidents", by: "@ana:example.org", room: "!ops", id: "$1")
        let reply = try #require(bench.ledger.startErrands(at: bench.now).first)
        let refused = ErrandOutcome.failed(DeliveryFailure(.never, "I was put out of the room"))
        _ = bench.ledger.take([.finished(reply.row, refused)], at: bench.now)
        #expect(try bench.answer().contains("Not delivered to matrix/!ops"))
        #expect(bench.ledger.startErrands(at: bench.now).isEmpty)
    }

    @Test func `a nag that waited out an outage does not arrive after the update`() throws {
        let bench = try Bench(Self.matrix)
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        let room = RoomRef(chat: "matrix", room: "!incident")
        let open = try #require(bench.ledger.startErrands(at: bench.now).first { kinds([$0]) == ["open"] })
        _ = bench.ledger.take([.finished(open.row, .opened(RoomLinked(room: room, purpose: .main)))], at: bench.now)
        // The room is down: the announcement under way never comes back, so the lane is held.
        let held = try #require(bench.ledger.startErrands(at: bench.now).first)
        bench.now = bench.now + .minutes(14)
        _ = bench.ledger.tick(at: bench.now)
        _ = bench.hear("!update all is well", by: "@ana:example.org", room: "!ops", id: "$2")
        _ = bench.ledger.take([.finished(held.row, .done(nil))], at: bench.now)
        var said: [String] = []
        while true {
            let errands = bench.ledger.startErrands(at: bench.now)
            if errands.isEmpty { break }
            said += kinds(errands)
            _ = bench.ledger.take(errands.map { .finished($0.row, .done(nil)) }, at: bench.now)
        }
        #expect(!said.contains("say nag"))
        #expect(said.contains("say announcement"))
    }

    @Test func `what was summed up in one outage is still told after the next, and no step of the ladder is left out`()
        throws
    {
        let step = "escalate_after: 1 minutes, escalate_to: ana"
        let bench = try Bench(Self.matrix.replacing("escalate_after: never", with: step))
        _ = bench.hear("!declare P1 checkout is down", by: "@ana:example.org", room: "!ops", id: "$1")
        let room = RoomRef(chat: "matrix", room: "!incident")
        let open = try #require(bench.ledger.startErrands(at: bench.now).first { kinds([$0]) == ["open"] })
        _ = bench.ledger.take([.finished(open.row, .opened(RoomLinked(room: room, purpose: .main)))], at: bench.now)
        var told: [String] = []
        func carry(_ outcome: ErrandOutcome) {
            while case let errands = bench.ledger.startErrands(at: bench.now), !errands.isEmpty {
                for case .say(let saying) in errands.map(\.row.errand) {
                    if case .done = outcome { told.append(PlainText.render(saying.message)) }
                }
                _ = bench.ledger.take(errands.map { .finished($0.row, outcome) }, at: bench.now)
            }
        }
        for outage in 1...3 {
            carry(.failed(DeliveryFailure(.later, "it does not answer")))
            bench.now = bench.now + .minutes(1)
            _ = bench.ledger.tick(at: bench.now)
            for number in 1...25 {
                let text = "!decision INC-1 number \(outage)-\(number)!"
                _ = bench.hear(text, by: "@ana:example.org", room: "!ops", id: "$\(outage)-\(number)")
            }
            _ = bench.ledger.take([.reachable(chat: "matrix")], at: bench.now)
        }
        carry(.done(nil))
        let summaries = told.filter { $0.hasPrefix("While I could not reach this chat") }
        #expect(summaries.count == 3)
        for outage in 1...3 {
            #expect(summaries.count { $0.contains("number \(outage)-25!") } == 1)
        }
        #expect(told.count { $0.contains("Escalation to") } == 1)
    }

    @Test func `the address of a calendar is for whoever asked, also where the question was seen`() throws {
        let bench = try Bench("server: {public_url: \"https://sitrep.example.org\"}\n" + Self.matrix)
        for (id, text, isWhispered) in [("$1", "!oncall calendar", true), ("$2", "!oncall mine", false)] {
            _ = bench.hear(text, by: "@ana:example.org", room: "!ops", id: id)
            let reply = try #require(bench.ledger.startErrands(at: bench.now).first)
            guard case .say(let saying) = reply.row.errand else {
                Issue.record("no answer to \(text)")
                continue
            }
            #expect(saying.onlyFor == (isWhispered ? PersonID("ana") : nil))
            _ = bench.ledger.take([.finished(reply.row, .done(nil))], at: bench.now)
        }
    }
}
