import Incidents

extension IncidentView {
    /// Rows of the timeline that the panel shows.
    static let latestRows = 6
    /// Rows that are read for them: some are nobody's to read.
    static let latestRead = 60
    /// Tasks that a panel shows; open ones come first.
    private static let mostTasks = 40

    /// Beside the room, and on the incident's own page: all that somebody wants to know who has just come in.
    func panel(root: String, timeline: [TimelineRow], isWholePage: Bool = false) -> Markup {
        let heading: Markup =
            isWholePage
            ? ""
            : """
            <p class="badges">\(badges)<a class="id" href="\(root)incidents/\(id.description)">\(id.description)</a></p>
            <h2 class="title" dir="auto">\(title)</h2>
            """
        return """
            <div class="panel-body" data-rank="\(shownRank)">
            \(heading)\(missing)
            \(section("Due", dueList))\(section("People", peopleList))\(section("State", stateList))\
            \(section("Tasks", taskList))\(isWholePage ? nil : section("Latest", latest(timeline, root: root)))
            </div>
            """
    }

    /// The one line that a telephone shows above the room; it opens the panel.
    var summary: Markup {
        let due: Markup = dues.first.map { "<span class=\"due short\">\($0.at.markup)</span>" } ?? ""
        return "<span class=\"badges\" data-rank=\"\(shownRank)\">\(badges)</span>\(phase.isActive ? due : "")"
    }

    private func section(_ title: String, _ content: Markup?) -> Markup {
        guard let content else { return "" }
        return "<section><h3>\(title)</h3>\(content)</section>"
    }

    /// What keeps it from going on, in the colour of warnings.
    private var missing: Markup {
        guard phase.isActive else { return "" }
        var lines: [Markup] = []
        if commander == nil { lines.append("<li>Nobody has command.</li>") }
        if !unanswered.isEmpty { lines.append("<li>Not answered yet: \(unanswered.joined(separator: ", ")).</li>") }
        if standing.impact == nil { lines.append("<li>The impact is not said.</li>") }
        return lines.isEmpty ? "" : "<ul class=\"lacks\">\(lines)</ul>"
    }

    private var dueList: Markup? {
        guard phase.isActive, !dues.isEmpty else { return nil }
        let rows = dues.prefix(6).map { due -> Markup in
            "<li><span>\(due.rule.shortName)</span> <span class=\"due\">\(due.at.markup)</span></li>"
        }
        return "<ul class=\"dues\">\(rows)</ul>"
    }

    private var peopleList: Markup? {
        let others = holders.filter { $0.role != .commander }.map { holder -> Markup in
            "<div><dt>\(holder.role.title)</dt><dd>\(holder.name)</dd></div>"
        }
        return "<dl class=\"pairs\"><div><dt>\(Role.commander.title)</dt>\(commanderMarkup)</div>\(others)</dl>"
    }

    private var stateList: Markup? {
        func row(_ name: String, _ text: String?) -> Markup {
            text.map { "<div><dt>\(name)</dt><dd dir=\"auto\">\($0)</dd></div>" } ?? ""
        }
        func moment(_ name: String, _ at: Instant?, isRunning: Bool = false) -> Markup {
            at.map { "<div><dt>\(name)</dt><dd\(isRunning ? Self.since : nil)>\($0.markup)</dd></div>" } ?? ""
        }
        let next = standing.nextAction.map { $0 + (standing.nextActionBy.map { by in " (\(by))" } ?? "") }
        return """
            <dl class="pairs">\(row("Now", stands.isEmpty ? nil : stands))\(row("Impact", standing.impact))\
            \(row("Status", standing.status))\(row("Theory", standing.theory))\
            \(row("Last action", standing.lastAction))\(row("Next action", next))\
            \(row("Cause", standing.cause))\(moment("Began", startedAt))\
            \(moment("Declared", declaredAt, isRunning: phase.isActive))\(moment("Last update", lastUpdateAt, isRunning: phase.isActive))\
            \(moment("Mitigated", mitigatedAt))\(row("Mitigated by", phase.isMitigated ? standing.mitigation : nil))\
            \(moment("Resolved", resolvedAt))\(moment("Closed", closedAt))</dl>
            """
    }

    private static let since: Markup = " class=\"since\""

    private var taskList: Markup? {
        guard !tasks.isEmpty else { return nil }
        let rows = tasks.sorted { ($0.doneAt != nil ? 1 : 0, $0.number) < ($1.doneAt != nil ? 1 : 0, $1.number) }
            .prefix(Self.mostTasks).map { task -> Markup in
                let owner: Markup = task.owner.map { "<span class=\"quiet\">\(owners[$0] ?? $0.key)</span>" } ?? ""
                let due: Markup =
                    task.doneAt == nil ? task.due.map { "<span class=\"due\">\($0.markup)</span>" } ?? "" : ""
                let done: Markup = task.doneAt == nil ? "" : "<span class=\"unseen\">done: </span>"
                return """
                    <li data-done="\(task.doneAt == nil ? "no" : "yes")"><span class="number">\(task.number)</span>\
                    <span dir="auto">\(done)\(task.text)</span> \(owner) \(due)</li>
                    """
            }
        let more: Markup =
            tasks.count <= Self.mostTasks ? "" : "<p class=\"calm\">and \(tasks.count - Self.mostTasks) more</p>"
        return "<ul class=\"tasks\">\(rows)</ul>\(more)"
    }

    private func latest(_ timeline: [TimelineRow], root: String) -> Markup? {
        let shown = timeline.filter(\.isForReaders)
        guard !shown.isEmpty else { return nil }
        return """
            <ol class="timeline">\(shown.suffix(Self.latestRows).reversed().map(\.item))</ol>
            <p><a href="\(root)incidents/\(id.description)#timeline">The whole timeline</a></p>
            """
    }
}

extension TimelineRow {
    var item: Markup {
        "<li>\(at.markup)<span class=\"what\" dir=\"auto\">\(text)</span></li>"
    }
}

extension Role {
    /// As a heading.
    var title: String {
        switch self {
        case .commander: "Commander"
        case .deputy: "Deputy"
        case .operations: "Operations"
        case .communications: "Communications"
        case .scribe: "Scribe"
        case .customerLiaison: "Customers"
        case .internalLiaison: "Internal"
        case .expert: "Expert"
        }
    }
}
