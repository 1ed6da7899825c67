import CommandRouter
import Testing

@Suite struct `A time and its zone` {
    @Test(arguments: [
        ("15:00 utc", "at 15:00 utc"), ("15:00 UTC", "at 15:00 utc"), ("15:00 Z", "at 15:00 z"),
        ("15:00Z", "at 15:00 z"),
        ("15:00 (UTC)", "at 15:00 utc"), ("15:00 Europe/London", "at 15:00 europe/london"),
        ("15:00 europe/london", "at 15:00 europe/london"), ("15:00 +02:00", "at 15:00 +02:00"),
        ("15:00 +0530", "at 15:00 +0530"), ("15:00+02:00", "at 15:00 +02:00"), ("15:00 GMT+1", "at 15:00 gmt+1"),
        ("15:00 UTC +2", "at 15:00 utc+2"), ("15:00 −03:30", "at 15:00 -03:30"), ("15:00 cest", "at 15:00 cest"),
        ("15:00 PST8PDT", "at 15:00 goal PST8PDT"),
        ("15:00 Berlin time", "at 15:00 berlin time"), ("15:00 New York time", "at 15:00 new york time"),
        ("15:00 pacific time", "at 15:00 pacific time"), ("15:00 us/eastern", "at 15:00 us/eastern"),
        ("15:00 WEST", "at 15:00 west"), ("15:00 west", "at 15:00 west"),
        ("15:00 west region", "at 15:00 goal west region"), ("15:00 db/api latency", "at 15:00 goal db/api latency"),
        ("3pm", "at 15:00"), ("3 pm CET", "at 15:00 cet"), ("3 p.m. utc", "at 15:00 utc"), ("12am", "at 0:00"),
        ("3:30pm utc", "at 15:30 utc"), ("at 15h", "at 15:00"), ("15h", "at 15:00"), ("15h30", "at 15:30"),
        ("at 9h utc", "at 9:00 utc"), ("2h", "in 7200s"), ("15 Uhr", "at 15:00"), ("15:00 Uhr MEZ", "at 15:00 mez"),
        ("noon utc", "at 12:00 utc"), ("in 15h", "in 54000s"), ("in half an hour", "in 1800s"),
        ("half an hour", "in 1800s"), ("tomorrow 09:00 UTC", "at 9:00 utc tomorrow"),
        ("tomorrow at 9am", "at 9:00 tomorrow"), ("09:00 tomorrow", "at 9:00 tomorrow"),
        ("09:00 UTC tomorrow", "at 9:00 utc tomorrow"), ("friday 18:00", "at 18:00 weekday(4)"),
        ("18:00 on friday", "at 18:00 weekday(4)"), ("2026-12-01 09:00 utc", "on 2026-12-01 09:00 utc"),
        ("2026-12-01T09:00:00+02:00", "on 2026-12-01 09:00 +02:00"), ("2026-12-01T09:00Z", "on 2026-12-01 09:00 z"),
        ("15:00:30Z", "at 15:00:30 z"),
    ])
    func `is read and never taken for words`(text: String, time: String) {
        let parts = time.split(separator: " goal ", maxSplits: 1)
        let goal = parts.count > 1 ? "\"\(parts[1])\"" : "-"
        #expect(routed("!sync \(text)") == "sync \(parts[0]) goal \(goal)")
    }

    @Test(arguments: [
        ("15:00 in UTC", "at 15:00 utc"), ("15:00 Pacific", "at 15:00 pacific"), ("15:00 central", "at 15:00 central"),
        ("15:00 eastern", "at 15:00 eastern"), ("15:00 every 30m UTC", "at 15:00 utc every 1800s"),
        ("15:00 UTC+15", "at 15:00 utc+15"), ("15:00 UTC/GMT", "at 15:00 utc/gmt"),
        ("15:00 Asia / Kolkata", "at 15:00 asia/kolkata"), ("15:00 America/New York", "at 15:00 america/new_york"),
        ("15:00 CET/CEST", "at 15:00 cet/cest"), ("15:00 my time", "at 15:00 my time"),
        ("15:00 west coast", "at 15:00 west coast"), ("15:00 US Pacific", "at 15:00 us/pacific"),
        ("15:00 central european summer time", "at 15:00 central european summer time"),
        ("15:00 Pacific goal align", "at 15:00 pacific goal align"), ("15 h", "at 15:00"),
        ("15:00 goal align", "at 15:00 goal align"), ("15:00 align central team", "at 15:00 goal align central team"),
        ("15:00 look at the west region", "at 15:00 goal look at the west region"),
        ("15:00 central team", "at 15:00 goal central team"),
        ("15:00 in the war room", "at 15:00 goal in the war room"),
        ("15:00 goal weekly review", "at 15:00 goal weekly review"), ("15:00 to align", "at 15:00 goal align"),
        ("15:00 for the vendor", "at 15:00 goal the vendor"), ("15:00 and then eat", "at 15:00 goal and then eat"),
    ])
    func `a zone in words is a zone, and other words are none`(text: String, time: String) {
        let parts = time.split(separator: " goal ", maxSplits: 1)
        let goal = parts.count > 1 ? "\"\(parts[1])\"" : "-"
        #expect(routed("!sync \(text)") == "sync \(parts[0]) goal \(goal)")
    }

