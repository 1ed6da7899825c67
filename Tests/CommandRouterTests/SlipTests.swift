import CommandRouter
import Incidents
import Testing

/// What `yes` would do after an answer; nil where nothing was asked back.
private func yes(_ text: String, _ router: CommandRouter = CommandRouter(prefix: "!")) -> String? {
    guard case .ask(let ask) = router.route(text), case .askBack(_, let yes) = ask else { return nil }
    return yes
}

/// Whether a text is answered by the router and does nothing.
private func doesNothing(_ text: String) -> Bool {
    switch CommandRouter(prefix: "!").route(text) {
    case .talk, .ask(.say), .ask(.askBack): true
    case .ask: false
    }
}

@Suite struct `Help and flags behind a command` {
    @Test(arguments: CommandRouter.commands.map(\.name).filter { $0 != "help" })
    func `any command shows its help and does nothing`(name: String) {
        let page = routed("!help \(name)")
        for cry in ["--help", "-h", "—help", "?", "help", "Help!", "INC-3 --help"] {
            // Where INC-3 is no argument of it, it is a word.
            if cry.hasPrefix("INC"), CommandRouter.commands.first(where: { $0.name == name })?.reads != .text {
                continue
            }
            #expect(routed("!\(name) \(cry)") == page, "!\(name) \(cry)")
        }
    }

    @Test(arguments: [
        "!resolved rows --help", "!dataloss --help rows", "!bizlead page x -h", "!security a key --help",
        "!ack on it -h",
    ])
    func `at either end of a deed it asks for help too`(text: String) {
        #expect(doesNothing(text))
        #expect(routed(text).hasPrefix("`!"))
    }

    @Test(
        arguments: [
            "resolved", "mitigated", "identified", "close", "cancel", "reopen", "ack", "dataloss", "security", "ic me",
            "bizlead page", "rollcall", "swoop", "snooze", "stalk", "severity", "stream close", "oncall undo",
            "sync cancel",
            "declare", "title", "note", "update", "task", "todo", "decision", "impact", "cause", "milestone", "here",
            "merge",
        ], ["--dry-run", "--not", "—drill", "--foo", "--no", "-x"])
    func `a flag that it does not have is asked about`(name: String, flag: String) {
        for text in ["!\(name) \(flag)", "!\(name) \(flag) rows are gone"] {
            if flag == "-x", text.hasSuffix("gone") { continue }
            if name == "declare", flag == "—drill", text.hasSuffix("gone") { continue }
            #expect(doesNothing(text), "\(text)")
        }
    }

    @Test(arguments: [
        ("!resolved --foo rolled back", "resolved rolled back"),
        ("!mitigated rolled back --fast", "mitigated rolled back"),
        ("!sync 15:00 --weekly", "sync 15:00"), ("!note --force was missing", "note \"--force was missing\""),
        ("!cancel INC-3 --foo", "cancel INC-3"), ("!security a key --foo", "security a key"),
        ("!declare --exercise P2 x", "declare --drill P2 x"), ("!declare P2 x --dry-run", "declare --drill P2 x"),
    ])
    func `without it yes does it`(text: String, meant: String) {
        #expect(yes(text) == meant)
    }

    @Test(arguments: [
        "!resolved --not", "!dataloss --dry-run", "!dataloss --drill rows", "!security --test x", "!mitigated --drill",
        "!bizlead page --drill x", "!cancel --undo",
    ])
    func `practice and the opposite are done by no yes`(text: String) {
        #expect(yes(text) == nil)
        #expect(doesNothing(text))
    }

