import Incidents
import Testing

@Suite struct PrivacyTests {
    /// INC-1 is for everyone, INC-2 for Ana and Bob.
    private func withPrivate() -> Table {
        var table = Table.declared()
        table.keep(
            .declared(
                Declared(
                    number: 2, label: "#incident-2026-11-20-002", title: "a codename",
                    severity: Severity(rank: 1, label: "P1"), audience: .only(["ana", "bob"]), origin: Table.ops)),
            of: 2, by: "ana")
        return table
    }

    @Test func `a private incident is there for those it names and for the bot`() {
        let incident = withPrivate()[2]
        #expect(incident.isPrivate)
        #expect(incident.isVisible(to: .person("bob")))
        #expect(incident.isVisible(to: .bot))
        #expect(!incident.isVisible(to: .person("dan")))
        #expect(!incident.isVisible(to: .anyone))
    }

    @Test func `a private incident stands in nobody else's list`() {
        let desk = withPrivate().desk
        #expect(desk.open().map(\.id) == [1])
        #expect(desk.open(for: .person("dan")).map(\.id) == [1])
        #expect(desk.open(for: .person("ana")).map(\.id) == [2, 1])
    }

    @Test func `to others a private incident does not exist`() {
        var table = withPrivate()
        #expect(table.act(.note("x"), by: "dan", on: 2).refusal == .unknownIncident(2))
        #expect(table.act(.note("x"), by: nil, on: 2).refusal == .unknownIncident(2))
        #expect(table.act(.merge(into: 2), by: "dan").refusal == .unknownIncident(2))
        #expect(table.ask(.query(.brief, in: 2), by: "dan").refusal == .unknownIncident(2))
        #expect(table.ask(.query(.status, in: 2), by: "dan").refusal == .unknownIncident(2))
        #expect(table.act(.note("x"), by: "bob", on: 2).isDone)
    }

    @Test func `where a private one was declared too, others are not asked which`() {
        var table = withPrivate()
        #expect(table.ask(.act(.note("x"), in: nil), by: "dan").steps.map(\.incident) == [1])
        #expect(table.ask(.act(.note("x"), in: nil), by: "ana").refusal == .whichIncident([1, 2]))
        table.act(.cancel(nil))
        #expect(table.ask(.act(.note("x"), in: nil), by: "dan").refusal == .noIncidentHere(open: []))
    }
}
