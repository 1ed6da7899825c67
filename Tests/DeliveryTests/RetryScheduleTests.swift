import Delivery
import Incidents
import Testing

@Suite struct RetryScheduleTests {
    @Test func `what can never work is not tried again`() {
        #expect(RetrySchedule.delay(after: .never, attempt: 1, key: "k") == nil)
    }

    @Test func `waits double up to a minute, with a fifth of jitter`() throws {
        for (attempt, wanted) in [(1, 1000), (2, 2000), (3, 4000), (6, 32_000), (7, 60_000), (50, 60_000)] {
            let wait = try #require(RetrySchedule.delay(after: .later, attempt: attempt, key: "k")).milliseconds
            #expect(wait >= Int64(Double(wanted) * 0.8) && wait <= Int64(Double(wanted) * 1.2))
        }
    }

    @Test func `rows do not come back in step`() {
        let waits = Set((0..<50).map { RetrySchedule.delay(after: .later, attempt: 5, key: "row \($0)") })
        #expect(waits.count > 40)
    }

    @Test func `the service's own wait is kept, but not for ever`() throws {
        let short = try #require(RetrySchedule.delay(after: .after(.seconds(30)), attempt: 1, key: "k"))
        #expect(short >= .seconds(30) && short < .seconds(31))
        let long = try #require(RetrySchedule.delay(after: .after(.hours(5)), attempt: 1, key: "k"))
        #expect(long < .minutes(11))
    }
}
