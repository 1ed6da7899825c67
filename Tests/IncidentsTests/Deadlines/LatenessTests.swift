import Incidents
import Testing

/// The process was down, or the machine asleep.
@Suite struct LatenessTests {
    @Test func `late repeats of one rule are one message that says when the first was due`() {
        var table = Table.commanded("P3")
        table.sleep(.minutes(83))
        #expect(table.told == ["83 update-warning due 58 muted", "83 update-overdue #3 due 65 folded 3"])
        table.pass(.minutes(10))
        #expect(table.told.suffix(2) == ["88 update-overdue #4", "93 update-overdue #5"])
    }

    @Test func `repeats that were missed after the first fold from there on`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(71))
        table.sleep(.minutes(16))
        #expect(table.told(.updateOverdue).last == "87 update-overdue #4 due 75 folded 2")
    }

    @Test func `the next repeat comes a whole interval after a late one`() {
        var table = Table.commanded("P3")
        table.sleep(.seconds(70 * 60 - 1))
        #expect(table.told(.updateOverdue) == ["69:59 update-overdue due 65"])
        #expect(table.due(.updateOverdue) == "74:59")
    }

    @Test func `distinct steps of the ladder each fire once`() {
        var table = Table.commanded("P1")
        table.sleep(.minutes(95))
        #expect(
            table.told == [
                "95 update-warning due 13 muted", "95 update-overdue #15 due 20 folded 15 muted",
                "95 escalate due 30 with no-progress", "95 executive-summary #2 due 30 folded 2", "95 notify-vp due 60",
            ])
        table.tick()
        #expect(table.fired.count == 5)
    }

    @Test func `a warning that is late but not overtaken is said`() {
        var table = Table.commanded("P3")
        table.sleep(.minutes(62))
        #expect(table.told == ["62 update-warning due 58"])
    }

    @Test func `no more repeats are counted than there would have been`() {
        var table = Table.declared("P2")
        table.sleep(.hours(2))
        #expect(table.told(.noAcknowledgement) == ["120 no-acknowledgement #1 due 10 folded 1"])
        #expect(table.told(.noCommander) == ["120 no-commander due 5 muted"])
        table.pass(.hours(2))
        #expect(table.told(.noAcknowledgement).count == 1)
        #expect(table.told(.noCommander).count == 6)
    }

    @Test func `after a pause everyone is paged at once`() {
        var table = Table.commanded("P1")
        table.ask(.page(.named(PersonName("@max"), reason: nil)))
        table.sleep(.minutes(12))
        #expect(table.pages.last?.asked == ["max", "ana next", "bob next", "cleo trainee", "lea next"])
    }

    @Test func `what ended before the pause ended is not told`() {
        var table = Table.commanded("P1")
        table.now = Table.start + .minutes(65)
        table.act(.mitigated(nil), said: Table.start + .minutes(12))
        table.tick()
        #expect(table.told(.escalate, .tellVP, .noProgress).isEmpty)
        #expect(table.told(.watching) == ["65 watching due 22"])
    }
}
