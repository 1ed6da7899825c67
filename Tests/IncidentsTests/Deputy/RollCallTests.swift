import Incidents
import Testing

@Suite struct RollCallTests {
    @Test func `everybody with a role or a page is called, whoever calls is here`() throws {
        var table = Table.commanded("P1", .watched)
        table.act(.giveRole("ops", to: PersonName("bob")), by: "ana")
        table.act(.callRoll(isNew: false), by: "ana")
        let call = try #require(table.incident.watch.rollCall)
        #expect(call.expected.map(\.person) == ["ana", "bob", "cleo"])
        #expect(call.expected.map(\.roles) == [[.commander], [.operations], []])
        #expect(call.missing.map(\.person) == ["bob", "cleo"])
    }

    @Test func `who is missing is said once, after three minutes`() {
        var table = Table.commanded("P1", .watched)
        table.act(.callRoll(isNew: false), by: "ana")
        table.act(.answerRoll(as: "ops"), by: "bob")
        table.pass(.minutes(30))
        #expect(table.told(.rollCall) == ["3 roll-call"])
        let fired = table.fired.first { $0.fired.rule == .rollCall }?.fired
        #expect(fired?.detail?.missing == ["cleo"])
        #expect(fired?.told == ["ana"])
    }

    @Test func `nothing is said where all are here`() {
        var table = Table.commanded("P1", .watched)
        table.act(.callRoll(isNew: false), by: "ana")
        table.act(.answerRoll(as: nil), by: "bob")
        table.act(.answerRoll(as: nil), by: "cleo")
        table.act(.answerRoll(as: "scribe"), by: "eve")
        #expect(table.due(.rollCall) == nil)
        #expect(table.incident.watch.rollCall?.others.map(\.person) == ["eve"])
    }

    @Test func `called again it is shown, later or with new it begins anew`() {
        var table = Table.commanded("P1", .watched)
        table.act(.callRoll(isNew: false), by: "ana")
        table.pass(.minutes(5))
        #expect(table.act(.callRoll(isNew: false), by: "bob").shown?.query == .rollCall)
        #expect(table.act(.callRoll(isNew: true), by: "bob").isDone)
        table.pass(.minutes(15))
        #expect(table.act(.callRoll(isNew: false), by: "bob").isDone)
    }

    @Test func `an answer without a roll call, or with an unknown role, is refused`() {
        var table = Table.commanded("P1", .watched)
        #expect(table.act(.answerRoll(as: nil), by: "bob").refusal == .noRollCall(1))
        table.act(.callRoll(isNew: false), by: "ana")
        #expect(table.act(.answerRoll(as: "king"), by: "bob").refusal == .unknownRole("king"))
    }
}

@Suite struct SwoopTests {
    @Test func `the person named is asked, without a name the VP`() {
        var table = Table.commanded()
        #expect(table.act(.askSwoop(nil)).facts == [.swoopAsked(SwoopAsked(person: "eve"))])
        #expect(table.act(.askSwoop(PersonName("max"))).facts == [.swoopAsked(SwoopAsked(person: "max"))])
        #expect(table.act(.askSwoop(PersonName("ana"))).refusal == .alreadyHolds(.commander, "ana"))
    }

    @Test func `no is kept, and taking command ends the question`() {
        var table = Table.commanded()
        #expect(table.act(.declineSwoop, by: "eve").refusal == .noSwoop(1))
        table.act(.askSwoop(nil))
        #expect(table.act(.declineSwoop, by: "eve").facts == [.swoopDeclined(SwoopDeclined(person: "eve"))])
        table.act(.askSwoop(nil))
        table.act(.takeCommand, by: "eve")
        #expect(table.incident.watch.swoop == nil)
    }

    @Test func `where no VP is configured a name is needed`() {
        var policy = Policy.guide
        policy.aliases["vp"] = nil
        var table = Table.commanded("P1", policy)
        #expect(table.act(.askSwoop(nil)).refusal == .swoopNeedsPerson)
    }
}