    @Test(arguments: [
        ("!note ran kubectl --all -n prod", "note \"ran kubectl --all -n prod\""),
        ("!note deployed with --no-verify", "note \"deployed with --no-verify\""),
        ("!update restarted with --force today", "update status=restarted with --force today"),
        ("!resolved rm -rf of the cache helped", "resolved \"rm -rf of the cache helped\""),
        ("!resolved — rolled back", "resolved \"— rolled back\""),
        ("!note - first\n- second", "note \"- first\n- second\""),
        ("!note -5 degrees", "note \"-5 degrees\""),
        ("!note \"--help was missing\"", "note \"\"--help was missing\"\""),
        ("!cause deploy with --no-cache, db-2", "cause \"deploy with --no-cache, db-2\""),
        ("!status stalk -a", "stalk true"), ("!drill region-down --pages", "drill region-down with pages"),
        ("!task help bob with the restart", "task \"help bob with the restart\""),
    ])
    func `dashes inside of a text stay`(text: String, ask: String) {
        #expect(routed(text) == ask)
    }
}

@Suite struct `The opposite and the question` {
    @Test(arguments: [
        "!resolved?", "!Resolved ?!", "!mitigated?", "!cancel?", "!close?", "!reopen?", "!identified?", "!ack?",
        "!dataloss?",
        "!security?", "!page?", "!ic page?", "!bizlead page?", "!ic me?", "!rollcall?", "!swoop?", "!oncall undo?",
        "!sync cancel?", "!stalk?", "!resolved already?", "!mitigated rolled back?", "!cancel false alarm?",
        "!close it?",
        "!dataloss orders?", "!ic handoff @bob?", "!role ops @bob?", "!severity P1?", "!merge INC-2?", "!task done 3?",
        "!drill region-down?", "!oncall take 2h?", "!resolved INC-3 already?",
    ])
    func `a question does nothing`(text: String) {
        #expect(doesNothing(text))
    }

    @Test(arguments: [
        "!resolved no", "!resolved not yet, still 5 % errors", "!resolved not yet still 5 % errors",
        "!resolved not really",
        "!resolved maybe", "!resolved almost", "!resolve nope", "!resolved it’s not", "!resolved undo",
        "!resolved wait",
        "!resolved still broken", "!mitigate not yet", "!mitigated don’t", "!mitigated only partly", "!cancel no",
        "!cancel not yet", "!cancel don't!", "!close no", "!close not yet please", "!reopen no", "!identified unknown",
        "!identified not sure", "!ack no", "!ack I cannot, call bob", "!ack can't", "!ack cant", "!ack not me",
        "!ack undo",
        "!ack wrong person", "!ack call bob", "!ack I am not available", "!security off", "!security undoo",
        "!security unod", "!security undo please", "!security public", "!security no", "!security false alarm",
        "!security make it public again", "!dataloss no", "!dataloss none", "!dataloss undo", "!dataloss cancel",
        "!dataloss false alarm", "!dataloss test", "!dataloss nothing lost", "!dataloss no data was lost",
        "!dataloss stop",
        "!dataloss drill: rows", "!security test please ignore", "!bizlead page no", "!bizlead page not yet",
        "!declare no", "!declare undo", "!declare P2 nothing", "!declare help", "!declare ?", "!declare never mind",
    ])
    func `the opposite is asked about`(text: String) {
        #expect(doesNothing(text))
    }

    @Test(arguments: [
        "!dataloss not sure how many, invoices are empty", "!dataloss not known yet what", "!dataloss no idea how many",
        "!dataloss not only orders", "!security not sure, a token leaked", "!security no idea how bad, key published",
        "!ack not sure what it is, looking", "!ack no idea yet, looking", "!ack can't tell yet, joining",
    ])
    func `in doubt it is done`(text: String) {
        #expect(!doesNothing(text))
    }

    @Test(arguments: [
        ("!resolved?", "resolved"), ("!resolved INC-3 no", "resolved INC-3"),
        ("!cancel false alarm?", "cancel false alarm"),
        ("!security undo please", "security undo"), ("!security INC-3 unod", "security INC-3 undo"),
        ("!ic handoff @bob?", "ic handoff @bob"), ("!dataloss drill: rows", "dataloss --real drill: rows"),
        ("!severity P1 because payments are down", "severity P1"), ("!sev INC-3 sev2 only EU", "severity INC-3 sev2"),
    ])
    func `yes is the deed all the same`(text: String, meant: String) {
        #expect(yes(text) == meant)
        #expect(!doesNothing("!" + meant))
    }

