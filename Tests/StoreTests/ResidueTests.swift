import Incidents
import Testing

@testable import Store

struct ResidueTests {
    private func event(_ fact: Fact) -> Event {
        Event(
            seq: 3, incident: IncidentID(7), at: FactSamples.time, by: FactSamples.ana, from: FactSamples.from,
            fact: fact)
    }

    private func payload(_ fact: Fact) throws -> [UInt8] {
        let writer = JSONWriter()
        try writer.writePayload(of: event(fact))
        return writer.bytes
    }

    private func left(_ fact: Fact, _ residue: Residue = Residue()) throws -> (event: Event, text: String)? {
        let made = try payload(fact).withUnsafeBytes { residue.make(of: $0, kind: fact.kind) }
        return try made.map { bytes in
            let event = try bytes.withUnsafeBytes { bytes in
                try PayloadParts(bytes).event(
                    seq: 3, incident: IncidentID(7), at: FactSamples.time, kind: fact.kind)
            }
            return (event, String(decoding: bytes, as: UTF8.self))
        }
    }

    /// A kind that is added later is in the samples, and so in these tests.
    @Test(arguments: FactSamples.all.filter { $0.kind.name != "erased" })
    func `something is left of every kind, and it can be read`(fact: Fact) throws {
        let left = try #require(try left(fact), "nothing is left of \(fact.kind.name)")
        #expect(left.event.fact.kind == fact.kind)
        #expect(left.event.by == FactSamples.ana)
        #expect(left.event.from?.room == FactSamples.room)
    }

    @Test(arguments: FactSamples.all.filter { $0.kind.name != "erased" })
    func `of words nothing is left`(fact: Fact) throws {
        let left = try #require(try left(fact))
        let words = [
            "checkout", "customers", "certificate", "traffic", "payments", "database,", "restarted", "vendor", "second",
            "fail over", "disk", "renew", "dashboards", "1234", "example.org\"", "mailbox", "escalated", "503", "gone",
        ]
        for word in words
        where (!word.hasPrefix("example") || fact.kind.name.hasPrefix("page")) && !fact.kind.name.contains(word) {
            // The room's own id names a server; an address does not stay.
            let text = left.text.replacing(FactSamples.room.room, with: "")
            #expect(!text.contains(word), "\(word) in \(text)")
        }
    }

    @Test func `structure stays: who commands, which phase, which page`() throws {
        let role = try #require(try left(.roleGiven(RoleGiven(role: .scribe, person: FactSamples.bo))))
        #expect(role.event.fact == .roleGiven(RoleGiven(role: .scribe, person: FactSamples.bo)))
        let phase = try #require(
            try left(.phaseMoved(PhaseMoved(to: .closed, from: .resolved, text: "all is well"))))
        #expect(phase.event.fact == .phaseMoved(PhaseMoved(to: .closed, from: .resolved, text: "[erased]")))
        let answer = PageAnswered(page: 12, person: FactSamples.ana, way: FactSamples.mail, outcome: .failed)
        guard case .pageAnswered(let left)? = try left(.pageAnswered(answer))?.event.fact else {
            Issue.record("no answer is left")
            return
        }
        #expect(left.page == 12 && left.outcome == .failed && left.way.pager == "email")
    }

    @Test func `a private incident stays private`() throws {
        let declared = Declared(
            number: 7, label: "#incident-1", title: "a breach", severity: Severity(rank: 1, label: "P1"),
            audience: .only([FactSamples.ana]))
        for residue in [Residue(), Residue(keepsPeople: false)] {
            guard case .declared(let left)? = try left(.declared(declared), residue)?.event.fact else {
                Issue.record("no declaration is left")
                return
            }
            #expect(left.audience != .everyone)
            #expect(left.title == "[erased]")
        }
    }

    @Test func `a person becomes a pseudonym, and others stay`() throws {
        var residue = Residue(needles: Needles(words: ["ana"]), pseudonym: "erased-1")
        let given = RoleGiven(role: .commander, person: FactSamples.bo, previous: FactSamples.ana)
        let left = try #require(try left(.roleGiven(given), residue))
        #expect(
            left.event.fact
                == .roleGiven(RoleGiven(role: .commander, person: FactSamples.bo, previous: PersonID("erased-1"))))
        #expect(left.event.by == PersonID("erased-1"))
        residue.keepsPeople = false
        let alone = try #require(try self.left(.roleGiven(given), residue))
        #expect(!alone.text.contains("\"bo\""))
    }

    @Test func `needles: a word stands alone, a text is found anywhere, in any case`() {
        let needles = Needles(texts: ["4111 1111"], words: ["ana"])
        #expect(needles.found(in: "card 4111 1111 1111"))
        #expect(needles.found(in: "ask @Ana, please") && needles.found(in: "ANA"))
        #expect(!needles.found(in: "banana") && !needles.found(in: "anaïs") && !needles.found(in: ""))
        #expect(needles.isName("slack:ana") && needles.isName("Ana") && !needles.isName("ana!"))
    }
}
