import Delivery
import Incidents
import Testing

@Suite struct OutboxTests {
    let start = Instant(seconds: 1_000_000)

    private func row(
        _ key: String, lane: String = "matrix/ops", _ priority: OutboxRow.Priority = .announcement,
        kind: Saying.Kind = .announcement, replaces: String? = nil, reason: OutboxRow.Reason? = nil
    ) -> OutboxRow {
        OutboxRow(
            key: key, lane: lane, priority: priority,
            errand: .say(
                Saying(
                    to: .room(RoomRef(chat: "matrix", room: "ops")), message: Message("\(key)"), replaces: replaces,
                    kind: kind)),
            reason: reason, createdAt: start)
    }

    private func outbox(_ rows: OutboxRow...) -> Outbox {
        var outbox = Outbox()
        for row in rows { _ = outbox.add(row) }
        return outbox
    }

    private func startKeys(_ outbox: inout Outbox, at now: Instant) -> [String] {
        outbox.start(at: now) { _ in false }.map(\.key)
    }

    @Test func `a lane carries one errand at a time, in order`() {
        let first = row("a")
        var outbox = outbox(first, row("b"))
        #expect(startKeys(&outbox, at: start) == ["a"])
        #expect(startKeys(&outbox, at: start) == [])
        outbox.finished(first, at: start)
        #expect(startKeys(&outbox, at: start) == ["b"])
        #expect(outbox.isEmpty)
    }

    @Test func `lanes do not wait for each other, and pages leave first`() {
        var outbox = outbox(row("nag", lane: "x", .nag), row("reply", lane: "y", .reply), row("page", lane: "z", .page))
        #expect(startKeys(&outbox, at: start) == ["page", "reply", "nag"])
    }

    @Test func `within a lane replies go before nags`() {
        var outbox = outbox(row("nag", .nag), row("reply", .reply))
        #expect(startKeys(&outbox, at: start) == ["reply"])
    }

    @Test func `what failed goes first when its time has come, and holds back its equals`() {
        var first = row("a")
        var outbox = outbox(first, row("b"))
        _ = startKeys(&outbox, at: start)
        first.attempts = 1
        first.nextAttempt = start + .seconds(4)
        outbox.postpone(first, at: start)
        #expect(startKeys(&outbox, at: start + .seconds(3)) == [])
        #expect(outbox.nextWake == start || outbox.nextWake == start + .seconds(4))
        #expect(startKeys(&outbox, at: start + .seconds(4)) == ["a"])
    }

    @Test func `waiting nags of one rule become the last one`() {
        let reason = OutboxRow.Reason(incident: IncidentID(1), rule: .updateOverdue, since: 3)
        var outbox = outbox(row("first", .nag, kind: .nag, reason: reason))
        #expect(outbox.add(row("second", .nag, kind: .nag, reason: reason)) == ["first"])
        #expect(startKeys(&outbox, at: start) == ["second"])
    }

    @Test func `nags of another incident are kept`() {
        let one = OutboxRow.Reason(incident: IncidentID(1), rule: .updateOverdue, since: 3)
        let two = OutboxRow.Reason(incident: IncidentID(2), rule: .updateOverdue, since: 3)
        var outbox = outbox(row("first", .nag, kind: .nag, reason: one))
        #expect(outbox.add(row("second", .nag, kind: .nag, reason: two)) == [])
        #expect(outbox.count == 2)
    }

    @Test func `waiting edits of one message become the last one`() {
        var outbox = outbox(row("1", kind: .progress, replaces: "board"))
        #expect(outbox.add(row("2", kind: .progress, replaces: "board")) == ["1"])
        #expect(outbox.add(row("3", kind: .progress, replaces: "other")) == [])
    }

    @Test func `a blocked head lets nothing of its lane pass`() {
        var outbox = outbox(row("open", .page), row("said"))
        #expect(outbox.start(at: start) { $0.key == "open" }.isEmpty)
        #expect(startKeys(&outbox, at: start) == ["open"])
    }

    @Test func `a room is posted in as fast as its chat lets it: a burst, then at a pace`() {
        let pace = Pace(perSecond: 1, burst: 2)
        let rows = ["a", "b", "c", "d"].map { row($0) }
        var outbox = Outbox()
        for row in rows { _ = outbox.add(row) }
        func post(at now: Instant) -> [String] {
            let started = outbox.start(at: now) { _ in false }
            for row in started { outbox.finished(row, at: now, pace: pace) }
            return started.map(\.key)
        }
        #expect(post(at: start) == ["a"])
        #expect(post(at: start) == ["b"])
        #expect(post(at: start) == [])
        #expect(outbox.nextWake == start + .seconds(1))
        #expect(post(at: start + .seconds(1)) == ["c"])
        // What stands idle for a while has its burst again.
        #expect(post(at: start + .seconds(60)) == ["d"])
        outbox.forgetIdleLanes(at: start + .minutes(5))
        #expect(outbox.isEmpty)
    }

    @Test func `what waits is woken, taken out and counted`() {
        var late = row("late")
        late.nextAttempt = start + .seconds(60)
        var outbox = outbox(late, row("other"))
        #expect(outbox.waiting { $0.key == "late" }.joined().map(\.key) == ["late"])
        outbox.wake("matrix", at: start)
        #expect(startKeys(&outbox, at: start) == ["late"])
        outbox.remove(["other"])
        #expect(outbox.isEmpty)
    }
}