    @Test(arguments: [
        ("!resolved no errors for 20 min", "resolved \"no errors for 20 min\""),
        ("!resolved revert of deploy 4711", "resolved \"revert of deploy 4711\""),
        ("!resolved nothing to do, it recovered", "resolved \"nothing to do, it recovered\""),
        ("!resolved \"not yet\"", "resolved \"\"not yet\"\""),
        ("!mitigated back to normal", "mitigated \"back to normal\""),
        ("!cancel false alarm, load test", "cancel \"false alarm, load test\""),
        ("!cancel mistake", "cancel \"mistake\""),
        ("!cancel not an incident", "cancel \"not an incident\""), ("!reopen not fixed", "reopen \"not fixed\""),
        ("!reopen errors are back?", "reopen \"errors are back?\""),
        ("!identified pool exhausted?", "identified \"pool exhausted?\""),
        ("!ack on my way", "acknowledge saying \"on my way\""),
        ("!ack no problem", "acknowledge saying \"no problem\""), ("!ack INC-3", "acknowledge in INC-3"),
        ("!security undo", "lift privacy"), ("!security undo INC-3", "lift privacy in INC-3"),
        ("!security INC-3 undo", "lift privacy in INC-3"),
        ("!security public bucket found", "security \"public bucket found\""),
        ("!security is this key public?", "security \"is this key public?\""),
        ("!dataloss no backups of the orders", "data loss \"no backups of the orders\""),
        ("!bizlead page may we turn off payments?", "page line bizlead \"may we turn off payments?\""),
        ("!sync in 10m goal is it through?", "sync in 600s goal \"is it through?\""), ("!swoop no", "decline swoop"),
        ("!status?", "show status"), ("!roles?", "show roles"), ("!why?", "show why"),
        ("!note is it through?", "note \"is it through?\""),
    ])
    func `what only sounds like it is done`(text: String, ask: String) {
        #expect(routed(text) == ask)
    }
}

@Suite struct `Practice or real` {
    @Test(arguments: [
        "!declare drill P3 practice", "!declare [drill] P2 game day", "!declare exercise: P2 region down",
        "!declare dry run P2 x", "!declare dry-run P2 x", "!declare rehearsal P2 x",
        "!declare this is a drill P2 region down",
        "!declare this is a test", "!declare testing 123", "!declare testing 1 2 3", "!declare P2 game day (drill)",
        "!declare [DRILL] P2 x", "!declare a drill P2", "!declare game day P2", "!declare P2 test please ignore",
        "!declare P1 TEST TEST TEST", "!declare P1 test", "!declare test: checkout", "!declare (test) P2 x",
        "!declare P3 region-down exercise", "!declare TEST checkout is down",
        "!declare P2 checkout is down - just a test",
        "!declare P2 tabletop eu-west", "!declare Übung P2 x", "!declare simulacro P1", "!declare P1 is a test",
        "!declare --new P2 fire drill",
    ])
    func `is asked, and yes is real`(text: String) {
        #expect(doesNothing(text), "\(text)")
        let meant = "declare --real " + text.dropFirst("!declare ".count)
        #expect(yes(text) == meant)
        #expect(routed("!" + meant).hasPrefix("declare "), "\(routed("!" + meant))")
        #expect(routed("!" + meant).contains(" real"))
    }

