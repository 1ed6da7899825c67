import Testing

@Suite struct `What the deputy is asked` {
    @Test(
        arguments: [
            ("!timer 10m db team", "timer 600s \"db team\""),
            ("!timer 1h 30 min look again", "timer 5400s \"look again\""),
            ("!timer in 10 minutes db team", "timer 600s \"db team\""),
            ("!timer db team in 10m", "timer 600s \"db team\""),
            ("!timer 90s", "timer 90s -"),
            ("!timer INC-3 10m 2 replicas", "timer 600s \"2 replicas\" in INC-3"),
            ("!timer", "show namedTimers"),
            ("!timer list", "show namedTimers"),
            ("!timer cancel 2", "cancel timer \"2\""),
            ("!timer stop db team", "cancel timer \"db team\""),
            ("!timer 10 db team", "10 what? Write `!timer 10m`."),
            ("!timer 0m x", "A duration must be longer than zero. Write `!timer 10m`."),
            ("!timer db team", "How long? For example: `!timer 10m db team`."),
            ("!task 3 more 10m", "task 3 more 600s"),
            ("!task 3 more", "task 3 more 600s"),
            ("!task #3 more 1h", "task 3 more 3600s"),
            ("!task 3 more nodes are down", "task \"3 more nodes are down\""),
            ("!task 3 more 10", "10 what? Write `!task 3 more 10m`."),
            ("!rollcall", "roll call"),
            ("!roll call new", "roll call, new"),
            ("!here", "here as -"),
            ("!here as tech lead", "here as \"tech lead\""),
            ("!swoop", "swoop -"),
            ("!swoop @vic", "swoop <@vic>"),
            ("!swoop no", "decline swoop"),
        ])
    func `is understood`(typed: String, asked: String) {
        #expect(routed(typed) == asked)
    }
}
