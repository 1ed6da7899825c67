import Delivery
import Incidents
import Ledger
import Testing

/// The link of a page is good for whoever may see the incident when it is opened, not when it was sent.
@Suite struct LinkAudienceTests {
    private static let yaml = """
        zone: UTC
        people:
          ana: {name: Ana, email: ana@example.org}
          bob: {name: Bob, email: bob@example.org}
          out: {name: Out, email: out@example.org}
        on_call: {ic: {primary: ana, backup: bob, trainees: [out]}}
        server: {public_url: "https://sitrep.example.org", tokens: [{person: ana, token_env: NONE}]}
        pagers: {email: {smtp: "smtp://127.0.0.1:9", from: sitrep@example.org, tls: none}}
        """

    private func tokens(_ bench: Bench) -> [PersonID: String] {
        var found: [PersonID: String] = [:]
        for errand in bench.ledger.startErrands(at: bench.now) {
            guard case .page(let order) = errand.row.errand, let person = order.person, let link = order.link else {
                continue
            }
            found[person] = link.split(separator: "=", maxSplits: 1).last.map(String.init)
        }
        return found
    }

    private func isGood(_ token: String?, _ bench: Bench) -> Bool {
        token.map { bench.ledger.acknowledgement(token: $0) != nil } ?? false
    }

    @Test func `it ends for whoever is shut out, and for whoever leaves`() throws {
        let bench = try Bench(Self.yaml)
        _ = bench.say("!declare P1 checkout is down", by: "ana")
        let tokens = tokens(bench)
        #expect(Set(tokens.keys) == ["ana", "bob", "out"])
        for person in tokens.keys { #expect(isGood(tokens[person], bench), "\(person)") }
        let room = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.mainRooms.first).room
        _ = bench.say("!security", by: "ana", room: room)
        #expect(isGood(tokens["ana"], bench) && isGood(tokens["bob"], bench))
        #expect(!isGood(tokens["out"], bench), "who shadows is not in the audience")
        var policy = bench.configured
        policy.people["bob"] = nil
        policy.hash = "without bob"
        _ = bench.ledger.adopt(policy, at: bench.now)
        #expect(!isGood(tokens["bob"], bench))
        #expect(isGood(tokens["ana"], bench))
    }

    @Test func `what a service says for them counts as little`() throws {
        let bench = try Bench(Self.yaml)
        _ = bench.say("!declare P1 checkout is down", by: "ana")
        let orders = bench.ledger.startErrands(at: bench.now).compactMap { errand -> PageOrder? in
            if case .page(let order) = errand.row.errand { order } else { nil }
        }
        let room = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.mainRooms.first).room
        _ = bench.say("!security", by: "ana", room: room)
        for order in orders {
            let word = PagerWord(
                pager: "email", id: order.dedupKey, dedupKey: order.dedupKey, kind: .acknowledged, who: .addressee)
            #expect(bench.ledger.counts(word) == (order.person != "out"))
            guard order.person == "out" else { continue }
            let count = bench.ledger.desk.lastSeq
            _ = bench.ledger.take([.pagerWord(word)], at: bench.now)
            #expect(bench.ledger.desk.lastSeq == count)
        }
    }
}
