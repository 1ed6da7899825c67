import Incidents

extension IncidentView {
    /// One incident in the list: what it is, how it stands, who has it, what is due, the way to its room.
    func card(root: String) -> Markup {
        let title: Markup =
            if let localRoom {
                "<a class=\"cover\" href=\"\(root)rooms/\(localRoom.pathSegment)\">\(self.title)</a>"
            } else {
                "<span>\(self.title)</span>"
            }
        return """
            <li class="incident" data-rank="\(shownRank)">
            <p class="badges">\(badges)<span class="id">\(id.description)</span></p>
            <h3 dir="auto">\(title)</h3>
            \(facts)
            </li>

            """
    }

    /// The same in one strip, above the room.
    var strip: Markup {
        """
        <section class="strip" data-rank="\(shownRank)" aria-label="Incident">
        <p class="badges">\(badges)<span class="id">\(id.description)</span> <b dir="auto">\(title)</b></p>
        \(facts)
        </section>
        """
    }

    private var badges: Markup {
        let kind: Markup =
            switch self.kind {
            case .real: ""
            case .drill, .test: "<span class=\"kind\">\(self.kind.rawValue)</span>"
            }
        return """
            <span class="severity">\(severity.label)</span><span class="phase" data-phase="\(phase.rawValue)">\
            \(phase.rawValue)</span>\(kind)
            """
    }

    private var facts: Markup {
        let next: Markup =
            if let nextDue, phase.isActive {
                "<div><dt>\(nextRule?.shortName ?? "Next")</dt><dd class=\"due\">\(nextDue.markup)</dd></div>"
            } else {
                ""
            }
        let impact: Markup =
            if let impact = fields.impact {
                "<div class=\"wide\"><dt>Impact</dt><dd dir=\"auto\">\(impact)</dd></div>"
            } else {
                ""
            }
        let commander: Markup =
            if let holder = self.commander {
                "<dd>\(holder.name)</dd>"
            } else {
                phase.isActive ? "<dd class=\"missing\">nobody yet</dd>" : "<dd>nobody</dd>"
            }
        return """
            <dl class="facts"><div><dt>Commander</dt>\(commander)</div>\
            <div><dt>Declared</dt><dd>\(declaredAt.markup)</dd></div>\(next)\(impact)</dl>
            """
    }

    /// There are colours for five.
    private var shownRank: Int { min(max(severity.rank, 1), 5) }
}

extension Rule {
    /// What a person waits for, in two or three words.
    fileprivate var shortName: String {
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
        case .syncSoon, .syncNow: "Sync"
        case .notifyAtStart: "Next"
        }
    }
}
