extension Incident {
    /// The next word of a drill's script, and the end of the time that it was given.
    func drillDeadlines() -> [Deadline] {
        guard let drill, let script = drill.script else { return [] }
        var found: [Deadline] = []
        let since = drill.started.seq
        let last = mark(of: .drillInject, since: since)
        let next = script.injects.indices.dropFirst(last.map { $0.ordinal + 1 } ?? 0)
            .first { !phase.isMitigated || script.injects[$0].evenMitigated }
        if let next {
            var due = drill.started.at + script.injects[next].after
            // After a late one the words keep their distance: a script that was interrupted is not read out at once.
            if let last, script.injects.indices.contains(last.ordinal) {
                due = max(due, last.lastAt + (script.injects[next].after - script.injects[last.ordinal].after))
            }
            found.append(Deadline(incident: id, rule: .drillInject, since: since, ordinal: next, due: due))
        }
        if mark(of: .drillOver, since: since) == nil {
            found.append(
                Deadline(
                    incident: id, rule: .drillOver, since: since, ordinal: 0, due: drill.started.at + script.length))
        }
        return found
    }
}

extension Rule {
    /// Whoever practises is not to know beforehand what comes.
    package var isSurprise: Bool { self == .drillInject }
}