    @Test(arguments: [
        ("!declare P1 test environment is down", "declare P1 \"test environment is down\" real"),
        ("!declare P2 payment test suite fails", "declare P2 \"payment test suite fails\" real"),
        ("!declare P2 the smoke test", "declare P2 \"the smoke test\" real"),
        ("!declare P1 the practice portal is down", "declare P1 \"the practice portal is down\" real"),
        ("!declare P1 login of exercise videos fails", "declare P1 \"login of exercise videos fails\" real"),
        ("!declare P2 contest page is down", "declare P2 \"contest page is down\" real"),
        ("!declare P2 latest deploy failed", "declare P2 \"latest deploy failed\" real"),
        ("!declare P2 \"drill press is down\"", "declare P2 \"drill press is down\" real"),
        ("!declare --test P2 this is a test", "declare P2 \"this is a test\" test"),
        ("!declare --drill drill P2 x", "declare P2 \"drill P2 x\" drill"),
    ])
    func `a name that holds such a word is none`(text: String, ask: String) {
        #expect(routed(text) == ask)
    }

    @Test func `the drill is offered without the words for it`() {
        #expect(
            routed("!declare this is a drill: P2 region down")
                == "Is it real? Nothing was done yet. Real: `yes`, or `--real` in front. A drill: `!declare --drill P2 region down`"
        )
        #expect(routed("!declare (test) P2 x").hasSuffix("A test: `!declare --test P2 x`"))
    }
}

@Suite struct `Severities as people write them` {
    @Test(arguments: [
        ("severity P3 x", "P3"), ("severity: P3 x", "P3"), ("severity=P3 x", "P3"), ("Severity = P3 x", "P3"),
        ("sev 3 x", "SEV-3"), ("sev: 3 x", "SEV-3"), ("Sev. 3: x", "SEV-3"), ("SEV_3 x", "SEV-3"), ("sev-3 x", "sev-3"),
        ("P 3 x", "P3"), ("#P3 x", "P3"), ("(P3) x", "P3"), ("[sev3] x", "sev3"), ("P-3 x", "P-3"), ("P3: x", "P3"),
        ("P3:x", "P3"), ("prio 3 x", "P3"), ("priority: 3 x", "P3"), ("S2 x", "S2"), ("P２ x", "P2"),
        ("x P3", "P3"), ("x, P3", "P3"), ("x (P3)", "P3"), ("x - sev 3", "SEV-3"), ("x (severity: P3)", "P3"),
        ("x #P3.", "P3"), ("x low", nil), ("x - low", "low"), ("x, low", "low"), ("x (low)", "low"),
        ("x [minor]", "minor"),
        ("x priority: low", "low"), ("low: x", "low"), ("severity low x", "low"), ("minor x", "minor"),
        ("P2 P1 x", "P2 P1"), ("P2 or P1 x", "P2 P1"), ("P2/P1 x", "P2 P1"), ("P2-P1 x", "P2 P1"),
        ("P2, P1: x", "P2 P1"),
        ("P3 x P1", "P3 P1"), ("P1 x P3", "P1"), ("x P2 or P1", "P2 P1"), ("x P2/P1", "P2 P1"),
        ("high P2 x", "high P2"),
        ("\"P2 x\"", "P2"), ("“P2 x”", "P2"),
    ])
    func `are read`(text: String, severity: String?) {
        let title = severity == nil ? text : text.contains("P1 x P3") ? "x P3" : "x"
        #expect(routed("!declare \(text)") == "declare \(severity ?? "-") \"\(title)\" real")
    }

    @Test(arguments: [
        ("checkout, P3, since noon", "declare P3 checkout, P3, since noon"),
        ("checkout is P2 since noon", "declare P2 checkout is P2 since noon"),
        ("checkout sev 3 since noon", "declare SEV-3 checkout sev 3 since noon"),
        ("--new checkout is P2 since noon", "declare --new P2 checkout is P2 since noon"),
    ])
    func `in the middle are asked about`(text: String, meant: String) {
        #expect(yes("!declare " + text) == meant)
        #expect(!doesNothing("!" + meant))
    }

