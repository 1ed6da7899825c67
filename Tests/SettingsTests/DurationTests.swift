import Incidents
import Testing

@testable import Settings

@Suite struct DurationTests {
    @Test(
        arguments: [
            ("30m", 1800), ("4 hours", 14_400), ("1h30m", 5400), ("90 s", 90), ("30 minutes", 1800), ("15 Min", 900),
            ("1 hour 30 min", 5400), ("1 hour and 30 minutes", 5400), ("half an hour", 1800), ("an hour", 3600),
            ("2 days", 172_800), ("1.5 hours", 5400), ("after 30 minutes", 1800), ("every 15 mins", 900),
            ("1 week", 604_800),
            ("15 min.", 900), ("one hour", 3600),
        ] as [(String, Int)])
    func `durations are read as people write them`(text: String, seconds: Int) throws {
        #expect(try HumanDuration.parse(text) == .seconds(seconds))
    }

    @Test(arguments: [
        ("30", "is a number without a unit"), ("-5m", "is a negative duration"), ("0 s", "is no time at all"),
        ("soon", "is not a duration"), ("30 bananas", "is not a duration"), ("1:30", "is not a duration"),
        ("", "is not a duration"), ("5m30", "ends with a number without a unit"), ("1..5h", "is not a duration"),
        ("9999999999 days", "is longer than a year"), ("99999999999999999999h", "is not a duration"),
        ("half", "is not a duration"), ("5 business days", "is not a duration"),
    ])
    func `anything else says why not`(text: String, what: String) {
        #expect { try HumanDuration.parse(text) } throws: { ($0 as? HumanDuration.Failure)?.what == what }
    }

    @Test(
        arguments: [
            ("30 minutes without mitigation", 1800, .mitigation), ("4 hours without resolution", 14_400, .resolution),
            ("30m", 1800, .mitigation), ("1h if not mitigated", 3600, .mitigation), ("1h w/o a fix", 3600, .resolution),
            ("2 hours unless resolved", 7200, .resolution), ("45 min, if still unresolved", 2700, .resolution),
            ("after 30 minutes if it is not mitigated yet", 1800, .mitigation), ("immediately", 0, .mitigation),
        ] as [(String, Int, EndingCondition)])
    func `a step is a duration and what ends it`(text: String, seconds: Int, without: EndingCondition) throws {
        #expect(try StepText.parse(text) == LadderStep(after: .seconds(seconds), without: without))
    }

    @Test(arguments: ["30m if mitigated", "30m without acknowledgement", "30m without", "without mitigation"])
    func `a step with another condition is refused`(text: String) {
        #expect(throws: HumanDuration.Failure.self) { try StepText.parse(text) }
    }

    @Test func `every timer of the policy has a key`() {
        #expect(Draft.timers.count == Mirror(reflecting: Timers()).children.count)
        #expect(Set(Draft.timers.map { $0.path as AnyKeyPath }).count == Draft.timers.count)
        for (key, _) in Draft.timers {
            let label = key.filter { $0 != "_" }
            #expect(Mirror(reflecting: Timers()).children.contains { $0.label?.lowercased() == label }, "\(key)")
        }
    }
}
