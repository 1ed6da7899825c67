import CommandRouter
import Testing

@Suite struct `What counts as a command` {
    @Test(arguments: [
        "!status", "!STATUS", "  !status  ", "\n\n!status\n", "\t!status\t", "!status.", "!status!", "!status?!",
        "!status…",
        "*!status*", "**!status**", "`!status`", "```!status```", "_!status_", "*_!status_*", "~!status~",
        "**!status** ",
        "\u{200B}!status", "!\u{200B}status", "!sta\u{200D}tus", "\u{FEFF}!status\u{200B}", "!st\u{AD}atus",
        "！status", "!ｓｔａｔｕｓ", "!status\u{A0}", "\u{202F}!status", "\u{3000}!status", "!status\r\nthanks",
        "@sitrep !status", "@Sitrep: !status", "sitrep: !status", "Sitrep, !status", "sitrep !status",
        "<@U0B|sitrep> !status", "&lt;@U0B|sitrep&gt; !status", "@sitrep:example.org: !status",
        "[Sitrep](https://matrix.to/#/@sitrep:example.org) !status",
        "[Bot](https://matrix.to/#/%40sitrep%3Aexample.org?via=example.org): !status", "@sitrep *!status*",
        "!status\u{2028}what else", "\u{202E}!status",
    ])
    func `dress does not matter`(text: String) {
        #expect(routed(text) == "show status")
    }

    @Test(arguments: [
        "", " ", "\u{200B}\u{200B}", "!", "! ", "!!", "!!!", "!?", "! nothing", "!!status", "!=", "!1", "!:)", "!👍",
        "*!*",
        "!important", "!important: do not deploy", "status", "the database looks slow! really", "stop!status",
        "a !status",
        "> !status", "&gt; !status", "\"!status\"", "“!status”", "```\n!status\n```", "@bob !ic me", "bob: !ack",
        "@bob: !ack",
        "@sitrep thanks", "sitrep is down !status", "sitrepx !status", "!don't", "!isEmpty()", "!user.isAdmin()",
        "!=!status",
        "\\!status", "/status", "look: !status", "*********!status", "@ !status", "<@> !status", "[x](y) !status",
        "first line\n!status", "!\nstatus", "￼!status",
    ])
    func `everything else is talk`(text: String) {
        #expect(routed(text) == "talk")
    }

    @Test func `talk goes on as it was said`() {
        guard case .talk(let text) = CommandRouter(prefix: "!").route(" TODO: \u{200B}buy disks!") else {
            Issue.record("not talk")
            return
        }
        #expect(text == " TODO: \u{200B}buy disks!")
    }

    @Test(arguments: [
        ("! status", "Did you mean `!status`? Without the space I do it, or at `yes`."),
        ("!done", "There is no `!done`. Did you mean `!task done 3` or `!resolved`?"),
        ("!escalate now", "There is no `!escalate`. Did you mean `!ic page` or `!severity P1`?"),
        ("!Stauts", "I do not know !Stauts. Did you mean `!status`?"),
        ("!akc", "I do not know !akc. Did you mean `!ack`?"),
        ("!reslove", "I do not know !reslove. Did you mean `!resolved`?"),
        ("!icpage", "I do not know !icpage. Did you mean `!ic page`?"),
        ("!timr 10m db team", "I do not know !timr. Did you mean `!timer`?"),
        ("!statu stalk", "I do not know !statu stalk. Did you mean `!status stalk`?"),
        ("!next", "I do not know !next. Did you mean `!nextupdate`?"),
        ("!ic pgae", "I do not know !ic pgae. Did you mean `!ic page`?"),
        ("!IC Pgae checkout is down", "I do not know !ic Pgae. Did you mean `!ic page`?"),
        (
            "!ic foo",
            "I do not know !ic foo. There is `!ic`, `!ic me`, `!ic handoff`, `!ic page`, `!ic responders` and `!ic who`."
        ),
        ("!ic repsonders", "I do not know !ic repsonders. Did you mean `!ic responders`?"),
        ("!status stlak", "I do not know !status stlak. Did you mean `!status stalk`?"),
        ("!task doen 3", "I do not know !task doen. Did you mean `!task done`?"),
        ("!status/INC-3", "I do not know !status/INC-3. Did you mean `!status`?"),
        ("!timers please", "`!timers` takes no more words, and I read please. Write `!timers`."),
        ("!roles 3", "`!roles` takes no more words, and I read 3. Write `!roles`."),
    ])
    func `a slip is answered and never executed`(text: String, answer: String) {
        #expect(routed(text) == answer)
    }

    @Test func `the prefix may be a word`() {
        let router = CommandRouter(prefix: "bot ")
        #expect(routed("Bot\u{A0}status", router) == "show status")
        #expect(routed("bottle", router) == "talk")
        #expect(routed("bot snooze 5", router) == "5 what? Write `bot snooze 5m`.")
    }

    @Test func `the bot answers to the names it is given`() {
        let router = CommandRouter(prefix: "!", botNames: ["U0BOT", "Opsy"])
        #expect(routed("<@U0BOT> !status", router) == "show status")
        #expect(routed("opsy: !status", router) == "show status")
        #expect(routed("sitrep: !status", router) == "talk")
    }
}
