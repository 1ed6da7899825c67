import Incidents
import Ledger
import Store
import Testing
import Wording

/// Whatever people end their words with, each sentence and each row that is made of them has one end.
@Suite("words of people in sentences of ours")
struct SentenceEndTests {
    private static let yaml = """
        people:
          alex: {name: Alex Kim, email: alex@example.org}
          bob: {name: Bob Stone, phones: ["+1 555 0100"]}
          vic: {name: Vic Tanaka}
        on_call: {ic: {primary: alex, backup: bob}}
        aliases: {vp: vic, lead: bob}
        rooms: {incidents: local, announce: [local/ops], executive: local/exec}
        special_cases: {data_loss: {tell: [vic]}}
        checklists: {war-room: {title: War room, items: ["Who commands?", "Say it.", "Write", "Eat", "Rest", "Go"]}}
        severity_matrix:
          P1: {escalate_after: 30 minutes without mitigation, escalate_to: lead, notify_vp_after: 60 minutes without mitigation, executive_summary_every: 30 minutes, update_every: 15 minutes}
          P2: {escalate_after: never}
        """

    private static let commands = [
        "!declare P1 X", "!ic me", "!ic page X", "!page @bob X", "!update X", "!update status: X\nimpact: X\nnext: X",
        "!update theory: X\nlast: X\nnext: X by bob", "!note X", "!decision X", "!todo X", "!task X @bob in 20m",
        "!task more X", "!timer 10m X", "!timer cancel 1", "!timer 20m X", "!impact X", "!cause X", "!title X",
        "!stream open db @bob X", "!stream note db X", "!stream open web", "!stream close web X", "!sync in 20m goal X",
        "!sync", "!checklist war-room", "!check 1 2 3 war-room", "!vendor cloudco X", "!dataloss X", "!task done 1",
        "!identified X", "!status", "!brief", "!timeline", "!tasks", "!stream", "!timer", "!timers", "!page status",
    ]
    private static let end = [
        "!mitigated X", "!brief", "!reopen X", "!why", "!resolved X", "!status", "!close", "!brief", "!timeline",
    ]

    /// Two marks beside each other of which one is ours.
    private static func doubled(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { line in
            zip(line, line.dropFirst()).contains { ".!?;。".contains($0) && ".;".contains($1) }
        }
    }

    @Test("no mark stands behind a mark", arguments: ["?", "!", ".", ";", "?!", "。", ""])
    func once(mark: String) throws {
        let bench = try Bench(Self.yaml)
        func say(_ text: String) {
            bench.say(text.replacing("X", with: "is the leak shut" + mark))
            // Whether it is so is asked back where the words ask.
            if mark.hasPrefix("?") { bench.say("yes") }
            bench.now = bench.now + .seconds(20)
        }
        for command in Self.commands { say(command) }
        for _ in 0..<90 {
            _ = bench.ledger.tick(at: bench.now)
            bench.now = bench.now + .minutes(1)
        }
        for command in Self.end { say(command) }
        var said = 0
        for room in try bench.ledger.store.rooms().map(\.name) {
            for message in try bench.messages(room) where message.author == "sitrep" {
                said += 1
                #expect(Self.doubled(message.text).isEmpty, "\(message.text)")
            }
        }
        // Else nothing was looked at.
        #expect(said > Self.commands.count + Self.end.count)
        let events = try bench.ledger.store.events(of: IncidentID(1))
        #expect(events.count > 40)
        for event in events {
            #expect(Self.doubled(bench.ledger.wording.record(event)).isEmpty)
        }
    }

    @Test("words of several lines are one row of a timeline, a brief, a board and a list")
    func rows() throws {
        let bench = try Bench(Self.yaml)
        let lines = "first\n\n- second\n• third"
        for command in [
            "!declare P1 checkout", "!ic me", "!note \(lines)", "!decision \(lines)", "!todo \(lines)",
            "!update \(lines)",
            "!impact \(lines)", "!task \(lines)", "!ic page \(lines)",
        ] { bench.say(command) }
        for command in ["!timeline", "!brief", "!tasks", "!page status"] {
            bench.say(command)
            let answer = try bench.answer()
            #expect(!answer.split(separator: "\n").contains { $0.hasPrefix("- ") || $0 == "• third" }, "\(answer)")
        }
        bench.say("!timeline")
        let answer = try bench.answer()
        #expect(answer.contains("noted: first / - second / • third\n"), "\(answer)")
    }

    @Test("what is done, stopped or put off is named, in the answer and afterwards")
    func named() throws {
        let bench = try Bench(Self.yaml)
        func said(_ text: String) throws -> String {
            bench.say(text)
            return try bench.answer()
        }
        bench.say("!declare P1 checkout")
        bench.say("!task check the replica in 20m")
        bench.say("!timer 10m db team")
        #expect(try said("!task 1 more 10m").hasPrefix("Task 1 of INC-1 “check the replica” has until "))
        #expect(try said("!task done 1") == "Task 1 of INC-1 is done: check the replica")
        #expect(try said("!timer cancel 1") == "Timer 1 “db team” of INC-1 is cancelled.")
        let timeline = try said("!timeline")
        #expect(timeline.contains("gave task 1 (check the replica) until "))
        #expect(timeline.contains("finished task 1: check the replica"))
        #expect(timeline.contains("cancelled timer 1 “db team”"))
    }

    @Test("several ticks say once how many are left")
    func ticks() throws {
        let bench = try Bench(Self.yaml)
        bench.say("!declare P1 checkout")
        bench.say("!check 1 2 3 war-room")
        #expect(
            try bench.answer() == """
                ☑ war-room 1: Who commands?
                ☑ war-room 2: Say it.
                ☑ war-room 3: Write – 3 of 6 to go
                """)
    }

    @Test("a long snooze says how long it may be silent, a short one does not")
    func snooze() throws {
        let bench = try Bench(Self.yaml)
        bench.say("!declare P1 checkout")
        bench.say("!snooze 2h")
        #expect(try bench.answer().contains("Careful: that can be 2 h of silence, and a P1 wants a word every 15 min."))
        bench.say("!snooze 30m")
        #expect(try bench.answer().contains("30 min of silence"))
        bench.say("!snooze 10m")
        #expect(try !bench.answer().contains("silence"))
    }

    @Test("what is over says for how long it was open")
    func length() throws {
        let bench = try Bench(Self.yaml)
        bench.say("!declare P1 checkout")
        bench.now = bench.now + .minutes(12)
        for command in ["!ic me", "!resolved", "!close", "!status INC-1"] { bench.say(command) }
        #expect(try bench.answer().contains("it lasted 12 min"))
    }
}
