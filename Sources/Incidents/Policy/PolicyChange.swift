/// What a configuration that is read again would take away from the one in force.
package struct PolicyChange: Hashable, Sendable {
    /// As people read it: `people: bob, cleo`. Empty where nothing goes.
    package var removed: [String] = []
    /// Why it must not be taken; nil where it may.
    package var refusal: String?

    /// A line with an open incident is one that is paged or was; `ic` is every incident's.
    package init(from old: Policy, to new: Policy, open: [Incident]) {
        func gone(_ what: String, _ before: [String], _ after: [String]) {
            let left = Set(after)
            let names = before.filter { !left.contains($0) }.sorted()
            if !names.isEmpty { removed.append("\(what): \(PolicyChange.shortened(names))") }
        }
        gone("people", old.people.keys.map(\.key), new.people.keys.map(\.key))
        gone("teams", Array(old.teams.keys), Array(new.teams.keys))
        gone("on_call", Array(old.onCall.keys), Array(new.onCall.keys))
        gone("schedules", old.book.schedules, new.book.schedules)
        gone("pagers", old.pagers.map(\.name), new.pagers.map(\.name))
        gone("monitors", old.monitors, new.monitors)
        gone("severity_matrix", old.severities.map(\.severity.label), new.severities.map(\.severity.label))
        refusal = Self.refusal(from: old, to: new, open: open)
    }

    private static func refusal(from old: Policy, to new: Policy, open: [Incident]) -> String? {
        if !old.people.isEmpty, new.people.keys.allSatisfy({ old.people[$0] == nil }) {
            return "it takes away everybody who is configured now"
        }
        if !old.onCall.isEmpty, new.onCall.isEmpty { return "it takes away every line of on_call" }
        let lost = Set(old.onCall.keys).subtracting(new.onCall.keys)
        for incident in open where incident.phase.isActive {
            let asked = Set(incident.pages.compactMap(\.paged.line)).union(["ic"])
            guard let line = lost.intersection(asked).min() else { continue }
            // A private incident's number and title are not for the log.
            let whose = incident.isPrivate ? "an open incident" : "\(incident.id)"
            return "it takes away on_call.\(line), and \(whose) is open and counts on it"
        }
        return nil
    }

    private static func shortened(_ names: [String]) -> String {
        let most = 8
        guard names.count > most else { return names.joined(separator: ", ") }
        return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
}
