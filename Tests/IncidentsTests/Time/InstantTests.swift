import Incidents
import Testing

@Suite struct InstantTests {
    @Test func `an instant is written in UTC with milliseconds`() {
        #expect(Instant(milliseconds: 1_795_183_327_120).rfc3339 == "2026-11-20T14:02:07.120Z")
        #expect(Instant(milliseconds: 0).rfc3339 == "1970-01-01T00:00:00.000Z")
    }

    @Test func `an instant before 1970 is written as it is`() {
        #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: -1).seconds == -1)
        #expect(Instant(milliseconds: -1000).seconds == -1)
        #expect(Instant(milliseconds: -1001).seconds == -2)
    }

    @Test func `the distance between two instants added to the first gives the second`() {
        let (early, late) = (Instant(2026, 10, 24, 23), Instant(2027, 1, 1))
        #expect(early + (late - early) == late)
        #expect(late - (late - early) == early)
        #expect(early < late)
    }

    @Test func `durations are whole milliseconds, rounded toward zero`() {
        #expect(Duration.microseconds(1999).milliseconds == 1)
        #expect(Duration.microseconds(-1999).milliseconds == -1)
        #expect(Duration.minutes(2).milliseconds == 120_000)
        #expect(Duration.hours(1) == .minutes(60))
        #expect(Duration.days(1) == .hours(24))
    }
}
