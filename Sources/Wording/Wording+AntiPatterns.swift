import Incidents

extension Wording {
    /// One kind sentence with a way out; it blames nobody and changes nothing.
    func pointedOut(_ it: PointedOut, _ incident: Incident) -> Message.Line {
        switch it.pattern {
        case .debuggingCommander:
            let task = incident.tasks.first { $0.number == it.number }
            let what: Message.Line =
                it.number.map { "has task \($0)" + (task.map { " (\($0.text.unended))" } ?? "") }
                ?? "notes finding after finding"
            return
                "By the way: \(name(it.person)) commands and " + what
                + ". Whoever commands keeps the overview and lets somebody else dig: \(command("role ops @name")) or \(command("ic handoff @name"))"
        case .severityDebate:
            return
                "By the way: the severity came up \(it.number ?? AntiPatterns.count) times in \(ours: spoken(AntiPatterns.window)). In doubt it is the higher one"
                + higher(it, incident)
        case .twoOnOneTask:
            let other = incident.tasks.first { $0.number == it.other }
            let owner: Message.Line = other?.owner.map { " (\(name($0)))" } ?? ""
            return
                "By the way: task \(it.number ?? 0) says what task \(it.other ?? 0)" + owner
                + " says. If it is the same, one of them is enough: \(command("task done \(it.number ?? 0)"))"
        }
    }

    /// Of all that was said, not the last of it.
    private func higher(_ it: PointedOut, _ incident: Incident) -> Message.Line {
        guard let worst = it.severity, worst > incident.severity else {
            return ", \(ours: incident.severity.label), as it is now; it is looked at again afterwards, not now."
        }
        return ": \(command("severity \(worst.label)")). It is looked at again afterwards, not now."
    }

    func record(_ it: PointedOut) -> String {
        switch it.pattern {
        case .debuggingCommander:
            "\(it.person.map(policy.name(of:)) ?? "the commander") commands and debugs"
        case .severityDebate: "the severity is debated"
        case .twoOnOneTask: "task \(it.number ?? 0) says what task \(it.other ?? 0) says"
        }
    }
}