    @Test(arguments: [
        ("S3 is down", "declare - \"S3 is down\" real"),
        ("P95 latency doubled", "declare - \"P95 latency doubled\" real"),
        ("latency at p99 doubled", "declare - \"latency at p99 doubled\" real"),
        ("high error rate", "declare - \"high error rate\" real"),
        ("error rate is high", "declare - \"error rate is high\" real"),
        ("P1 P2 moved", "declare P1 \"P2 moved\" real"),
        ("priority queue is stuck", "declare - \"priority queue is stuck\" real"),
        ("P1 runbook for P3 is gone", "declare P1 \"runbook for P3 is gone\" real"),
        ("P10 x", "declare P10 \"x\" real"),
        ("P2 \"runbook for P1\"", "declare P2 \"runbook for P1\" real"),
    ])
    func `what is none stays a word`(text: String, ask: String) {
        #expect(routed("!declare " + text) == ask)
    }
}

@Suite struct `Code and quotes` {
    private func parts(_ text: String) -> [String] {
        CommandRouter(prefix: "!").parts(of: text).map { part in
            switch part.routed {
            case .talk: "talk"
            case .ask(.say(let message)), .ask(.askBack(let message, _)): plain(message)
            case .ask: routed(part.said)
            }
        }
    }

    @Test(arguments: [
        "```!resolved\n!cancel\n```", "```\n!resolved\n```", "````\n```\n!resolved\n```\n!cancel\n````",
        "~~~\n!resolved\n~~~",
        "~~~!resolved\n!cancel\n~~~", ">>> a\n!resolved", ">>>!cancel\n!resolved\n\n!close", "\"!cancel\n!resolved\"",
        "“!cancel\n!resolved\nthat is it”", "„!cancel\n!resolved“", "«!cancel\n!resolved»", "> !resolved",
        "`!cancel\n!resolved`", "Bob said: \"do this\n!resolved\nand go\"", "look ```!cancel\n!resolved```",
        "`!resolved` ends it", "type `!resolved` when done", "```!resolved``` ends it", "```bash\n!resolved\n",
        "~~~\n!resolved",
    ])
    func `never command`(text: String) {
        #expect(parts(text).allSatisfy { $0 == "talk" }, "\(parts(text))")
    }

    @Test func `a whole message in code marks is shown, and asked about where it does something`() {
        #expect(parts("`!status`") == ["show status"])
        #expect(yes("`!resolved`") == "resolved")
        #expect(yes("**`!ic me`**") == "ic me")
        #expect(yes("```!cancel false alarm```") == "cancel false alarm")
        #expect(
            routed("`!resolved`")
                == "That is code, so nothing was done. To do it, without the marks: `!resolved`, or `yes`.")
    }

    @Test func `what stands around them is done`() {
        #expect(parts("!ic me\n```\n!cancel\n```\n!ack") == ["take command", "talk", "acknowledge"])
        #expect(parts("````\n!cancel\n````\n!ack") == ["talk", "acknowledge"])
        #expect(parts("~~~\n!cancel\n~~~\n!ack") == ["talk", "acknowledge"])
        #expect(parts("Bob said: \"do this\n!cancel\"\n!ack") == ["talk", "acknowledge"])
        #expect(
            parts("the 5\" disk is dead\n!ic me\nthe 24\" one too\n!ack")
                == ["take command", "talk", "acknowledge"].withTalk)
        #expect(parts("\"never closed\n!ack") == ["talk", "acknowledge"])
        #expect(parts("!ic me\n> !cancel\n!ack") == ["take command", "talk", "acknowledge"])
        #expect(parts("use ```a``` and\n!ack") == ["talk", "acknowledge"])
    }
}

extension [String] {
    fileprivate var withTalk: [String] { ["talk"] + self }
}

@Suite struct `Numbers, owners and names` {
    @Test(arguments: [
        "!task @bob @vera look", "!task @bob and @vera look", "!task look @bob @vera",
        "!task look @bob and @vera in 20m",
        "!task @bob, @vera: look", "!task @bob look @vera", "!task look @bob in 20m @vera",
        "!stream open db @bob @vera restore",
        "!stream open db @bob and @vera", "!stream open db @bob restore @vera", "!task <@U1> <@U2> look",
    ])
    func `two owners are refused`(text: String) {
        #expect(doesNothing(text))
        #expect(routed(text).contains(" has one "))
    }

