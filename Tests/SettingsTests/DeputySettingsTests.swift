import Incidents
import Testing

@testable import Settings

@Suite struct DeputySettingsTests {
    private func load(_ yaml: String) -> (policy: Policy?, problems: [String]) {
        let loaded = SettingsLoader.load(text: yaml, named: "d.yaml")
        return (loaded.configuration?.policy, loaded.diagnostics.map(\.description))
    }

    @Test func `the figures of the guides hold where nothing is said`() throws {
        let policy = try #require(load("zone: UTC").policy)
        #expect(policy.timers == Timers())
        #expect(policy.timers.markEvery == .minutes(10) && policy.timers.questionsEvery == .minutes(15))
        #expect(policy.spanOfControl == 7)
    }

    @Test(arguments: ["never", "0", "off", "none"])
    func `a clock of the deputy can be switched off`(word: String) throws {
        let keys = Draft.endableTimers.sorted().map { "\($0): \(word)" }.joined(separator: ", ")
        let (policy, problems) = load("timers: {\(keys)}\nspan_of_control: \(word)")
        let timers = try #require(policy, "\(problems)").timers
        let off = [
            timers.markEvery, timers.markLater, timers.questionsEvery, timers.rollcall, timers.handoverOffer,
            timers.handoverInsist, timers.handoverRepeat, timers.onCallBrief, timers.silence,
        ]
        #expect(off.allSatisfy { $0 == .zero })
        #expect(policy?.spanOfControl == 0)
    }

    @Test func `the marks are read under their older name too`() {
        #expect(load("timers: {elapsed_mark: 5m}").policy?.timers.markEvery == .minutes(5))
        #expect(load("timers: {mark_every: 7m}").policy?.timers.markEvery == .minutes(7))
    }

    @Test func `other timers cannot be switched off`() {
        #expect(load("timers: {no_commander: never}").policy == nil)
    }

    @Test(arguments: ["many", "1", "-3", "7.5"])
    func `a number of people that is none is said`(text: String) {
        let (policy, problems) = load("span_of_control: \(text)")
        #expect(policy == nil)
        #expect(problems.contains { $0.contains("span_of_control is no number of people") })
    }
}
