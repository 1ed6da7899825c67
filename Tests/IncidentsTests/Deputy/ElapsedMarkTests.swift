import Incidents
import Testing

/// The deputy hears how long it has lasted; nobody else does.
@Suite struct ElapsedMarkTests {
    private func withDeputy() -> Table {
        var table = Table.commanded("P1", .watched)
        table.act(.giveRole("deputy", to: PersonName("bob")), by: "ana")
        return table
    }

    @Test func `a mark every ten minutes, after an hour every thirty`() {
        var table = withDeputy()
        table.pass(.minutes(125))
        #expect(
            table.told(.elapsedMark) == [
                "10 elapsed-mark", "20 elapsed-mark #1", "30 elapsed-mark #2", "40 elapsed-mark #3",
                "50 elapsed-mark #4", "60 elapsed-mark #5", "90 elapsed-mark #6", "120 elapsed-mark #7",
            ])
        #expect(table.fired.filter { $0.fired.rule == .elapsedMark }.allSatisfy { $0.fired.told == ["bob"] })
    }

    @Test func `without a deputy there is none`() {
        var table = Table.commanded("P1", .watched)
        table.pass(.minutes(35))
        #expect(table.told(.elapsedMark).isEmpty)
        table.act(.giveRole("deputy", to: PersonName("bob")), by: "ana")
        table.pass(.minutes(10))
        #expect(table.told(.elapsedMark) == ["40 elapsed-mark"], "the marks stay on the clock of the incident")
    }

    @Test func `missed marks are one, and it names the last`() throws {
        var table = withDeputy()
        table.sleep(.minutes(45))
        let (_, fired) = try #require(table.fired.first { $0.fired.rule == .elapsedMark })
        #expect(fired.due == Table.start + .minutes(10))
        #expect(fired.folded == 3)
        #expect(fired.detail?.at == Table.start + .minutes(40))
        #expect(table.due(.elapsedMark) == "50")
    }

    @Test func `there is none while it is mitigated`() {
        var table = withDeputy()
        table.pass(.minutes(15))
        table.act(.mitigated(nil), by: "ana")
        #expect(table.due(.elapsedMark) == nil)
        table.act(.reopen(nil), by: "ana")
        #expect(table.due(.elapsedMark) == "25", "a reopening starts the clock again")
    }

    @Test func `never switches them off, and so after the hour`() {
        var policy = Policy.watched
        policy.timers.markLater = .zero
        var table = Table.commanded("P1", policy)
        table.act(.giveRole("deputy", to: PersonName("bob")), by: "ana")
        table.pass(.hours(3))
        #expect(table.told(.elapsedMark).last == "60 elapsed-mark #5")
        policy.timers.markEvery = .zero
        table.adopt(policy)
        #expect(table.due(.elapsedMark) == nil)
    }

    @Test func `marks that do not divide the hour meet at its end`() {
        var policy = Policy.watched
        policy.timers.markEvery = .minutes(25)
        var table = Table.commanded("P1", policy)
        table.act(.giveRole("deputy", to: PersonName("bob")), by: "ana")
        table.pass(.minutes(95))
        #expect(
            table.told(.elapsedMark) == [
                "25 elapsed-mark", "50 elapsed-mark #1", "60 elapsed-mark #2", "90 elapsed-mark #3",
            ])
    }
}