    @Test(arguments: [
        ("!task @bob ask @vera for the logs", "task \"ask @vera for the logs\" by <@bob>"),
        ("!task look @bob @bob", "task \"look @bob\" by <@bob>"),
        ("!task 3 nodes are down @bob", "task \"3 nodes are down\" by <@bob>"),
        ("!task cancel the 2 deploys", "task \"cancel the 2 deploys\""), ("!task 1 finished", "finish task 1"),
        ("!task list", "show tasks(from: 1)"), ("!task all", "show tasks(from: 1)"),
        ("!todo list", "show tasks(from: 1)"),
        ("!vendor list", "show vendors"), ("!vendor ‘cloud co’ 4711", "vendor \"cloud co\" ticket \"4711\""),
        ("!vendor 'cloud co' 4711", "vendor \"cloud co\" ticket \"4711\""),
        ("!vendor ‘Bob’s cloud’ 4711", "vendor \"Bob’s cloud\" ticket \"4711\""),
        ("!vendor ‘cloud co’ closed", "vendor \"cloud co\" closed"),
        ("!vendor cloudco closed now", "vendor \"cloudco\" closed"),
        ("!vendor cloudco is closed.", "vendor \"cloudco\" closed"),
        ("!vendor cloudco resolved", "vendor \"cloudco\" closed"),
        ("!todo add 3 alerts", "todo \"add 3 alerts\""),
        ("!todo cancel the 2 old alerts", "todo \"cancel the 2 old alerts\""),
    ])
    func `what is clear is done`(text: String, ask: String) {
        #expect(routed(text) == ask)
    }

    @Test(arguments: [
        "!task 1, 2 done", "!task 1 and 2 done", "!task cancel 1", "!task delete 1", "!task 1 cancelled",
        "!task remove 2",
        "!task 1 @bob", "!task 1 to @bob", "!task assign 1 @bob", "!task 3 in 20m", "!task 1 2", "!todo delete 1",
        "!todo 1",
        "!todo 1 delete", "!todo remove 2", "!vendor close cloudco", "!vendor cloudco closed it this morning",
    ])
    func `what is about one that is there makes no new one`(text: String) {
        #expect(doesNothing(text))
    }

    @Test(arguments: [
        ("!pagebob", "ic page bob"), ("!page-bob now", "ic page bob now"), ("!on call", "oncall"),
        ("!on call database", "oncall database"),
        ("!declareP1 checkout is down", "declare P1 checkout is down"), ("!task-done 3", "task done 3"),
        ("!ic-me", "ic me"),
    ])
    func `a space too many or too few is near`(text: String, meant: String) {
        #expect(yes(text) == meant)
    }

    @Test(arguments: ["!hello", "!hi", "!pagerduty ack", "!pagination", "!deploy api", "!thanks"])
    func `greetings and other bots are left alone`(text: String) {
        #expect(routed(text) == "talk")
    }

    @Test func `a slash command that is typed where no chat takes it is one`() {
        let router = CommandRouter(prefix: "!", botNames: ["sitrep", "ops-bot"])
        #expect(routed("/sitrep status", router) == "show status")
        #expect(routed("/ops-bot !ic me", router) == "take command")
        for cry in ["/sitrep", "/sitrep ?", "/sitrep --help", "/sitrep help", "/Sitrep -h"] {
            #expect(routed(cry, router).hasPrefix("Trouble? "), "\(cry)")
        }
        #expect(routed("/sitrep nonsense", router) == "I do not know !nonsense. Try `!help`.")
        #expect(routed("/giphy status", router) == "talk")
        #expect(routed("/etc/hosts is gone", router) == "talk")
    }
}
