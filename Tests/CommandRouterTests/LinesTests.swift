import CommandRouter
import Incidents
import Testing

@Suite struct `Several commands in a message` {
    private func parts(_ text: String) -> [String] {
        CommandRouter(prefix: "!").parts(of: text).map { part in
            if case .talk(let text) = part.routed { "talk \(text)" } else { routed(part.said) }
        }
    }

    @Test func `each line that begins with a command is one`() {
        #expect(parts("!ic me\n!update restarting") == ["take command", "update status=restarting"])
        #expect(parts("!ic me\r\n  !ack\n\n**!status**") == ["take command", "acknowledge", "show status"])
        #expect(parts("!status").count == 1)
    }

    @Test func `lines below belong to a text, and are talk below a line`() {
        #expect(parts("!note a\nb\n!ack").count == 2)
        #expect(parts("!status\nthanks\n!ack") == ["show status", "talk thanks", "acknowledge"])
        #expect(parts("we go\n!ic me") == ["talk we go\n", "take command"])
        #expect(parts("!timers\nTODO: buy disks") == ["show timers", "talk TODO: buy disks"])
    }

    @Test func `code, quotes and words that are no command begin nothing`() {
        #expect(parts("!note a\n```\n!close\n```\nb").count == 1)
        #expect(parts("!note a\n> !close").count == 1)
        #expect(parts("!note a\n!important b\n!xyzzy c").count == 1)
        #expect(parts("```\n!close\n```") == ["talk ```\n!close\n```"])
    }

    @Test func `a slip in a later line is answered`() {
        #expect(parts("!ic me\n!updaet x") == ["take command", "I do not know !updaet. Did you mean `!update`?"])
    }
}

@Suite struct `Slips of flags and words` {
    private func yes(_ text: String) -> String? {
        guard case .ask(let ask) = CommandRouter(prefix: "!").route(text), case .askBack(_, let yes) = ask else {
            return nil
        }
        return yes
    }

    @Test(arguments: [
        ("!declare --dril P2 game day", "declare --drill P2 game day"),
        ("!declare —dril P2 game day", "declare --drill P2 game day"),
        ("!declare P2 game day -drlil", "declare --drill P2 game day"),
        ("!declare P2 --tset game day", "declare --test P2 game day"),
        ("!declare --foo P2 down", "declare P2 down"),
        ("!declare P2 the --test suite fails", "declare --test P2 the suite fails"),
        ("!declare drill P3 practice", "declare --real drill P3 practice"),
        ("!declare P3 drill practice", "declare --real P3 drill practice"),
        ("!declare test P3 x", "declare --real test P3 x"),
        ("!ic page --nwe login fails", "ic page --new login fails"),
        ("!declar P1 checkout is down", "declare P1 checkout is down"),
        ("! status", "status"), ("!comms @pia", "role comms @pia"), ("!deputy", "role deputy me"),
        ("!role comms", "role comms me"), ("!done 3", "task done 3"), ("!todo done 1", "task done 1"),
    ])
    func `is asked about, and yes is what was meant`(text: String, meant: String) {
        #expect(yes(text) == meant)
    }

    @Test(arguments: [
        ("!declare --drill P2 game day", "declare P2 \"game day\" drill"),
        ("!declare P2 —drill game day", "declare P2 \"game day\" drill"),
        ("!declare -- drill P2 game day", "declare P2 \"game day\" drill"),
        ("!declare P2 \"--dril is broken\"", "declare P2 \"--dril is broken\" real"),
        ("!declare P1 kubectl --all fails", "declare P1 \"kubectl --all fails\" real"),
        ("!declare P1 test environment is down", "declare P1 \"test environment is down\" real"),
        ("!declare P1 - checkout is down", "declare P1 \"checkout is down\" real"),
        ("!declare minor logo broken", "declare minor \"logo broken\" real"),
        ("!declare low priority: logo broken", "declare low \"logo broken\" real"),
        ("!declare logo broken (minor)", "declare minor \"logo broken\" real"),
        ("!declare high error rate", "declare - \"high error rate\" real"),
        ("!declare low disk space", "declare - \"low disk space\" real"),
        ("!ic page --new login fails", "page \"login fails\" anew"),
        ("!vendor “cloud co” 4711", "vendor \"cloud co\" ticket \"4711\""),
        ("!vendor “cloud co” closed", "vendor \"cloud co\" closed"),
        ("!role @bob and @pia expert", "give \"expert\" to <@bob @pia>"),
    ])
    func `what is clear is done`(text: String, ask: String) {
        #expect(routed(text) == ask)
    }

    @Test(arguments: ["!deploy api", "!k8s get pods", "!xyzzy", "!nonsense", "!foo bar", "!pods"])
    func `another bot's command is left to it`(text: String) {
        #expect(routed(text) == "talk")
    }

    @Test(arguments: ["?", "--help", "-h", "help", "", "—help"])
    func `said to the bot alone it is always answered`(text: String) {
        guard case .ask(let ask) = CommandRouter(prefix: "!").route(text, isAddressed: true), case .say = ask else {
            Issue.record("not answered")
            return
        }
    }

    @Test func `the bot's own name calls it`() {
        let router = CommandRouter(prefix: "!", botNames: ["sitrep", "@ops-bot:example.org", "ops-bot"])
        #expect(routed("@sitrep status", router) == "show status")
        #expect(routed("ops-bot: status", router) == "show status")
        #expect(routed("@ops-bot:example.org !status", router) == "show status")
        #expect(routed("@sitrep thanks", router) == "talk")
        #expect(routed("sitrep is down", router) == "talk")
        #expect(routed("@bob status", router) == "talk")
    }
}
