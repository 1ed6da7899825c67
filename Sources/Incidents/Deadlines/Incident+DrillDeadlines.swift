extension Incident {
    /// The next word of a drill's script, and the end of the time that it was given.
    func drillDeadlines() -> [Deadline] {
        guard let drill, let script = drill.script else { return [] }
        var found: [Deadline] = []
        let since = drill.started.seq
        let said = mark(of: .drillInject, since: since).map { $0.ordinal + 1 } ?? 0
        let next = script.injects.indices.dropFirst(said).first {
            !phase.isMitigated || script.injects[$0].evenMitigated
        }
        if let next {
            found.append(
                Deadline(
                    incident: id, rule: .drillInject, since: since, ordinal: next,
                    due: drill.started.at + script.injects[next].after))
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