    @Test(arguments: [
        "weekly", "weekdays", "twice a day", "and 16:00", "to 15:30", "for 30m", "on weekdays", "mon-fri", "2x",
        "until 16:00",
        "monthly", "- 16:00",
    ])
    func `what a meeting cannot do is asked about, and is no goal`(words: String) {
        let answer = routed("!sync 15:00 \(words)")
        #expect(answer.contains("nothing was changed") && answer.contains("`!sync 15:00 goal \(words)`"), "\(answer)")
    }

    @Test(arguments: [
        ("!timer 15:00 est call vendor", "timer at 15:00 est \"call vendor\""),
        ("!timer 15:00 Est call vendor", "timer at 15:00 est \"call vendor\""),
        ("!timer 15:00 pst", "timer at 15:00 pst -"), ("!timer 15:00 in UTC vendor", "timer at 15:00 utc \"vendor\""),
        ("!timer 20m call the central team", "timer 1200s \"call the central team\""),
        ("!timer 20m pacific rollout", "timer 1200s \"pacific rollout\""),
        ("!task look by 15:00 PST please", "task \"look\" within at 15:00 pst"),
        ("!task look by 15:00 pacific", "task \"look\" within at 15:00 pacific"),
        ("!task look in 20m please", "task \"look\" within 1200s"),
        ("!task call the vendor by 15:00 please", "task \"call the vendor\" within at 15:00"),
        ("!task look at the west region", "task \"look at the west region\""),
    ])
    func `timers and tasks read the same zones`(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!sync 09:00 daily", "sync at 9:00 every 86400s goal -"),
        ("!sync 09:00 every day", "sync at 9:00 every 86400s goal -"),
        ("!sync daily at 09:00 UTC", "sync at 9:00 utc every 86400s goal -"),
        ("!sync every day 09:00 goal cleaning up", "sync at 9:00 every 86400s goal \"cleaning up\""),
        ("!sync 09:00 utc daily clean up", "sync at 9:00 utc every 86400s goal \"clean up\""),
        ("!sync 15:00 every half hour", "sync at 15:00 every 1800s goal -"),
        ("!sync 15:00 each hour", "sync at 15:00 every 3600s goal -"),
        ("!sync 15:00 hourly", "sync at 15:00 every 3600s goal -"),
        (
            "!sync 15:00 every now and then",
            "Every how long? Write `!sync 15:00 every 30m` or `!sync 09:00 daily`."
        ),
        ("!sync done next 15:30 utc", "sync held, next at 15:30 utc goal -"),
    ])
    func `a meeting comes again`(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!nextupdate 14:38", "next update in at 14:38"), ("!nextupdate at 14:38 UTC", "next update in at 14:38 utc"),
        ("!nextupdate half an hour", "next update in 1800s"), ("!nextupdate 15h", "next update in 54000s"),
        ("!nextupdate by tomorrow 09:00", "next update in at 9:00 tomorrow"),
        ("!snooze half an hour", "snooze 1800s"), ("!snooze until 14:38 utc", "snooze at 14:38 utc"),
        (
            "!snooze until tomorrow",
            "I do not read tomorrow as a time. Write `!snooze 10m`, or `90s`, `1h30m`, `half an hour`, `14:30`."
        ),
        ("!started 14:05 UTC", "started at 14:05 utc"), ("!started half an hour ago", "started 1800s ago"),
        ("!started an hour ago", "started 3600s ago"), ("!started yesterday 14:00", "started at 14:00 yesterday"),
        ("!started yesterday at 2pm Europe/London", "started at 14:00 europe/london yesterday"),
        ("!started 2026-11-20T14:05:00Z", "started on 2026-11-20 14:05 z"),
        ("!started half an hour", "started 1800s ago"),
        ("!started since 14:05", "started at 14:05"), ("!started monday 09:00", "started at 9:00 weekday(0)"),
        ("!timer half an hour db team", "timer 1800s \"db team\""),
        ("!timer 15:00 utc vendor", "timer at 15:00 utc \"vendor\""),
        ("!timer an hour", "timer 3600s -"), ("!timer ask again in half an hour", "timer 1800s \"ask again\""),
        ("!task look by 15:00 UTC", "task \"look\" within at 15:00 utc"),
        ("!task look @bob in half an hour", "task \"look\" by <@bob> within 1800s"),
        ("!task look by tomorrow 09:00 @bob", "task \"look\" by <@bob> within at 9:00 tomorrow"),
        ("!task stand by", "task \"stand by\""),
        ("!task be there by noon meeting", "task \"be there by noon meeting\""),
    ])
    func `every command that takes a time reads it alike`(text: String, result: String) {
        #expect(routed(text) == result)
    }
}
