/// A list that people work through together: what to look at in the first five minutes, or before they call it resolved.
package struct Checklist: Hashable, Sendable {
    /// When the room is told in one line that there is this list.
    package enum Moment: String, Hashable, Sendable, CaseIterable {
        case declared, mitigated, resolved, closed, never
    }
    /// What is typed: `war-room`.
    package var key: String
    package var title: String
    package var moment: Moment
    package var items: [String]

    package init(key: String, title: String, moment: Moment = .never, items: [String]) {
        self.key = key
        self.title = title
        self.moment = moment
        self.items = items
    }

    /// `War Room` and `war_room` as the key `war-room`.
    package static func key(_ name: some StringProtocol) -> String {
        Policy.normalise(name).split(separator: " ").joined(separator: "-")
    }
}

extension Policy {
    /// In the order in which an incident comes to them; those of no moment last.
    package var checklistsInOrder: [Checklist] {
        let moments = Checklist.Moment.allCases
        return checklists.values.sorted { left, right in
            let (one, other) = (moments.firstIndex(of: left.moment) ?? 0, moments.firstIndex(of: right.moment) ?? 0)
            return (one, left.key) < (other, right.key)
        }
    }

    package func checklist(named name: String) -> Checklist? { checklists[Checklist.key(name)] }

    package func checklists(at moment: Checklist.Moment) -> [Checklist] {
        checklistsInOrder.filter { $0.moment == moment }
    }
}

extension Phase {
    /// Which lists are worked through in this phase.
    package var moment: Checklist.Moment {
        switch self {
        case .investigating, .identified: .declared
        case .monitoring: .mitigated
        case .resolved: .resolved
        case .closed, .cancelled, .merged: .closed
        }
    }
}
