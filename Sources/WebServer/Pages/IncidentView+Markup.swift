import Incidents

extension IncidentView {
    /// One incident in the list: what it is, how it stands, who has it, what is due, the way to its room.
    func card(root: String) -> Markup {
        let page = "\(root)incidents/\(id)"
        let title: Markup =
            if let localRoom {
                "<a class=\"cover\" href=\"\(root)rooms/\(localRoom.pathSegment)\">\(self.title)</a>"
            } else {
                "<a class=\"cover\" href=\"\(page)\">\(self.title)</a>"
            }
        return """
            <li class="incident" data-rank="\(shownRank)">
            <p class="badges">\(badges)<a class="id" href="\(page)" aria-label="\(id.description), its page">\
            \(id.description)</a></p>
            <h3 dir="auto">\(title)</h3>
            \(facts)
            </li>

            """
    }

    var badges: Markup {
        let kind: Markup =
            switch self.kind {
            case .real: ""
            case .drill, .test: "<span class=\"kind\">\(self.kind.rawValue)</span>"
            }
        let secrecy: Markup = isPrivate ? "<span class=\"kind\">private</span>" : ""
        return """
            <span class="severity">\(severity.label)</span><span class="phase" data-phase="\(phase.rawValue)">\
            \(phase.rawValue)</span>\(kind)\(secrecy)
            """
    }

    private var facts: Markup {
        let impact: Markup =
            if let impact = standing.impact {
                "<div class=\"wide\"><dt>Impact</dt><dd dir=\"auto\">\(impact)</dd></div>"
            } else {
                ""
            }
        return """
            <dl class="facts"><div><dt>Commander</dt>\(commanderMarkup)</div>\
            <div><dt>Declared</dt><dd class="since">\(declaredAt.markup)</dd></div>\(next)\(impact)</dl>
            """
    }

    var commanderMarkup: Markup {
        if let holder = self.commander { return "<dd>\(holder.name)</dd>" }
        return phase.isActive ? "<dd class=\"missing\">nobody yet</dd>" : "<dd>nobody</dd>"
    }

    /// What comes next by itself.
    private var next: Markup {
        guard phase.isActive else { return "" }
        if let first = dues.first {
            return "<div><dt>\(first.rule.shortName)</dt><dd class=\"due\">\(first.at.markup)</dd></div>"
        }
        guard let nextDue else { return "" }
        return "<div><dt>\(nextRule?.shortName ?? "Next")</dt><dd class=\"due\">\(nextDue.markup)</dd></div>"
    }

    /// There are colours for five.
    var shownRank: Int { min(max(severity.rank, 1), 5) }
}

extension Rule {
    /// What a person waits for, in two or three words.
    var shortName: String {
        switch self {
        case .updateWarning, .updateOverdue: "Update due"
        case .noCommander: "Commander due"
        case .noAcknowledgement: "Answer due"
        case .nextWay: "Next way"
        case .escalate: "Team lead told"
        case .tellVP: "VP told"
        case .noProgress: "Progress due"
        case .executiveSummary: "Summary due"
        case .watching: "Watched until"
        case .notifyAtStart, .severityRaised, .chatDown, .drillInject: "Next"
        case .drillOver: "Drill over"
        case .syncSoon, .syncNow: "Sync"
        case .elapsedMark: "Next mark"
        case .timerOver: "Timer"
        case .taskDue: "Task due"
        case .questions: "Questions due"
        case .rollCall: "Roll call until"
        case .handoverOffer, .handoverInsist: "Handover due"
        case .onCallBrief: "Brief due"
        case .silence: "Word due"
        case .spanOfControl: "Next"
        }
    }
}
