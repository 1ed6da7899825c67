import Incidents

/// What a thumb can do at 3 a.m. instead of typing; the words beside it always say what to type.
extension Wording {
    func takeCommandButton(_ incident: Incident) -> Message.Button {
        Message.Button("Take command", .command("ic me if free \(incident.id)"), isPrimary: true)
    }
    func acknowledgeButton(_ incident: Incident) -> Message.Button {
        Message.Button("Acknowledge", .command("ack \(incident.id)"), isPrimary: true)
    }
    func updateButton(_ incident: Incident) -> Message.Button {
        Message.Button("Post the update", .form(.update(incident.id)), isPrimary: true)
    }
    func snoozeButton(_ incident: Incident) -> Message.Button {
        Message.Button("Snooze 10 min", .command("snooze \(incident.id) 10m"))
    }

    /// Under the board of a page: while somebody has not answered, and while nobody commands.
    func boardButtons(_ incident: Incident, _ page: Page) -> [Message.Button] {
        guard incident.phase.isActive, incident.kind != .test else { return [] }
        let isOpen = page.paged.people.contains { page.acknowledgement(by: $0.person) == nil }
        var buttons = isOpen ? [acknowledgeButton(incident)] : []
        if incident.commander == nil { buttons.append(takeCommandButton(incident)) }
        return buttons
    }

    /// Under a reminder.
    func buttons(_ rule: Rule, _ incident: Incident) -> [Message.Button] {
        switch rule {
        case .updateWarning, .updateOverdue: [updateButton(incident), snoozeButton(incident)]
        case .noCommander: [takeCommandButton(incident)]
        case .noAcknowledgement: [acknowledgeButton(incident)]
        case .escalate, .noProgress, .tellVP:
            incident.phase.isMitigated ? [] : [updateButton(incident)]
        case .watching: [Message.Button("Resolved", .command("resolved \(incident.id)"), isPrimary: true)]
        case .executiveSummary, .notifyAtStart, .severityRaised, .nextWay, .chatDown, .drillInject, .drillOver,
            .syncSoon, .syncNow:
            []
        case .silence: [updateButton(incident)]
        case .elapsedMark, .timerOver, .taskDue, .questions, .rollCall, .handoverOffer, .handoverInsist, .onCallBrief,
            .spanOfControl:
            []
        }
    }
}

extension Message {
    mutating func add(_ buttons: [Button]) {
        if !buttons.isEmpty { blocks.append(.buttons(buttons)) }
    }
}
