import CommandRouter
import Testing

@Suite struct `Times and durations` {
    @Test(arguments: [
        ("10m", 600), ("1h30m", 5400), ("90s", 90), ("20 min", 1200), ("2 hours", 7200), ("1h 30m", 5400),
        ("10M.", 600),
        ("in 20m", 1200), ("for 1 hr", 3600), ("7d", 604_800), ("００1m", 60), ("1 hour 1 second", 3601), ("“10m”", 600),
        ("half an hour", 1800), ("an hour", 3600), ("in half an hour", 1800), ("an hour and a half", 5400),
        ("a quarter of an hour", 900), ("two hours", 7200), ("1.5h", 5400), ("One Hour and 10 minutes", 4200),
        ("half a minute", 30), ("a minute", 60),
    ])
    func `a duration has its unit`(text: String, seconds: Int) {
        #expect(routed("!snooze \(text)") == "snooze \(seconds)s")
        #expect(routed("!nextupdate \(text) INC-3") == "next update in \(seconds)s in INC-3")
    }

    @Test(arguments: [
        ("10", "10 what? Write `!snooze 10m`."),
        ("1h30", "30 what? Write `!snooze 30m`."),
        ("99999999999999999999999999", "99999999999999999999999999 what? Write `!snooze 10m`."),
        ("0m", "A duration must be longer than zero. Write `!snooze 10m`."),
        ("0", "0 what? Write `!snooze 10m`."),
        ("-5m", "A duration must be longer than zero. Write `!snooze 10m`."),
        ("8d", "A duration is at most 7 days. Write `!snooze 2h`."),
        ("9999999999999999999999999999999h", "A duration is at most 7 days. Write `!snooze 2h`."),
        (
            "a while",
            "I do not read a while as a time. Write `!snooze 10m`, or `90s`, `1h30m`, `half an hour`, `14:30`."
        ),
        (
            "1.7h",
            "I do not read 1.7h as a time. Write `!snooze 10m`, or `90s`, `1h30m`, `half an hour`, `14:30`."
        ),
    ])
    func `anything else is asked about`(text: String, answer: String) {
        #expect(routed("!snooze \(text)") == answer)
    }

    @Test(arguments: [
        ("!snooze", "snooze 600s"),
        ("!snooze INC-3", "snooze 600s in INC-3"),
        ("!next update 20m", "next update in 1200s"),
        ("!nextupdate", "`!nextupdate` needs a time. For example: `!nextupdate 20m`"),
        ("!started 14:05", "started at 14:05"),
        ("!started at 9:05.", "started at 9:05"),
        ("!started now", "started 0s ago"),
        ("!started 1h 30 min ago.", "started 5400s ago"),
        ("!started 8 days ago", "A duration is at most 7 days. Write `!started 2h ago`."),
        ("!started 20m", "started 1200s ago"),
        ("!started 2 hours ago INC-3", "started 7200s ago in INC-3"),
        ("!started 2026-11-20 14:05", "started on 2026-11-20 14:05"),
        ("!started 2026‑11‑20T14:05", "started on 2026-11-20 14:05"),
        ("!started 20", "20 what? Write `!started 20m ago`."),
        ("!started 20 ago", "20 what? Write `!started 20m ago`."),
        ("!started", "`!started` needs a time. For example: `!started 20m ago`"),
    ])
    func `times are said in the usual ways`(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        "14:60", "25:00", "2:5", "2026-11-31 14:05", "2026-13-01 10:00", "26-11-20 14:05", "soon",
        "2026-11-20", "2026-11-20 14:05 x", "14:05 for ever", "yesterday", "13pm",
    ])
    func `an impossible time is refused`(text: String) {
        #expect(
            routed("!started \(text)") == "I do not read \(text) as a time. Write "
                + "`!started 20m ago`, `!started 14:05` or `!started 2026-11-20 14:05`, in the configured zone.")
    }
}
