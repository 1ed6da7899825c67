import Incidents
import Testing

/// What is due to the people of one room within `merge_window` is one message.
@Suite struct MergingTests {
    /// A P1 with a commander and a deputy since 14:00.
    private static func led(_ change: (inout Policy) -> Void = { _ in }) -> Table {
        var policy = Policy.watched
        policy.timers.silence = .zero
        policy.timers.mergeWindow = .minutes(5)
        change(&policy)
        var table = Table.commanded("P1", policy)
        table.act(.giveRole("deputy", to: PersonName("bob")), by: "ana")
        return table
    }
    private func spoken(_ table: Table) -> [(event: Event, fired: Fired)] {
        table.fired.filter { !$0.fired.isMuted && $0.fired.rule != .executiveSummary }
    }
    private func rules(_ fired: Fired?) -> [Rule] { fired.map { [$0.rule] + ($0.along ?? []).map(\.rule) } ?? [] }

    @Test func `a mark takes along the reminder and the questions that are due soon`() {
        var table = Self.led()
        table.pass(.minutes(16))
        let spoken = spoken(table)
        #expect(spoken.map { rules($0.fired) } == [[.updateWarning, .elapsedMark, .questions]])
        #expect(spoken.map(\.event.at) == [Table.start + .minutes(10)])
    }

    @Test func `each is a fact of its own, and fires once`() {
        var table = Self.led()
        table.pass(.minutes(60))
        let keys = table.fired.map { "\($0.fired.rule)/\($0.fired.since)/\($0.fired.ordinal)" }
        #expect(Set(keys).count == keys.count)
        for (_, fired) in table.fired where fired.saidWith != nil {
            #expect(fired.isMuted)
            let isSaid = table.fired.flatMap { $0.fired.along ?? [] }.contains {
                $0.rule == fired.rule && $0.ordinal == fired.ordinal
            }
            #expect(isSaid)
        }
    }

    @Test func `a step of the ladder speaks at its own moment and takes along what is due`() {
        var table = Self.led {
            $0.timers.noProgress = .hours(9)
            $0.severities[0].noProgressAfter = nil
        }
        table.pass(.minutes(13))
        table.act(.scheduleUpdate(.minutes(16)), by: "ana")
        table.pass(.minutes(17))
        let step = spoken(table).last { $0.fired.rule == .escalate }
        #expect(step?.event.at == Table.start + .minutes(30))
        let said = rules(step?.fired)
        #expect(said.contains(.updateOverdue))
    }

    @Test func `the overdue reminder does not come before the update is due`() {
        var table = Self.led()
        table.pass(.minutes(60))
        for (event, fired) in table.fired where fired.rule == .updateOverdue && fired.ordinal == 0 {
            #expect(event.at >= fired.due - table.desk.policy.timers.updateOverdue)
        }
    }

    @Test func `what came early counts from its own time`() {
        var table = Self.led { $0.timers.questionsEvery = .zero }
        table.pass(.minutes(40))
        let marks = table.fired.filter { $0.fired.rule == .elapsedMark }.compactMap { $0.fired.detail?.at }
        #expect(marks == [10, 20, 30, 40].map { Table.start + .minutes($0) })
    }

    @Test func `without a window each comes at its own time`() {
        var table = Self.led { $0.timers.mergeWindow = .zero }
        table.pass(.minutes(14))
        let times = spoken(table).map { $0.event.at }
        #expect(times == [10, 13, 13].map { Table.start + .minutes($0) })
        #expect(spoken(table).allSatisfy { $0.fired.along == nil })
    }

    @Test func `no page comes earlier or later for it, and none goes along`() {
        func pages(_ window: Duration) -> [Instant] {
            var policy = Policy.watched
            policy.timers.mergeWindow = window
            var table = Table.declared("P1", policy)
            table.pass(.minutes(45))
            return table.incident.pages.map(\.at)
        }
        #expect(pages(.minutes(5)) == pages(.zero))
        #expect(pages(.minutes(30)) == pages(.zero))
    }

    @Test func `an update between takes nothing away that is not about the update`() {
        var table = Self.led()
        table.pass(.minutes(19))
        table.act(.update(UpdateFields(status: "x"), next: nil), by: "ana")
        table.pass(.minutes(2))
        #expect(
            table.fired.contains { $0.fired.rule == .elapsedMark && $0.fired.detail?.at == Table.start + .minutes(20) })
    }
}
