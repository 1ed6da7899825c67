import Incidents
import Testing

@Suite struct `What stands beside the names of a page` {
    private func page(_ text: String, in policy: Policy = .words, open: Int = 1) -> Decision {
        var table = Table(policy)
        for number in 0..<open { table.declare("P2", "trouble \(number)") }
        table.pass(.minutes(2))
        let decision = table.ask(.page(.said(text)))
        if decision.refusal != nil { #expect(decision.steps.isEmpty) }
        return decision
    }

    private func doubt(_ decision: Decision) -> NameDoubt? {
        guard case .whomToPage(let doubt, _, _)? = decision.refusal else { return nil }
        return doubt
    }

    @Test(arguments: [
        ("engineering team lead please join the call", ["lea lead"]), ("vp now", ["eve"]),
        ("second-level now", ["max", "pia"]), ("eve again", ["eve"]), ("database now", ["dan primary", "bob backup"]),
        ("vp may we turn off payments", ["eve"]), ("database can you look at the pool", ["dan primary", "bob backup"]),
        ("eve checkout is slow", ["eve"]), ("eve, database is down", ["eve"]), ("eve: database is full", ["eve"]),
        ("eve, join", ["eve"]), ("eve, come quick", ["eve"]),
    ])
    func `what is said to whom is named pages nobody else`(text: String, people: [String]) {
        #expect(page(text).paged.flatMap(\.asked) == people)
    }

    @Test(arguments: [
        ("eve is not answering", ["eve"]), ("to eve", ["eve"]), ("for eve", ["eve"]), ("pls page eve", ["eve"]),
        ("and eve", ["eve"]), ("once more eve", ["eve"]), ("whoever is on call for database", ["database"]),
        ("the on-call of database", ["database"]), ("someone from the database team", ["database team"]),
        ("could you wake eve", ["eve because could you wake eve"]), ("eve?", ["eve"]),
        ("not eve", ["eve because not eve"]), ("eve with pia", ["eve and pia", "eve because with pia"]),
        ("everyone yes", ["responders"]), ("everybody please", ["responders"]), ("all hands", ["responders"]),
        ("the responders", ["responders"]), ("eve and pai", ["pia"]),
        ("eve everybody", ["responders", "eve because everybody"]),
    ])
    func `a name among other words is asked about`(text: String, typed: [String]) {
        let near = doubt(page(text))?.near.map(\.typed)
        #expect(near == typed || near == typed.map { "\($0) because \(text)" })
    }

    @Test func `of two the one who is meant is asked for, and yes is no answer`() {
        for text in ["eve or pia", "eve then pia", "either eve or pia", "eve, else pia"] {
            let decision = page(text)
            #expect(doubt(decision)?.near.map(\.typed) == ["eve", "pia", "eve and pia"], "\(text)")
            #expect(decision.refusal?.yes == nil)
        }
    }

    @Test func `yes to a name that nobody has keeps the one that somebody has`() {
        #expect(page("eve engel and jane doe").refusal?.yes == "ic page eve engel")
        #expect(page("eve,jane").refusal?.yes == "ic page eve")
        #expect(page("to eve").refusal?.yes == "ic page eve")
        #expect(page("not eve").refusal?.yes == nil)
    }

    @Test(arguments: ["nobody", "no one", "none", "no", "not yet", "?", "??", "Nobody!"])
    func `a no pages nobody`(text: String) {
        #expect(page(text).refusal == .pagesNobody)
        #expect(page(text, open: 0).refusal == .pagesNobody)
    }

    @Test(arguments: ["us", "them", "again", "who", "12:00", "someone", "either", "who is on call?", "done", "team"])
    func `words that name nobody and say nothing page nobody`(text: String) {
        #expect(doubt(page(text))?.near == [])
    }

    @Test(arguments: [
        ("P1", "P1", ""), ("P2 checkout is slow", "P2", "checkout is slow"), ("SEV-2 login slow", "P2", "login slow"),
        ("P2: login slow", "P2", "login slow"), ("sev 2 login slow", "P2", "login slow"),
        ("login slow P2", "P2", "login slow"), ("database is slow sev 2", "P2", "database is slow"),
    ])
    func `a severity belongs to a declaration`(text: String, label: String, title: String) {
        let decision = page(text, open: 0)
        #expect(decision.refusal == .severityInPage(label, title: title, page: title, nil))
        #expect(decision.refusal?.yes == (title.isEmpty ? nil : "declare \(label) \(title)"))
        #expect(page(text).refusal == .severityInPage(label, title: title, page: title, 1))
    }

    @Test func `a severity behind a name is told where there is an incident`() {
        #expect(
            page("eve P2 login slow", open: 0).refusal
                == .severityInPage("P2", title: "login slow", page: "eve login slow", nil))
        #expect(page("eve P2").paged.flatMap(\.asked) == ["eve"])
    }

