import Incidents
import Settings
import Testing

@Suite struct ForeignMatrixTests {
    private static let foreign = """
        # Escalation policy, copied from our wiki. Owner: ops
        severity_matrix:
          SEV-1:   # complete outage
            description: everything is down
            response_time: 15 min
            runbook: {first: look, then: [page, post]}
            initial_responder: On-Call Engineer
            escalate_after: "30 minutes if not mitigated"
            escalate_to: Engineering Team Lead
            notify_at_start:
              - engineering-manager
              - product-manager   # only in working hours?
            notify_vp_after: 1h w/o mitigation

          SEV-2:
            escalate_after: 1 hour 30 min unless resolved
            notify_at_start: engineering-manager and product-manager
            notify_vp_after: n/a
          SEV-3: no customer impact
        special_cases:
          data_loss: >
            Engineering manager and legal at once;
            skip the ladder.
          vendor:
            - open their ticket
            - keep its number
          security: {room: private, say: [nothing, anywhere]}

        """

    @Test func `a matrix of somebody else loads as it stands`() throws {
        let loaded = SettingsLoader.load(text: Sample.people + ForeignMatrixTests.foreign, named: "s.yaml")
        #expect(loaded.errors.map(\.description) == [])
        let warned = loaded.warnings.map(\.what)
        #expect(
            warned.dropFirst() == [
                "SEV-3: nobody is told at the start; until now it was SEV-2's",
                "SEV-3: nobody is told as team lead; until now it was SEV-2's",
            ])
        #expect(warned.first?.hasPrefix("severity_matrix: who is paged follows the severity now: SEV-2") == true)
        let policy = try #require(loaded.configuration).policy
        #expect(policy.severity(named: "P1")?.label == "SEV-1")
        #expect(policy.severities[0].escalateAfter == LadderStep(after: .minutes(30), without: .mitigation))
        #expect(policy.severities[0].notifyVPAfter == LadderStep(after: .minutes(60), without: .mitigation))
        #expect(policy.severities[1].escalateAfter == LadderStep(after: .minutes(90), without: .resolution))
        #expect(policy.severities[1].notifyAtStart.count == 3)
        #expect(policy.severities[2].notifyVPAfter == nil)
        #expect(policy.severities.map(\.responseTime) == [.minutes(15), .minutes(30), .hours(2)])
    }

    @Test func `its prose is kept`() throws {
        let policy = try Sample.load(Sample.people + ForeignMatrixTests.foreign).policy
        #expect(
            policy.severities[0].prose == [
                Prose(key: "description", text: "everything is down"),
                Prose(key: "runbook", text: "first: look; then: page; post"),
            ])
        #expect(policy.severities[1].prose == [])
        #expect(policy.severities[2].prose == [Prose(key: "means", text: "no customer impact")])
        #expect(
            policy.specialCases == [
                Prose(key: "data_loss", text: "Engineering manager and legal at once; skip the ladder."),
                Prose(key: "vendor", text: "open their ticket; keep its number"),
                Prose(key: "security", text: "room: private; say: nothing; anywhere"),
            ])
    }

    @Test func `without aliases each unknown name is told once, with the alias to add`() {
        let said = Sample.said("people: {ana: {}}\non_call: {ic: ana}\n" + ForeignMatrixTests.foreign)
        #expect(
            said == [
                "s.yaml:9: severity_matrix.SEV-1.initial_responder: nobody is called \"On-Call Engineer\". "
                    + "Add to aliases: \"on call engineer: <person>\"",
                "s.yaml:11: severity_matrix.SEV-1.escalate_to: nobody is called \"Engineering Team Lead\". "
                    + "Add to aliases: \"engineering team lead: <person>\"",
                "s.yaml:13: severity_matrix.SEV-1.notify_at_start: nobody is called \"engineering-manager\". "
                    + "Add to aliases: \"engineering manager: <person>\"",
                "s.yaml:14: severity_matrix.SEV-1.notify_at_start: nobody is called \"product-manager\". "
                    + "Add to aliases: \"product manager: <person>\"",
                "s.yaml:15: notify_vp_after tells the alias \"vp\", and it maps to nobody. "
                    + "Add to aliases: \"vp: <person>\"",
            ])
    }

    @Test func `a key that looks misspelt is warned of, for as prose it does nothing`() {
        let said = Sample.said(Sample.people + "severity_matrix:\n  P1:\n    escalte_after: 30m\n")
        #expect(
            said == [
                "s.yaml:18: warning: severity_matrix.P1 keeps an unknown key as prose, got \"escalte_after\". "
                    + "Did you mean \"escalate_after\"?"
            ])
    }

    @Test func `an escalation to nobody is an error unless a team lead is known`() throws {
        let text = "severity_matrix: {P1: {escalate_after: 30m}}\n"
        #expect(try Sample.rule("P1", of: text).escalateTo == [.person(PersonID("luis"))])
        #expect(
            Sample.said(text) == [
                "s.yaml:1: severity_matrix.P1.escalate_after does not say to whom. "
                    + "Add \"escalate_to: <person, team or alias>\" beside it"
            ])
    }
}
