import Foundation
import Incidents
import Testing

@Suite struct ChecklistTests {
    private static let policy: Policy = {
        var policy = Policy.guide
        policy.checklists = [
            "war-room": Checklist(key: "war-room", title: "First", moment: .declared, items: ["one", "two", "three"]),
            "before-resolved": Checklist(key: "before-resolved", title: "B", moment: .mitigated, items: ["a", "b"]),
            "security": Checklist(key: "security", title: "S", items: ["stop it"]),
        ]
        return policy
    }()

    private func tick(_ numbers: Int..., of list: String? = nil) -> Act { .checklist(.tick(numbers, list: list)) }
    private func untick(_ numbers: Int..., of list: String? = nil) -> Act { .checklist(.untick(numbers, list: list)) }

    @Test func `a tick says who and when`() throws {
        var table = Table.declared("P1", Self.policy)
        table.pass(.minutes(2))
        table.act(tick(2, of: "War Room"), by: "ana")
        let list = try #require(Self.policy.checklists["war-room"])
        let tick = try #require(table.incident.tick(of: list, item: 1))
        #expect(tick.by == "ana" && tick.at == table.now)
        #expect(table.incident.openItems(of: list) == [0, 2])
    }

    @Test func `a tick again changes nothing and says who was first`() {
        var table = Table.declared("P1", Self.policy)
        table.act(tick(2), by: "ana")
        let (before, at) = (table.incident, table.now)
        table.pass(.minutes(1))
        let again = table.act(tick(2), by: "bob")
        #expect(again.refusal == .scribe(.alreadyTicked(list: "war-room", 2, by: "ana", at: at)))
        #expect(table.incident.scribe == before.scribe)
        #expect(table.act(tick(2, 3), by: "bob").facts.count == 1)
    }

    @Test(arguments: [UInt64(1), 7, 42, 99])
    func `whatever is asked again changes nothing`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var table = Table.declared("P1", Self.policy)
        for _ in 0..<200 {
            let numbers = (0...Int.random(in: 0...2, using: &random)).map { _ in Int.random(in: 0...4, using: &random) }
            guard let list = ["war-room", "security", "none"].randomElement(using: &random) else { return }
            let act: ChecklistAct =
                Bool.random(using: &random) ? .tick(numbers, list: list) : .untick(numbers, list: list)
            table.act(.checklist(act))
            let (scribe, seq) = (table.incident.scribe, table.desk.lastSeq)
            #expect(table.act(.checklist(act)).refusal != nil)
            #expect(table.incident.scribe == scribe && table.desk.lastSeq == seq)
        }
        for list in Self.policy.checklistsInOrder {
            let texts = table.incident.scribe.ticks.filter { $0.list == list.key }.map(\.text)
            #expect(Set(texts).count == texts.count)
        }
    }

    @Test func `several points are all ticked, or none`() {
        var table = Table.declared("P1", Self.policy)
        #expect(table.act(tick(1, 9)).refusal == .scribe(.unknownPoint(list: "war-room", 9, count: 3)))
        #expect(table.act(tick(0)).refusal == .scribe(.unknownPoint(list: "war-room", 0, count: 3)))
        #expect(table.incident.scribe.ticks.isEmpty)
        table.act(tick(1, 1, 3))
        #expect(table.incident.scribe.ticks.map(\.text) == ["one", "three"])
    }

    @Test func `an open point cannot be opened again`() {
        var table = Table.declared("P1", Self.policy)
        #expect(table.act(untick(1)).refusal == .scribe(.notTicked(list: "war-room", 1)))
        table.act(tick(1))
        table.act(untick(1))
        #expect(table.incident.scribe.ticks.isEmpty)
    }

    @Test func `without a name it is the list in use`() {
        var table = Table.declared("P1", Self.policy)
        table.act(tick(1))
        table.act(tick(1, of: "security"))
        #expect(table.act(tick(1)).refusal == .scribe(.alreadyTicked(list: "security", 1, by: "dan", at: table.now)))
        table.pass(.minutes(1))
        table.act(.mitigated(nil))
        table.act(tick(2))
        #expect(table.incident.scribe.ticks.map(\.list) == ["war-room", "security", "before-resolved"])
    }

    @Test func `where no list is in use it is asked which`() {
        var policy = Self.policy
        policy.checklists["war-room"] = nil
        var table = Table.declared("P1", policy)
        let known = ["before-resolved", "security"]
        #expect(table.act(tick(1)).refusal == .scribe(.whichChecklist(known: known)))
        #expect(table.act(tick(1, of: "x")).refusal == .scribe(.unknownChecklist("x", known: known)))
        #expect(table.ask(.query(.checklist("x"), in: 1)).refusal == .scribe(.unknownChecklist("x", known: known)))
    }

    @Test func `a list can be read before there is an incident`() {
        var table = Table(Self.policy)
        let shown = table.ask(.query(.checklist("war-room"), in: nil)).shown
        #expect(shown?.query == .checklist("war-room") && shown?.incident == nil)
    }

    @Test func `a list that was changed keeps only the ticks that mean the same`() throws {
        var table = Table.declared("P1", Self.policy)
        table.act(tick(1, 2))
        var policy = Self.policy
        policy.hash = "new"
        policy.checklists["war-room"]?.items = ["zero", "one", "two and a half"]
        table.adopt(policy)
        let list = try #require(policy.checklists["war-room"])
        #expect(table.incident.openItems(of: list) == [0, 2])
    }

    @Test func `after the end the last points can still be ticked`() {
        var table = Table.declared("P1", Self.policy)
        table.act(.resolved(nil))
        table.act(.close(nil))
        #expect(table.act(tick(1, of: "security")).isDone)
    }

    @Test func `a snapshot of before there were lists decodes`() throws {
        let incident = Table.declared("P1", Self.policy).incident
        var json = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(incident)) as? [String: Any])
        #expect(json.removeValue(forKey: "scribe") != nil)
        let data = try JSONSerialization.data(withJSONObject: json)
        #expect(try JSONDecoder().decode(Incident.self, from: data) == incident)
    }
}
