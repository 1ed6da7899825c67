import Incidents
import Testing

/// What a configuration that is read again may take away.
@Suite struct PolicyChangeTests {
    private func change(open: [Incident] = [], _ cut: (inout Policy) -> Void) -> PolicyChange {
        let old = Table().desk.policy
        var new = old
        cut(&new)
        return PolicyChange(from: old, to: new, open: open)
    }

    @Test func `the same again takes nothing away`() {
        let change = change { _ in }
        #expect(change.removed.isEmpty && change.refusal == nil)
    }

    @Test func `whoever goes is named, and may go`() {
        let change = change { policy in
            policy.people["dan"] = nil
            policy.teams.removeAll()
        }
        #expect(change.removed.contains("people: dan"))
        #expect(change.refusal == nil)
    }

    @Test func `nobody is left: refused`() {
        #expect(change { $0.people.removeAll() }.refusal != nil)
        #expect(change { $0.people = [PersonID("new"): Person(id: "new", name: "New")] }.refusal != nil)
        #expect(change { $0.onCall.removeAll() }.refusal != nil)
    }

    @Test func `a line goes only when no open incident counts on it`() {
        var table = Table.declared()
        #expect(
            change { $0.onCall["ic"] = nil }.refusal
                == (table.desk.policy.onCall.count > 1 ? nil : "it takes away every line of on_call"))
        #expect(
            change(open: [table[1]]) { policy in
                policy.onCall["spare"] = OnCallLine(line: "spare")
                policy.onCall["ic"] = nil
            }.refusal == "it takes away on_call.ic, and INC-1 is open and counts on it")
        table.act(.cancel(nil))
        #expect(
            change(open: [table[1]]) { policy in
                policy.onCall["spare"] = OnCallLine(line: "spare")
                policy.onCall["ic"] = nil
            }.refusal == nil)
    }
}
