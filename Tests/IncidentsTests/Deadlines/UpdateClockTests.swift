import Incidents
import Testing

@Suite struct UpdateClockTests {
    private let unchanged = Act.update(UpdateFields(), next: nil)

    @Test(arguments: [("P1", "13", "20"), ("P2", "13", "20"), ("P3", "58", "65")])
    func `an update is warned of two minutes before and overdue five after`(
        severity: String, warning: String, overdue: String
    ) {
        let table = Table.commanded(severity)
        #expect(table.due(.updateWarning) == warning)
        #expect(table.due(.updateOverdue) == overdue)
    }

    @Test func `an update resets the nudge`() {
        var table = Table.commanded()
        table.pass(.minutes(12))
        table.act(unchanged)
        #expect(table.due(.updateWarning) == "25")
        table.pass(.minutes(14))
        #expect(table.told == ["25 update-warning"])
    }

    @Test func `an overdue update is nagged about every five minutes until it comes`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(77))
        table.act(unchanged)
        table.pass(.minutes(57))
        #expect(
            table.told == [
                "58 update-warning", "65 update-overdue", "70 update-overdue #1", "75 update-overdue #2",
            ])
        #expect(table.pending.prefix(2) == ["135 update-warning", "142 update-overdue"])
    }

    @Test func `the commander and the deputy are told`() {
        var table = Table.commanded("P3")
        table.act(.giveRole("deputy", to: PersonName("bob")))
        table.pass(.minutes(66))
        #expect(table.fired.map(\.fired.told) == [["ana", "bob"], ["ana", "bob"]])
    }

    @Test func `who says when the next update comes is reminded then`() {
        var table = Table.commanded()
        table.pass(.minutes(5))
        table.act(.scheduleUpdate(.minutes(30)))
        #expect(table.due(.updateWarning) == "33")
        #expect(table.due(.updateOverdue) == "40")
        table.act(.update(UpdateFields(status: "x"), next: .minutes(20)))
        #expect(table.due(.updateOverdue) == "30")
    }

    @Test func `a promised time holds for one update`() {
        var table = Table.commanded()
        table.act(.scheduleUpdate(.minutes(30)))
        table.pass(.minutes(10))
        table.act(unchanged)
        #expect(table.due(.updateOverdue) == "30")
    }

    @Test func `an update promised sooner than the warning is said when it is due`() {
        var table = Table.commanded()
        table.act(.scheduleUpdate(.minutes(1)))
        #expect(table.due(.updateWarning) == "1")
        #expect(table.due(.updateOverdue) == "6")
        table.act(.scheduleUpdate(.minutes(2)))
        #expect(table.due(.updateWarning) == "2")
    }

    @Test func `a promise counts where the severity asks for no updates`() {
        var table = Table.commanded("P4")
        table.act(.scheduleUpdate(.minutes(30)))
        #expect(table.pending == ["28 update-warning", "35 update-overdue"])
        table.act(unchanged)
        #expect(table.pending.isEmpty)
    }

    @Test(arguments: [Act.identified(nil), .mitigated(nil)])
    func `a phase is a word that the room has heard`(act: Act) {
        var table = Table.commanded()
        table.pass(.minutes(5))
        table.act(.scheduleUpdate(.minutes(40)))
        table.act(.snooze(.hours(2)))
        table.pass(.minutes(5))
        table.act(act)
        #expect(table.due(.updateWarning) == "23")
        #expect(table.due(.updateOverdue) == "30")
    }

    @Test func `updates go on being asked for after mitigation`() {
        var table = Table.commanded()
        table.act(.mitigated(nil))
        table.pass(.minutes(21))
        #expect(table.told(.updateWarning, .updateOverdue) == ["10 update-warning due 13 muted", "20 update-overdue"])
    }

    @Test func `an update from before the deadline that is read after a pause quiets it`() {
        var table = Table.commanded()
        table.now = Table.start + .minutes(40)
        table.act(unchanged, said: Table.start + .minutes(19))
        table.tick()
        #expect(
            table.told(.updateWarning, .updateOverdue) == [
                "40 update-warning due 32 muted", "40 update-overdue due 39 muted",
            ])
    }
}
