import Incidents
import Ledger
import Store
import Testing
import Wording

@Suite struct PostmortemTests {
    private func page(_ bench: Bench) throws -> String {
        let incident = try #require(bench.ledger.incident(IncidentID(1)))
        return bench.ledger.wording.postmortem(incident, try bench.ledger.store.events(of: IncidentID(1)))
    }

    @Test func `an incident is a page: summary, roles, decisions, tasks, timeline in UTC`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        bench.say("!ic me")
        bench.now = bench.now + .minutes(5)
        bench.say("!impact a third cannot pay")
        bench.say("!decision we fail over")
        bench.say("!task look at the dashboards")
        bench.say("TODO renew certificates", room: "ops")
        bench.say("!resolved fixed")
        bench.say("!close done")
        let text = try page(bench)
        for line in [
            "# INC-1: checkout is down", "| Severity | P1 |", "| Phase | closed |", "| Duration | 5 min |",
            "| Impact | a third cannot pay |", "## Roles", "## Decisions", "## Tasks", "## Timeline",
            "| Time (UTC) | Who | What |", "declared P1: checkout is down", "decided: we fail over",
        ] {
            #expect(text.contains(line), "\(line)")
        }
        #expect(text.contains("2026-05-28 20:26:40"))
    }

    @Test func `words from outside stay words`() {
        let hostile =
            "<script>alert(1)</script> | cell\n# heading [a](javascript:b) `code` **bold** &amp; @everyone ![x](y)"
        let safe = hostile.inMarkdown
        #expect(!safe.contains("<") && !safe.contains(">") && !safe.contains("\n"))
        #expect(safe.contains(##"\| cell \# heading \[a\](javascript:b) \`code\` \*\*bold\*\* &amp;amp;"##))
        #expect(!safe.contains("@everyone") && safe.contains(#"\!\[x\](y)"#))
    }

    @Test func `hostile text cannot break a row`() throws {
        let bench = try Bench()
        bench.say("!declare P1 a | b <img src=x onerror=y>")
        bench.say("!note x | y\n| z | [l](http://e) |", room: "ops")
        for line in try page(bench).split(separator: "\n") where line.hasPrefix("|") {
            let bars = line.replacing("\\|", with: "").count { $0 == "|" }
            #expect(bars == 3 || bars == 4, "\(line)")
            #expect(!line.contains("<img"))
        }
    }
}
