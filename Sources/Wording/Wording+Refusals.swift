import Incidents

extension Wording {
    /// What was not done, why, and what to type instead.
    package func refusal(_ refusal: Refusal) -> Message {
        Message(line(refusal))
    }

    private func line(_ refusal: Refusal) -> Message.Line {
        switch refusal {
        case .noIncidentHere(let open): noIncidentHere(open)
        case .whichIncident(let ids):
            "Which incident? Here belong \(joined(ids.map { "\($0)" })). Put its name after the command, for example \(command("status \(ids.last.map(String.init(describing:)) ?? "INC-1")"))."
        case .unknownIncident(let id): "I know no \(id). \(command("incidents")) lists the open ones."
        case .isOver(let id, let phase, let into?):
            "\(id) is \(ours: phase.spoken) into \(into). Go on there: \(command("status \(into)"))."
        case .isOver(let id, let phase, nil):
            "\(id) is \(ours: phase.spoken). To go on with it: \(command("reopen"))."
        case .notFromPhase(let id, let phase, let wanted): wrongPhase(id, phase, wanted)
        case .alreadyInPhase(let id, .investigating): "\(id) is open (investigating): there is nothing to reopen."
        case .alreadyInPhase(let id, let phase): "\(id) is \(ours: phase.spoken) already. Nothing was changed."
        case .titleMissing: "What is wrong? For example: \(command("declare P1 checkout is down"))."
        case .unknownSeverity(let text, let known):
            "There is no severity “\(text)”, so nothing was done. Known: \(ours: known.joined(separator: ", ")). Type it again with one of these; in doubt, the higher one."
        case .sameSeverity(let id, let severity): "\(id) is \(ours: severity.label) already."
        case .unknownPerson(let text, let near): unknownPerson(text, near)
        case .unknownRole(let text):
            "There is no role “\(text)”. Roles: ic, deputy, ops, comms, scribe, customer, internal, expert. For example: \(command("role scribe me"))."
        case .alreadyHolds(let role, let person): "\(name(person)) is \(ours: role.name) already."
        case .nobodyHolds(let role):
            "Nobody is \(ours: role.name). To take it: \(command("role \(role.shortName) me"))."
        case .handOffToYourself: "You are incident commander. Name somebody else: \(command("ic handoff @name"))."
        case .unknownTask(let number, let open): unknownTask(number, open)
        case .taskIsDone(let number): "Task \(number) is done already. \(command("tasks")) lists the open ones."
        case .mergeIntoItself(let id):
            "\(id) cannot be merged into itself. Name the other one: \(command(id.number == 2 ? "merge INC-1" : "merge INC-2"))."
        case .startInFuture(let instant):
            "\(ours: policy.zone.dateAndClock(instant)) is not yet. When did it begin? For example: \(command("started 20m ago"))."
        case .noUpdateClock(let id, let severity):
            "\(id) is \(ours: severity.label): no update is asked for, so there is nothing to snooze. To set a time: \(command("nextupdate 30m"))."
        case .nobodyToPage(let line):
            "Nobody is on call for \(line), so nobody was paged. \(command("ic page")) reaches the incident commanders."
        case .nothingToAcknowledge:
            "No page here is waiting for an acknowledgement. To take command: \(command("ic me"))."
        case .stale(let age):
            "This was typed \(ours: spoken(age)) ago, before I could read it, so I have paged nobody. Still needed? Type it again."
        case .notStalking: "I am not watching for this room. To start: \(command("status stalk"))."
        case .needsPerson: "I do not know who is asking. Name the person: \(command("ic handoff @name"))."
        case .notKept(let why):
            "I could not keep that, so nothing was done: \(why) Type it again in a moment; if it fails again, call the incident commander by telephone."
        }
    }

    private func noIncidentHere(_ open: [IncidentID]) -> Message.Line {
        guard let first = open.first else {
            return "There is no incident in this room. To declare one: \(command("declare P1 what is wrong"))."
        }
        return
            "This room belongs to no incident. Open: \(joined(open.prefix(5).map { "\($0)" })). Put its name after the command, for example \(command("status \(first)")), or declare one: \(command("declare P1 what is wrong"))."
    }

    private func wrongPhase(_ id: IncidentID, _ phase: Phase, _ wanted: Phase) -> Message.Line {
        switch (phase, wanted) {
        case (.resolved, .monitoring), (.resolved, .identified):
            "\(id) is resolved. If the trouble is back: \(command("reopen"))."
        case (_, .closed):
            "\(id) is \(ours: phase.spoken). First \(command("resolved")), then \(command("close"))."
        case (_, .investigating): "\(id) is \(ours: phase.spoken), so there is nothing to reopen."
        case (.monitoring, .identified):
            "\(id) is mitigated already. To note the cause: \(command("cause what it was")). If the trouble is back: \(command("reopen"))."
        case (.closed, .cancelled): "\(id) is closed already. Nothing was changed."
        case (.resolved, .cancelled):
            "\(id) is \(ours: phase.spoken): it was real, so it is closed, not cancelled: \(command("close"))."
        default: "\(id) is \(ours: phase.spoken); it cannot become \(ours: wanted.spoken) from there."
        }
    }

    private func unknownPerson(_ text: String, _ near: [String]) -> Message.Line {
        guard !near.isEmpty else {
            return "I know nobody called “\(text)”. Mention them with an @, or add them to people in the configuration."
        }
        return "I know nobody called “\(text)”. Did you mean \(ours: near.joined(separator: " or "))?"
    }

    private func unknownTask(_ number: Int, _ open: [Int]) -> Message.Line {
        guard !open.isEmpty else {
            return "There is no task \(number). To add one: \(command("task check the database @name"))."
        }
        return
            "There is no task \(number). Open: \(ours: open.map(String.init).joined(separator: ", ")). For example: \(command("task done \(open[0])"))."
    }
}

extension Role {
    /// What one types for it.
    package var shortName: String {
        switch self {
        case .commander: "ic"
        case .deputy: "deputy"
        case .operations: "ops"
        case .communications: "comms"
        case .scribe: "scribe"
        case .customerLiaison: "customer"
        case .internalLiaison: "internal"
        case .expert: "expert"
        }
    }
}
