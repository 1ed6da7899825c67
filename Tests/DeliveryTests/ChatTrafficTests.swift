import Delivery
import Incidents
import Testing

@Suite("many channels of one chat") struct ChatTrafficTests {
    private let start = Instant(seconds: 1_000_000)

    private func row(_ number: Int, chat: String = "slack", _ priority: OutboxRow.Priority = .reply) -> OutboxRow {
        let room = RoomRef(chat: chat, room: "C\(1000 + number)")
        return OutboxRow(
            key: "m/\(room.path)/1/reply", lane: room.path, priority: priority,
            errand: .say(Saying(to: .room(room), message: Message("here"), kind: .reply)), createdAt: start)
    }

    private func outbox(_ rows: [OutboxRow]) -> Outbox {
        var outbox = Outbox()
        for row in rows { _ = outbox.add(row) }
        return outbox
    }

    private func take(_ outbox: inout Outbox, at now: Instant) -> [OutboxRow] {
        outbox.start(at: now) { _ in false }
    }

    private func fail(_ rows: [OutboxRow], _ outbox: inout Outbox, at now: Instant, again: Duration = .seconds(1)) {
        for var row in rows {
            row.attempts += 1
            row.isInDoubt = true
            row.doubtedAt = row.doubtedAt ?? now
            row.nextAttempt = now + again
            outbox.postpone(row, at: now)
        }
    }

    @Test("sixteen leave at once, another with each that comes back, and other chats wait for none of them")
    func window() {
        var outbox = outbox((0..<40).map { row($0) } + [row(1, chat: "matrix")])
        let first = take(&outbox, at: start)
        #expect(first.count { $0.lane.hasPrefix("slack") } == 16)
        #expect(first.count { $0.lane.hasPrefix("matrix") } == 1)
        #expect(take(&outbox, at: start).isEmpty)
        #expect(outbox.nextWake == nil, "what comes back wakes it")
        let slack = first.filter { $0.lane.hasPrefix("slack") }
        outbox.finished(slack[0], at: start)
        #expect(take(&outbox, at: start).count == 1)
    }

    @Test("an outage leaves in doubt what was under way and one more now and then")
    func trouble() {
        var outbox = outbox((0..<200).map { row($0) })
        var now = start
        var tried: Set<String> = []
        // Each try is answered at once by an error, for five minutes.
        while now < start + .minutes(5) {
            let rows = take(&outbox, at: now)
            tried.formUnion(rows.map(\.key))
            fail(rows, &outbox, at: now)
            guard let next = outbox.nextWake else { break }
            now = max(next, now + .milliseconds(1))
        }
        #expect(tried.count > 16, "two messages that are never answered must not silence the rest")
        #expect(tried.count < 30)
        outbox.wake("slack", at: now)
        let back = take(&outbox, at: now)
        #expect(back.count == 9, "eight that are looked for, and one that shows whether it is back")
        for row in back { outbox.finished(row, at: now) }
        var said = back.count
        while case let rows = take(&outbox, at: now), !rows.isEmpty {
            #expect(rows.count { $0.isInDoubt } <= 8)
            said += rows.count
            for row in rows { outbox.finished(row, at: now) }
        }
        #expect(said == 200)
    }

    @Test("two messages that are never answered hold up the others for seconds, not for ever")
    func poison() {
        var outbox = outbox([row(1), row(2)])
        fail(take(&outbox, at: start), &outbox, at: start, again: .minutes(1))
        _ = outbox.add(row(3))
        #expect(take(&outbox, at: start).isEmpty)
        let next = outbox.nextWake
        #expect(next == start + .seconds(5))
        let rows = take(&outbox, at: start + .seconds(5))
        #expect(rows.map(\.lane) == ["slack/C1003"])
        outbox.finished(rows[0], at: start + .seconds(5))
        _ = outbox.add(row(4))
        #expect(take(&outbox, at: start + .seconds(5)).count == 1)
    }

    @Test("one lane that fails is no trouble of the chat")
    func single() {
        var outbox = outbox([row(1)])
        fail(take(&outbox, at: start), &outbox, at: start, again: .minutes(1))
        _ = outbox.add(row(2))
        #expect(take(&outbox, at: start).map(\.lane) == ["slack/C1002"])
    }

    @Test("what is in doubt takes turns, and what is not passes it")
    func turns() {
        let doubtful = (0..<20).map { number -> OutboxRow in
            var row = row(number)
            row.isInDoubt = true
            row.doubtedAt = start
            row.nextAttempt = start + .milliseconds(Int64(20 - number))
            return row
        }
        var outbox = outbox(doubtful + [row(30), row(31)])
        let now = start + .seconds(1)
        let first = take(&outbox, at: now)
        #expect(first.count == 10)
        #expect(Set(first.filter(\.isInDoubt).map(\.lane)) == Set(doubtful.suffix(8).map(\.lane)))
        // A look that was put off lets those go that wait longer.
        for var row in first.filter(\.isInDoubt) {
            row.nextAttempt = now
            outbox.postpone(row, at: now, .asksToWait)
        }
        #expect(Set(take(&outbox, at: now).map(\.lane)) == Set(doubtful.prefix(12).suffix(8).map(\.lane)))
    }

    @Test("doubt ends a minute after the chat answers again, and never while it does not")
    func doubtIsBounded() {
        var doubtful = row(1)
        doubtful.isInDoubt = true
        doubtful.doubtedAt = start
        var outbox = outbox([])
        #expect(!outbox.isDoubtOver(doubtful, at: start + .minutes(10)), "nothing was heard of the chat")
        outbox.finished(row(2), at: start + .minutes(10))
        #expect(!outbox.isDoubtOver(doubtful, at: start + .minutes(11)))
        #expect(outbox.isDoubtOver(doubtful, at: start + .minutes(11) + .seconds(1)))
        outbox.postpone(row(3), at: start + .minutes(12))
        #expect(!outbox.isDoubtOver(doubtful, at: start + .minutes(20)))
    }

    @Test("ten thousand that wait in one room cost no more each than ten")
    func long() {
        var outbox = Outbox()
        for number in 0..<10_000 {
            var one = row(1)
            one.key = "\(number)"
            _ = outbox.add(one)
        }
        var keys: [String] = []
        for _ in 0..<3 {
            let rows = take(&outbox, at: start)
            keys += rows.map(\.key)
            for row in rows { outbox.finished(row, at: start) }
        }
        #expect(keys == ["0", "1", "2"])
        #expect(outbox.count == 9_997)
    }
}
