import Incidents
import Settings
import Testing

@Suite struct AntiPatternSettingsTests {
    @Test func `each habit has a switch of its own`() throws {
        #expect(try Sample.load(Sample.people).policy.antiPatterns == AntiPatterns())
        let text = Sample.people + "anti_patterns: {debugging_commander: no, two_on_one_task: true}\n"
        let switches = try Sample.load(text).policy.antiPatterns
        #expect(!switches.debuggingCommander && switches.severityDebate && switches.twoOnOneTask)
    }

    @Test func `a switch that is none is said with its line`() {
        #expect(
            Sample.said("anti_patterns: {severity_debat: true}\n") == [
                "s.yaml:1: unknown key in anti_patterns, got \"severity_debat\". Did you mean \"severity_debate\"?"
            ])
        #expect(Sample.said("anti_patterns: {severity_debate: perhaps}\n").count == 1)
    }
}
