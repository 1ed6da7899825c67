import Foundation
import Incidents
import Testing

/// What the bot keeps as deputy, in snapshots.
@Suite struct WatchTests {
    @Test func `a snapshot of before there was a watch is read, and begins one`() throws {
        var table = Table.commanded("P1", .watched)
        table.act(.setTimer(.minutes(10), text: "db team"), by: "bob")
        let json = try JSONEncoder().encode(table.incident)
        var object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect(object.removeValue(forKey: "watch") != nil)
        let old = try JSONSerialization.data(withJSONObject: object)
        let read = try JSONDecoder().decode(Incident.self, from: old)
        #expect(read.watch == Watch())
        #expect(read.commander == "ana" && read.commandClock == nil)
    }

    @Test func `a desk that starts from its snapshots goes on with every clock`() throws {
        var table = Table.commanded("P1", .watched)
        table.act(.giveRole("deputy", to: PersonName("bob")), by: "ana")
        table.act(.setTimer(.minutes(12), text: "db team"), by: "bob")
        table.act(.addTask(text: "restore", owner: PersonName("bob"), within: .minutes(11)), by: "ana")
        table.act(.callRoll(isNew: false), by: "ana")
        table.pass(.minutes(2))
        let json = try JSONEncoder().encode(table.incident)
        let read = try JSONDecoder().decode(Incident.self, from: json)
        #expect(read.deadlines(under: .watched) == table.incident.deadlines(under: .watched))
        #expect(read.deadlines(under: .watched).map(\.rule).contains(.timerOver))
    }
}
