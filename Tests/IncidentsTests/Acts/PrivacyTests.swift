import Incidents
import Testing

@Suite struct PrivacyTests {
    private static let own = RoomRef(chat: "local", room: "grey-heron")

    /// INC-1 is for everyone, INC-2 for Ana and Bob.
    private func withPrivate() -> Table {
        var table = Table.declared()
        table.keep(
            .declared(
                Declared(
                    number: 2, label: "#incident-2026-11-20-002", title: "a codename",
                    severity: Severity(rank: 1, label: "P1"), audience: .only(["ana", "bob"]), origin: Table.ops)),
            of: 2, by: "ana")
        table.keep(.roomLinked(RoomLinked(room: Self.own, purpose: .private)), of: 2)
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
        #expect(table.ask(.act(.note("x"), in: 2), by: "bob", in: Self.own).isDone)
    }

    @Test func `outside its own rooms it does not exist, even for those who may see it`() {
        var table = withPrivate()
        #expect(table.act(.note("x"), by: "bob", on: 2).refusal == .unknownIncident(2))
        #expect(table.ask(.query(.status, in: 2), by: "ana").refusal == .unknownIncident(2))
        #expect(table.ask(.act(.note("x"), in: nil), by: "ana").steps.map(\.incident) == [1])
        table.act(.cancel(nil))
        #expect(table.ask(.act(.note("x"), in: nil), by: "ana").refusal == .noIncidentHere(open: []))
        #expect(table.desk.open(in: Table.ops, for: .person("ana")).isEmpty)
        #expect(table.desk.open(in: Self.own, for: .person("ana")).map(\.id) == [2])
    }

    @Test func `in its own room it does not exist for a stranger who got in`() {
        var table = withPrivate()
        #expect(table.ask(.act(.note("x"), in: nil), by: "dan", in: Self.own).refusal == .noIncidentHere(open: [1]))
        #expect(table.ask(.talk("TODO look"), by: "dan", in: Self.own).steps.isEmpty)
        let mark = Marked(message: "m", author: "ana", text: "x", saidAt: table.now)
        #expect(table.ask(.mark(mark), by: "dan", in: Self.own).steps.isEmpty)
        #expect(table.ask(.talk("TODO look"), by: "ana", in: Self.own).steps.count == 1)
    }

    @Test func `it is merged into nothing, and nothing into it`() {
        var table = withPrivate()
        #expect(
            table.ask(.act(.merge(into: 1), in: nil), by: "ana", in: Self.own).refusal == .privateStaysApart(2))
        #expect(table.act(.merge(into: 2), by: "ana").refusal == .unknownIncident(2))
    }

    @Test func `it is known as private also when it is out of memory`() {
        var table = withPrivate()
        table.desk.release(2)
        #expect(!table.desk.isVisible(2, to: .anyone))
        #expect(!table.desk.isVisible(2, to: .person("dan")))
        #expect(table.desk.isVisible(2, to: .person("bob")))
        #expect(table.desk.isVisible(1, to: .anyone))
    }
}