    @Test func `an incident in front or behind the names is the one`() {
        for text in ["eve INC-2", "for INC-2 eve", "eve for INC-2: join", "eve #INC-2", "eve, INC-2", "eve see INC-2"] {
            let decision = page(text, open: 3)
            #expect(decision.steps.map(\.incident) == [2], "\(text)")
            #expect(decision.paged.flatMap(\.asked) == ["eve"], "\(text)")
        }
        #expect(page("for INC-2", open: 3).steps.map(\.incident) == [2])
        #expect(page("for INC-2", open: 0).refusal == .unknownIncident(2))
        #expect(page("eve INC-2", open: 0).refusal == .unknownIncident(2))
    }

    @Test func `another incident in the words is asked about`() {
        #expect(
            page("eve come, INC-2 burns", open: 3).refusal
                == .incidentInPage(2, meant: 3, "ic page", "eve come, INC-2 burns"))
        #expect(page("same as INC-1", open: 2).refusal?.yes == "ic page INC-1 same as INC-1")
        #expect(page("eve INC-1 INC-2", open: 2).refusal == .incidentInPage(2, meant: 1, "ic page", "eve"))
        #expect(page("INC-1 and INC-2", open: 2).refusal?.yes == "ic page INC-2")
        var table = Table.declared("P2", .words)
        table.declare("P2", "other")
        #expect(
            table.ask(.page(.line("bizlead", reason: "stop payments for INC-1"))).refusal
                == .incidentInPage(1, meant: 2, "bizlead page", "stop payments for INC-1"))
        #expect(table.ask(.page(.line("bizlead", reason: "for INC-1: stop?"))).steps.map(\.incident) == [1])
    }

    @Test func `a sentence without an incident keeps its words as the title`() {
        for text in ["the database is down", "database is down", "our database is down", "login fails"] {
            var table = Table(.words)
            table.ask(.page(.said(text)))
            #expect(table.incident.title == text)
        }
    }

    @Test(arguments: ["@eve", "eve", "pia", "database team", "eve may we?", "the vp", "and eve"])
    func `a name behind a command that pages a line is asked about`(text: String) {
        var table = Table.declared("P2", .words)
        let decision = table.ask(.page(.line("bizlead", reason: text)))
        #expect(decision.steps.isEmpty)
        #expect(doubt(decision)?.line == "bizlead")
    }

    @Test(arguments: [nil, "may we stop payments?", "database is down", "because eve asked"])
    func `a reason behind a command that pages a line is none`(text: String?) {
        var table = Table.declared("P2", .words)
        #expect(table.ask(.page(.line("bizlead", reason: text))).paged.flatMap(\.asked) == ["zoe primary"])
    }

    @Test(arguments: ["jean‑luc O’Neil", "Jean–Luc O`Neil", "JEAN-LUC O'NEIL", "jean luc oʼneil"])
    func `hyphens and apostrophes of any keyboard are the same`(name: String) {
        #expect(page(name).paged.flatMap(\.asked) == ["jlm"])
    }
}

extension Policy {
    fileprivate static var words: Policy {
        var policy = Policy.guide
        policy.people["jlm"] = Person(id: "jlm", name: "Jean-Luc O'Neil")
        policy.people["zoe"] = Person(id: "zoe", name: "Zoë Müller")
        policy.aliases["second level"] = [.person("max"), .person("pia")]
        policy.onCall["bizlead"] = OnCallLine(line: "bizlead", primary: "zoe")
        return policy
    }
}
