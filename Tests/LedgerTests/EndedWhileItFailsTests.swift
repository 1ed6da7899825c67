import Delivery
import Incidents
import Ledger
import Testing

/// Whoever says that it is better hears what the monitors say: the answer waits for them, and what was done is done.
@Suite struct EndedWhileItFailsTests {
    private static let yaml = """
        people: {alex: {name: Alex Ott, email: alex@example.org}}
        on_call: {ic: {primary: alex}}
        rooms: {incidents: local, announce: [local/ops]}
        monitors:
          shop: {kind: http, url: "https://a.example.org/"}
          search: {kind: http, url: "https://b.example.org/"}
          basket: {kind: http, url: "https://c.example.org/"}
          mail: {kind: http, url: "https://d.example.org/"}
        """
    private static let room = "incident-2026-05-28-001"

    /// The monitors answer.
    private func read(_ bench: Bench, _ states: [Reading.State], detail: String = "answered 503") throws {
        for errand in bench.ledger.startErrands(at: bench.now) {
            guard case .probe(let order) = errand.row.errand else { continue }
            let readings = zip(order.monitors, states).map { Reading(monitor: $0, state: $1, detail: detail) }
            _ = bench.ledger.take([.finished(errand.row, .observed(readings))], at: bench.now)
        }
    }

    private func begun() throws -> Bench {
        let bench = try Bench(Self.yaml)
        bench.say("!declare P1 checkout is down")
        bench.say("!ic me", room: Self.room)
        bench.now = bench.now + .minutes(10)
        return bench
    }

    @Test(arguments: ["!mitigated rolled back", "!resolved fixed"])
    func `what fails is named in the one answer, and it is done before`(command: String) throws {
        let bench = try begun()
        bench.say(command, room: Self.room, id: "done")
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.phase.isMitigated == true)
        #expect(try bench.messages(Self.room).filter { $0.inReplyTo == "done" }.isEmpty)
        try read(bench, [.failing, .normal, .unknown, .normal])
        let answers = try bench.messages(Self.room).filter { $0.inReplyTo == "done" }
        #expect(answers.count == 1)
        let text = try #require(answers.first?.text)
        #expect(text.contains("FAILING: shop (answered 503)") && text.contains("I cannot tell for basket"))
        #expect(text.contains("!reopen"))
    }

    @Test func `where all is well nothing is said of it, and within half a minute nobody waits`() throws {
        let bench = try begun()
        bench.say("!mitigated", room: Self.room, id: "one")
        try read(bench, [.normal, .normal, .normal, .normal])
        bench.say("!resolved", room: Self.room, id: "two")
        for id in ["one", "two"] {
            let text = try #require(try bench.messages(Self.room).first { $0.inReplyTo == id }?.text)
            #expect(!text.contains("FAILING") && !text.contains("cannot tell"), "\(text)")
        }
    }

    @Test func `a monitor that cannot be read is named, and the next step is shown all the same`() throws {
        let bench = try begun()
        bench.say("!mitigated", room: Self.room, id: "one")
        try read(bench, [.normal, .unknown, .normal, .normal], detail: "it cannot be reached")
        let text = try #require(try bench.messages(Self.room).first { $0.inReplyTo == "one" }?.text)
        #expect(text.contains("I cannot tell for search (it cannot be reached)") && text.contains("!resolved"))
    }

    @Test func `closed and out of memory, it is answered all the same`() throws {
        let bench = try begun()
        bench.say("!resolved", room: Self.room)
        try read(bench, [.normal, .normal, .normal, .normal])
        bench.now = bench.now + .hours(1)
        bench.say("!close", room: Self.room, id: "close")
        try read(bench, [.failing, .failing, .failing, .failing])
        let text = try #require(try bench.messages(Self.room).first { $0.inReplyTo == "close" }?.text)
        #expect(text.contains("is closed") && text.contains("FAILING: shop (answered 503), search and 2 more"))
    }

    @Test func `however much is open and fails, the answer fits a telephone`() throws {
        let bench = try begun()
        for number in 1...12 {
            bench.say("!task look at shard \(number) in 3h", room: Self.room)
            bench.say("!todo write runbook \(number)", room: Self.room)
        }
        for name in ["database", "network", "frontend", "customers"] {
            bench.say("!stream open \(name) look into it", room: Self.room)
        }
        bench.say("!timer 3h look again", room: Self.room)
        bench.say("!sync in 1h agree", room: Self.room)
        bench.say("!resolved fixed", room: Self.room, id: "done")
        try read(
            bench, [.failing, .unknown, .failing, .unknown],
            detail: "the server closed the connection before it had answered anything at all")
        let text = try #require(try bench.messages(Self.room).first { $0.inReplyTo == "done" }?.text)
        let lines = text.split(separator: "\n").reduce(0) { $0 + ($1.count + 39) / 40 }
        #expect(lines <= 10, "\(lines): \(text)")
        #expect(text.contains("12 tasks") && text.contains("12 TODOs") && text.contains("4 streams"))
        #expect(text.contains("is called off"))
    }
}
