import Incidents
import Testing

@Suite struct EscalationTests {
    /// The commanders: after 5 minutes the database team, after 3 more Eve, once more round, then everyone.
    private var policy: Policy {
        var policy = Policy.guide
        func step(_ minutes: Int, _ targets: [Target]?, _ name: String) -> Escalation.Step {
            .init(after: .minutes(minutes), targets: targets, name: name)
        }
        policy.escalations["ic"] = Escalation(
            steps: [
                step(5, [.line("database")], "database"), step(3, [.person("eve")], "Eve"),
                step(5, [.line("ic")], "ic again"), step(5, [.line("database")], "database"),
                step(3, [.person("eve")], "Eve"), step(5, nil, "everyone on the list"),
            ])
        return policy
    }

    @Test func `each step pages its own people, in its own time`() {
        var table = Table.declared("P1", policy)
        table.pass(.hours(1))
        #expect(
            table.told(.noAcknowledgement) == [
                // Nothing reaches Eve, so it goes on a minute after her.
                "5 no-acknowledgement", "8 no-acknowledgement #1", "9 no-acknowledgement #2",
                "14 no-acknowledgement #3", "17 no-acknowledgement #4", "18 no-acknowledgement #5",
            ])
        let asked = table.pages.filter { $0.rule == .noAcknowledgement }.map(\.asked)
        #expect(asked[0] == ["dan primary", "bob backup"])
        #expect(asked[1] == ["eve"])
        #expect(asked[2] == ["ana primary", "bob backup", "cleo trainee"])
        #expect(Set(asked[5].map { $0.prefix(3) }) == ["ana", "bob", "cle", "dan", "eve"])
    }

    @Test(arguments: ["ana", "dan", "eve", "bob"])
    func `whoever answers ends it for everybody`(person: PersonID) {
        var table = Table.declared("P1", policy)
        table.pass(.minutes(9))
        table.act(.acknowledge, by: person)
        table.pass(.hours(1))
        #expect(table.told(.noAcknowledgement).count == 3)
    }

    @Test func `a step names who is on call when it comes`() {
        var table = Table.declared("P1", policy)
        table.pass(.minutes(4))
        var changed = policy
        changed.onCall["database"]?.primary = "pia"
        table.adopt(changed)
        table.pass(.minutes(2))
        #expect(table.pages.last { $0.rule == .noAcknowledgement }?.asked.first == "pia primary")
    }

    @Test func `a page that reached nobody is not waited for`() {
        var table = Table.declared("P1", policy)
        let page = table.incident.pages[0]
        for person in page.paged.people {
            for way in person.ways { table.fail(page.seq, person.person, way) }
        }
        for way in page.paged.shared { table.fail(page.seq, nil, way) }
        table.pass(.minutes(1))
        #expect(table.told(.noAcknowledgement) == ["1 no-acknowledgement"])
        table.pass(.minutes(3))
        #expect(table.told(.noAcknowledgement).count == 2, "the next step keeps its time")
    }

    @Test func `rooms and mail lists are told as they are`() {
        var policy = policy
        policy.pagers[0].contact = .email
        let room = RoomRef(chat: "local", room: "managers")
        policy.escalations["ic"] = Escalation(
            steps: [.init(after: .minutes(5), targets: [.room(room), .mail("leads@example.org")], name: "leads")])
        var table = Table.declared("P1", policy)
        table.pass(.minutes(5))
        let page = table.incident.pages.last { $0.paged.rule == .noAcknowledgement }
        #expect(page?.paged.rooms == [room])
        #expect(page?.paged.shared == [Way(pager: "mail", address: "leads@example.org", isShared: true)])
    }
}

extension Table {
    fileprivate mutating func fail(_ page: Int, _ person: PersonID?, _ way: Way) {
        let answer = PageAnswered(page: page, person: person, way: way, outcome: .failed, detail: "refused")
        ask(.answered(incident: 1, answer), by: nil, in: nil)
    }
}
