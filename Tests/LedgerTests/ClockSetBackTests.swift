import Delivery
import Incidents
import Ledger
import Store
import Testing

/// The clock was ahead for a moment, something was dated by it, and then it was set right.
@Suite struct ClockSetBackTests {
    private static let ahead = Duration.hours(6)

    /// Ahead for two seconds, in which this is said.
    private func glitch(_ bench: Bench, saying text: String?, ahead: Duration = Self.ahead) {
        bench.now = bench.now + ahead
        if let text { bench.say(text) } else { _ = bench.ledger.tick(at: bench.now) }
        bench.now = bench.now - ahead + .seconds(2)
    }

    @Test func `what is declared after a clock was ahead counts from its own moment`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        glitch(bench, saying: "!note INC-1 typed while the clock was ahead")
        bench.say("!declare P1 checkout is down")
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(2)])
        #expect(incident.declared.at == bench.now)
        let first = try #require(incident.deadlines(under: bench.ledger.policy).first)
        #expect(first.due - bench.now <= .minutes(5))
    }

    @Test(arguments: [
        "!note INC-1 x", "!update INC-1 status: x", "!severity INC-1 P1", "!ic me INC-1", "!timer INC-1 15m tea",
    ])
    func `deadlines of an incident that was written to meanwhile are at most their own time away`(_ text: String) throws
    {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        glitch(bench, saying: text)
        _ = bench.ledger.lookAtClock(at: bench.now)
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        let late = incident.deadlines(under: bench.ledger.policy).filter { $0.due - bench.now > .hours(5) }
        #expect(late.allSatisfy { [.handoverInsist, .handoverOffer, .onCallBrief].contains($0.rule) })
        #expect(bench.ledger.nextDue.map { $0 - bench.now <= .hours(1) } == true)
    }

    @Test func `a named timer and a snooze keep their length`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        bench.now = bench.now + Self.ahead
        bench.say("!timer INC-1 15m tea")
        bench.say("!snooze INC-1 20m")
        bench.say("!nextupdate INC-1 25m")
        bench.now = bench.now - Self.ahead + .seconds(2)
        _ = bench.ledger.lookAtClock(at: bench.now)
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        #expect(incident.watch.timers.map(\.due) == [bench.now + .minutes(15)])
        #expect(incident.nextUpdateDue == bench.now + .minutes(25))
    }

    @Test func `what was set before the clock went ahead stays where it was`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        bench.say("!timer INC-1 15m tea")
        let due = bench.now + .minutes(15)
        glitch(bench, saying: "!note INC-1 x", ahead: .minutes(5))
        _ = bench.ledger.lookAtClock(at: bench.now)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.watch.timers.map(\.due) == [due])
    }

    @Test func `it is said once in ops, in the timers and on the timeline`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        glitch(bench, saying: "!note INC-1 x")
        _ = bench.ledger.lookAtClock(at: bench.now)
        bench.say("!timers INC-1")
        #expect(try bench.answer().contains("set back by 6 h"))
        bench.say("!note INC-1 y")
        let said = try bench.messages().filter {
            $0.text.contains("The clock was set back by 6 h") && $0.inReplyTo == nil
        }
        #expect(said.count == 1)
        let kinds = try bench.ledger.store.events(of: IncidentID(1)).map(\.fact.kind.name)
        #expect(kinds.filter { $0 == "clock-set-back" }.count == 1)
        #expect(bench.ledger.setBack?.at == bench.now)
    }

    @Test func `a step of some seconds is put right without a word`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        glitch(bench, saying: "!update INC-1 status: x", ahead: .seconds(30))
        _ = bench.ledger.lookAtClock(at: bench.now)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.updateClock.at == bench.now)
        #expect(bench.ledger.setBack == nil)
        #expect(try !bench.messages().contains { $0.text.contains("set back") })
    }

    @Test func `a start finds it too`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        glitch(bench, saying: "!update INC-1 status: x")
        let after = Ledger(store: bench.ledger.store, policy: bench.configured)
        try after.open(at: bench.now)
        _ = after.adopt(bench.configured, at: bench.now, isStart: true)
        #expect(after.desk.incidents[IncidentID(1)]?.updateClock.at == bench.now)
        #expect(after.setBack?.at == bench.now)
        // And the one after it finds it put right.
        let again = Ledger(store: bench.ledger.store, policy: bench.configured)
        try again.open(at: bench.now + .seconds(5))
        #expect(!again.isSetBack(at: bench.now + .seconds(5)))
        #expect(again.desk.incidents[IncidentID(1)] == after.desk.incidents[IncidentID(1)])
    }

    @Test func `a repeat that fired ahead comes again in its time`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        glitch(bench, saying: nil)
        _ = bench.ledger.lookAtClock(at: bench.now)
        #expect(bench.ledger.nextDue.map { $0 - bench.now <= .minutes(30) } == true)
    }

    @Test func `an incident that was over meanwhile is put right when it is wanted again`() throws {
        let bench = try Bench()
        bench.say("!declare P2 search is slow")
        bench.now = bench.now + Self.ahead
        bench.say("!resolved INC-1 it was the cable")
        bench.say("!close INC-1")
        bench.now = bench.now - Self.ahead + .seconds(2)
        bench.say("!reopen INC-1")
        let incident = try #require(bench.ledger.desk.incidents[IncidentID(1)])
        #expect(incident.lastAt == bench.now && incident.declared.at <= bench.now)
    }

    @Test func `what was put off by the wrong clock is tried again at once`() {
        var outbox = Outbox()
        let now = Instant(seconds: 1_780_000_000)
        var row = OutboxRow(
            key: "k", lane: "l", priority: .reply,
            errand: .say(
                Saying(to: .room(RoomRef(chat: "slack", room: "C1")), message: Message("hello"), kind: .reply)),
            createdAt: now + Self.ahead)
        row.nextAttempt = now + Self.ahead + .seconds(4)
        _ = outbox.add(row)
        outbox.setBack(by: Self.ahead, at: now)
        #expect(outbox.nextWake == now + .seconds(4))
        #expect(outbox.start(at: now + .seconds(4)) { _ in false }.map(\.createdAt) == [now])
    }

    @Test func `a store of before, whose events all lie ahead, is put right at its first start`() throws {
        let bench = try Bench()
        bench.now = bench.now + .days(2)
        bench.say("!declare P1 checkout is down")
        bench.now = bench.now - .days(2)
        let after = Ledger(store: bench.ledger.store, policy: bench.configured)
        try after.open(at: bench.now)
        _ = after.adopt(bench.configured, at: bench.now, isStart: true)
        #expect(after.nextDue.map { $0 - bench.now <= .minutes(15) } == true)
    }

    @Test
    func `a summary that was told by a clock that was ahead comes again by the right one, after its own interval`()
        throws
    {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        bench.say("!ic me INC-1")
        func summaries() throws -> Int {
            try bench.ledger.store.events(of: IncidentID(1)).count { event in
                if case .fired(let fired) = event.fact { fired.rule == .executiveSummary } else { false }
            }
        }
        bench.now = bench.now + .hours(1)
        _ = bench.ledger.tick(at: bench.now)
        let told = try summaries()
        #expect(told == 1)
        bench.now = bench.now - .hours(1) + .seconds(2)
        _ = bench.ledger.lookAtClock(at: bench.now)
        let right = bench.now
        for minute in 1..<30 { _ = bench.ledger.tick(at: right + .minutes(minute)) }
        #expect(try summaries() == told)
        _ = bench.ledger.tick(at: right + .minutes(31))
        #expect(try summaries() == told + 1)
    }
}
