import Incidents
import Testing

@Suite struct SeverityChangeTests {
    @Test func `a raised severity has its own ladder, counted from the declaration`() {
        var table = Table.commanded("P3")
        table.pass(.minutes(10))
        table.act(.setSeverity("P1"))
        #expect(
            table.pending == [
                "23 update-warning", "30 escalate", "30 executive-summary", "30 update-overdue", "60 notify-vp",
            ])
    }

    @Test func `a step that was past when the severity was raised is due at once and not late`() {
        var table = Table.commanded("P3")
        table.act(.scheduleUpdate(.hours(3)))
        table.pass(.minutes(100))
        table.act(.setSeverity("P1"))
        table.pass(.zero)
        #expect(table.told == ["100 escalate with no-progress", "100 executive-summary", "100 notify-vp"])
        table.pass(.minutes(31))
        #expect(table.told(.executiveSummary).last == "130 executive-summary #1")
    }

    @Test func `a lowered severity drops the steps that it has not`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(10))
        table.act(.setSeverity("P3"))
        #expect(table.pending == ["68 update-warning", "75 update-overdue", "240 escalate"])
        table.act(.setSeverity("P4"))
        #expect(table.pending.isEmpty)
    }

    @Test func `a step that was taken is not taken again under another severity`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(40))
        table.act(.setSeverity("P2"))
        table.pass(.minutes(40))
        table.act(.setSeverity("P1"))
        table.pass(.minutes(100))
        #expect(table.told(.escalate, .tellVP) == ["30 escalate with no-progress", "80 notify-vp"])
    }

    @Test func `a raised severity tells those whom nobody has told yet`() {
        var table = Table.commanded("P3")
        let raised = table.act(.setSeverity("SEV-2"))
        #expect(raised.paged.map(\.asked) == [["bob backup"], ["max"]])
        #expect(raised.paged.map(\.rule) == [.severityRaised, .notifyAtStart])
        #expect(table.act(.setSeverity("P1")).paged.map(\.asked) == [["cleo trainee"], ["pia"]])
        #expect(table.act(.setSeverity("P3")).paged.isEmpty)
        #expect(table.act(.setSeverity("P1")).paged.isEmpty)
    }

    @Test func `a severity that it has or that nobody knows is refused`() {
        var table = Table.commanded("P2")
        #expect(table.act(.setSeverity("sev2")).refusal == .sameSeverity(1, table.incident.severity))
        #expect(table.act(.setSeverity("P7")).refusal == .unknownSeverity("P7", known: ["P1", "P2", "P3", "P4"]))
    }

    @Test func `a new severity starts the update clock anew`() {
        var table = Table.commanded("P1")
        table.pass(.minutes(14))
        table.act(.setSeverity("P2"))
        #expect(table.due(.updateWarning) == "27")
    }
}
