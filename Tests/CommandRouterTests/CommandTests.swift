import CommandRouter
import Testing

@Suite struct `Commands become what they ask` {
    @Test(arguments: [
        ("!ic", "show commanders"),
        ("!ic INC-3", "show commanders in INC-3"),
        ("!ic me", "take command"),
        ("!ic me INC-3.", "take command in INC-3"),
        ("!IC\u{A0}Me!", "take command"),
        ("!ic handoff @bob", "hand off to <@bob>"),
        ("!ic handoff to Bob Stone", "hand off to <Bob Stone>"),
        ("!handoff “bob”.", "hand off to <bob>"),
        ("!ic handoff bob INC-3", "hand off to <bob> in INC-3"),
        ("!ic handoff <@U123|ana> please", "hand off to <@U123 please>"),
        ("!ic handoff [Ana Lee](https://matrix.to/#/@ana:example.org)", "hand off to <@ana:example.org>"),
        ("!ic handoff @ana:example.org.", "hand off to <@ana:example.org>"),
        ("!ic handoff", "`!ic handoff` needs the person who takes over. For example: `!ic handoff @bob`"),
        (
            "!role scribe",
            "To whom? `!role scribe @name`, or to you: `!role scribe me`. Who has which: `!roles`"
        ),
        ("!role scribe me", "give \"scribe\" to <me>"),
        ("!role customer liaison ana", "give \"customer liaison\" to <ana>"),
        ("!role ops lead Bob Stone", "give \"ops lead\" to <Bob Stone>"),
        ("!role ops to @bob", "give \"ops\" to <@bob>"),
        ("!role @bob comms", "give \"comms\" to <@bob>"),
        ("!role deputy none", "drop \"deputy\""),
        ("!role deputy none INC-3", "drop \"deputy\" in INC-3"),
        ("!role wizard bob", "give \"wizard\" to <bob>"),
        ("!role", "`!role` needs a role. For example: `!role ops @bob`"),
        ("!roles", "show roles"),
        ("!roles INC-3", "show roles in INC-3"),
    ])
    func command(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!ic page", "page commanders -"),
        ("!ic page.", "page commanders -"),
        ("!page", "page commanders -"),
        ("!ic page checkout is down", "page \"checkout is down\""),
        ("!ic page bob", "page \"bob\""),
        ("!ic page “db team”", "page \"“db team”\""),
        ("!ic page @bob", "page \"@bob\""),
        ("!ic page @bob: the pool is empty", "page \"@bob: the pool is empty\""),
        ("!ic page <@U123> look\nat this", "page \"@U123 look\nat this\""),
        ("!ic page me", "page \"me\""),
        ("!ic page INC-3 is back", "page \"is back\" in INC-3"),
        ("!ic page INC-3", "page commanders - in INC-3"),
        ("!ic page INC-3 @bob", "page \"@bob\" in INC-3"),
        ("!page statement of the bank is wrong", "page \"statement of the bank is wrong\""),
        ("!ic page responders", "page all hands -"),
        ("!ic page responders yes", "page all hands, confirmed -"),
        ("!ic page responders YES INC-3", "page all hands, confirmed - in INC-3"),
        ("!ic page responders the whole site is down", "page all hands \"the whole site is down\""),
        ("!page status", "show pages"),
        ("!page status INC-3", "show pages in INC-3"),
        ("!bizlead", "on call of \"bizlead\""),
        ("!bizlead page", "page line bizlead -"),
        ("!bizlead page may we stop payments?", "page line bizlead \"may we stop payments?\""),
        ("!ack", "acknowledge"),
        ("!ACK!!", "acknowledge"),
        ("_!ack_", "acknowledge"),
        ("!ack on my way", "acknowledge saying \"on my way\""),
        ("!ack INC-3 on my way", "acknowledge saying \"on my way\" in INC-3"),
        ("!acknowledge", "acknowledge"),
        ("!ack 1234", "1234 what? `!ack` alone acknowledges your page."),
    ])
    func paging(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!ic responders", "show responders"),
        ("!ic who @bob", "show who(Incidents.PersonName(text: \"@bob\"))"),
        ("!ic who", "`!ic who` needs the person to look up. For example: `!ic who @bob`"),
        ("!oncall", "on call of -"),
        ("!oncall database", "on call of \"database\""),
        ("!oncall for database at friday 18:00", "on call of \"database at friday 18:00\""),
        ("!oncall tomorrow", "on call of \"tomorrow\""),
        ("!oncall mine", "own shifts"),
        ("!on-call", "on call of -"),
        ("!oncall swap @bob 2026-12-24..26", "give shifts to <@bob> \"2026-12-24..26\""),
        ("!oncall swap with bob tomorrow", "give shifts to <bob> \"tomorrow\""),
        (
            "!oncall swap @bob",
            "`!oncall swap` needs the time, for example 2026-12-24..26. For example: `!oncall swap @bob 2026-12-24..26`"
        ),
        ("!oncall take 2h", "take - \"2h\""),
        ("!oncall take until 18:00", "take - \"until 18:00\""),
        ("!oncall take database 2h", "take \"database\" \"2h\""),
        ("!oncall take", "`!oncall take` needs the time, for example 2h. For example: `!oncall take 2h`"),
        ("!oncall undo", "take back"),
        ("!oncall calendar", "calendar"),
        ("!invite", "invite the speaker"),
        ("!invite @bob", "invite <@bob>"),
        ("!invite me", "invite <me>"),
        ("!oncall load", "load of 4 weeks"),
        ("!oncall load 12w", "load of 12 weeks"),
        ("!oncall load 12 weeks", "load of 12 weeks"),
        ("!oncall load 99", "I count 1 to 52 weeks. Write `!oncall load 12w`."),
    ])
    func duty(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!declare P1 checkout is down", "declare P1 \"checkout is down\" real"),
        ("!declare checkout is down sev-1.", "declare sev-1 \"checkout is down\" real"),
        ("!declare SEV2: login slow", "declare SEV2 \"login slow\" real"),
        ("!declare [P3] – login slow", "declare P3 \"login slow\" real"),
        ("!declare checkout is down", "declare - \"checkout is down\" real"),
        ("!declare P1 P2 moved", "declare P1 \"P2 moved\" real"),
        ("!declare S3 is down", "declare - \"S3 is down\" real"),
        ("!declare 3 nodes lost", "declare - \"3 nodes lost\" real"),
        ("!declare INC-2 is back", "declare - \"INC-2 is back\" real"),
        ("!declare --drill P2 game day", "declare P2 \"game day\" drill"),
        ("!declare P2 —drill game day", "declare P2 \"game day\" drill"),
        ("!drill", "show drills"),
        ("!drill list", "show drills"),
        ("!drill region-down", "drill region-down"),
        ("!drill region-down pages", "drill region-down with pages"),
        ("!gameday region-down --pages", "drill region-down with pages"),
        ("!drill end", "drill end"),
        ("!drill stop INC-3", "drill stop in INC-3"),
        ("!declare P2 game day --test", "declare P2 \"game day\" test"),
        ("!declare P1 “checkout is down”", "declare P1 \"checkout is down\" real"),
        ("!declare P1 the \"new\" shop", "declare P1 \"the \"new\" shop\" real"),
        ("!declare P1 checkout\nis down\n\nfor all", "declare P1 \"checkout is down for all\" real"),
        ("!declare P1 bell\u{7} and \u{1B}[2J\u{202E} escape", "declare P1 \"bell  and  [2J escape\" real"),
        ("!declare P3 !declare P3 echo", "declare P3 \"!declare P3 echo\" real"),
        (
            "!declare", "`!declare` needs a title that says what is wrong. For example: `!declare P1 checkout is down`"
        ),
        (
            "!declare P1",
            "`!declare` needs a title that says what is wrong. For example: `!declare P1 checkout is down`"
        ),
        ("!incidents", "show incidents"),
        ("!incident.", "show incidents"),
        ("!title", "show title"),
        ("!title INC-3", "show title in INC-3"),
        ("!title INC-3 shop is down", "title \"shop is down\" in INC-3"),
        ("!impact", "show impact"),
        ("!impact 12 % of carts", "impact \"12 % of carts\""),
        ("!severity", "show severity"),
        ("!severity P2 INC-3", "severity P2 in INC-3"),
        ("!sev to sev-1!", "severity sev-1"),
        ("!severity SEV 1", "severity SEV-1"),
        ("!severity critical", "severity critical"),
        ("!severity 2", "2 what? Write `!severity P2`."),
        ("!severity P2, SEV-1, P4", "severity P2 SEV-1 P4"),
        ("!severity P1 or P2", "severity P1 P2"),
        ("!severity P1 all are hurt", "`!severity P1`, or `yes`? Nothing was changed yet. Reasons go into `!note`."),
        ("!cause deploy 4711", "cause \"deploy 4711\""),
        ("!cause", "`!cause` needs a text. For example: `!cause deploy 4711 doubled the connections`"),
    ])
    func incident(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!identified", "identified -"),
        ("!identified pool", "identified \"pool\""),
        ("!mitigate INC-3 rolled back", "mitigated \"rolled back\" in INC-3"),
        ("!resolve.", "resolved -"),
        ("!resolved fixed\nby hand", "resolved \"fixed\nby hand\""),
        ("!reopen inc3: again", "reopen \"again\" in INC-3"),
        ("!close", "close -"),
        ("!cancel duplicate of INC-2", "cancel \"duplicate of INC-2\""),
        ("!cancel INC-2 false alarm", "cancel \"false alarm\" in INC-2"),
        ("!merge INC-2", "merge into INC-2"),
        ("!merge into INC-2", "merge into INC-2"),
        ("!merge INC-3 into inc-2.", "merge into INC-2 in INC-3"),
        ("!merge INC-3 INC-2", "Which into which? Write `!merge INC-3 into INC-2`, and INC-3 ends."),
        ("!merge INC-2 into INC-2", "INC-2 cannot be merged into itself."),
        ("!merge 2", "2 what? Write `!merge INC-2`."),
        ("!merge checkout", "checkout is no incident. Write `!merge INC-2`."),
        ("!merge", "`!merge` needs the incident that goes on. For example: `!merge INC-2`"),
    ])
    func phase(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!note db‑2 is “slow” INC-3", "note \"db‑2 is “slow” INC-3\""),
        ("!note: INC-3: restarted", "note \"restarted\" in INC-3"),
        ("!note INC-3, the second line\nfollows", "note \"the second line\nfollows\" in INC-3"),
        ("`!note a`", "That is code, so nothing was done. To do it, without the marks: `!note a`, or `yes`."),
        ("*!note* look at INC-2 again", "note \"look at INC-2 again\""),
        (
            "!note \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} ok",
            "note \"\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} ok\""
        ),
        ("!note INC-0 x", "note \"INC-0 x\""),
        ("!note", "`!note` needs a text. For example: `!note db-2 restarted by hand`"),
        ("!note \u{200B} ", "`!note` needs a text. For example: `!note db-2 restarted by hand`"),
        ("!note INC-3", "`!note` needs a text. For example: `!note db-2 restarted by hand`"),
        ("!decision fail over", "decide \"fail over\""),
        ("!todo alert on pool", "todo \"alert on pool\""),
        ("!task roll back", "task \"roll back\""),
        ("!task check lag @bob in 20m", "task \"check lag\" by <@bob> within 1200s"),
        ("!task check lag within 1 h 30 min @bob.", "task \"check lag\" by <@bob> within 5400s"),
        ("!task @ana call the vendor", "task \"call the vendor\" by <@ana>"),
        ("!task call [Ana Lee](https://matrix.to/#/@ana:example.org)", "task \"call\" by <@ana:example.org>"),
        ("!task call the vendor <@U1|Ana Lee>", "task \"call the vendor\" by <@U1>"),
        ("!task ask @bob about the pool", "task \"ask @bob about the pool\""),
        ("!task look in eu-west", "task \"look in eu-west\""),
        ("!task look for 500", "task \"look for 500\""),
        ("!task restore the data within 2025", "task \"restore the data within 2025\""),
        ("!task check in 20", "20 what? Write `!task … in 20m`."),
        ("!task INC-3 roll back", "task \"roll back\" in INC-3"),
        ("!task 3 nodes need a reboot", "task \"3 nodes need a reboot\""),
        ("!task in 20m", "`!task` needs something to do. For example: `!task check the replica lag @bob in 20m`"),
        ("!task @bob", "`!task` needs something to do. For example: `!task check the replica lag @bob in 20m`"),
        ("!task 3", "3 what? Write `!task done 3`, or say what to do."),
        ("!task done 3", "finish task 3"),
        ("!task done #3.", "finish task 3"),
        ("!task 3 done!", "finish task 3"),
        ("!task done 3 INC-2", "finish task 3 in INC-2"),
        ("!task INC-2 3 done", "finish task 3 in INC-2"),
        ("!task done", "`!task done` needs the task's number. For example: `!task done 3`"),
        ("!task done 0", "0 is no task's number. Write `!task done 3`; `!tasks` lists them."),
        ("!task done with it", "with is no task's number. Write `!task done 3`; `!tasks` lists them."),
        ("!task done 3 4", "One task at a time: `!task done 3`."),
        ("!tasks INC-3", "show tasks(from: 1) in INC-3"),
    ])
    func work(text: String, result: String) {
        #expect(routed(text) == result)
    }

    @Test(arguments: [
        ("!status INC-3", "show status in INC-3"),
        ("!status inc3", "show status in INC-3"),
        ("!status ＩＮＣ－３", "show status in INC-3"),
        ("!status INC\u{2011}3", "show status in INC-3"),
        ("!status (#INC-3)", "show status in INC-3"),
        ("!status 3", "I do not know !status 3. There is `!status`, `!status stalk` and `!status unstalk`."),
        ("!status stalk", "stalk false"),
        ("!status stalk always", "stalk true"),
        ("!status stalk -a", "stalk true"),
        ("!stalk —always", "stalk true"),
        ("!status stalk a", "I do not know a here. Write `!status stalk` or `!status stalk always`."),
        ("!status unstalk.", "unstalk"),
        ("!timeline", "show timeline(count: 20)"),
        ("!timeline 50 INC-3", "show timeline(count: 50) in INC-3"),
        ("!timeline 0", "I show 1 to 100 entries. Write `!timeline 50`."),
        ("!timeline 99999999999999999999", "I show 1 to 100 entries. Write `!timeline 50`."),
        ("!timeline all", "`!timeline` takes no more words, and I read all. Write `!timeline`."),
        ("!brief", "show brief"),
        ("!timers", "show timers"),
        ("!why did you page bob?", "show why"),
        ("!why INC-3", "show why in INC-3"),
    ])
    func status(text: String, result: String) {
        #expect(routed(text) == result)
    }
}
