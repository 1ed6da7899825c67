import Rehearsal
import Testing

@Suite struct ScenarioReadingTests {
    @Test(arguments: ["24:00", "9999999999999999:00", "-1:00", "14:60", "14:00:60", "14:-5", "::", "14"])
    func `a time of day that no clock shows is a mistake with its line`(clock: String) {
        let error = #expect(throws: Scenario.Mistake.self) {
            try Scenario("14:00 ops ana: !status\n\(clock) ops ana: !status", name: "x.scenario")
        }
        #expect(error?.description.hasPrefix("x.scenario:2: ") == true)
    }

    @Test(arguments: [
        "2026-13-20 14:00", "99999999999999-1-1 14:00", "2026-11-32 14:00", "2026-11-20 24:00", "-1-1-1 1:1",
    ])
    func `a start that no calendar has is a mistake`(start: String) {
        #expect(throws: Scenario.Mistake.self) { try Scenario("start: \(start)", name: "x.scenario") }
    }

    @Test func `the first and the last minute of a day are read`() throws {
        let scenario = try Scenario("start: 2026-11-20 00:00\n00:00 *\n23:59:59 *", name: "x.scenario")
        #expect(scenario.steps.map(\.clock.seconds) == [0, 86_399])
    }
}
