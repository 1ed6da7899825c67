import Incidents

extension Wording {
    /// What was not done, why, and what to type instead.
    package func refusal(_ refusal: Refusal) -> Message {
        switch refusal {
        case .whomToPage(let doubt, let text, let id): return whomToPage(doubt, text, id, yes: refusal.yes)
        case .severityInPage(let label, let title, let page, let here): return severityInPage(label, title, page, here)
        case .incidentInPage(let other, let meant, let page, let text): return incidentInPage(other, meant, page, text)
        case .overHere(let id, let phase, let into, let said): return overHere(id, phase, into: into, said)
        case .commandIsTaken(let id, _, _):
            var message = Message(line(refusal))
            message.add([Message.Button("Take over", .command("ic me \(id)"))])
            return message
        default: return Message(line(refusal))
        }
    }

    /// The same declaration once more, as it was meant: nothing of it is milder, or real, for having been repeated.
    private func declareAnother(_ title: String, _ severity: Severity?, _ kind: IncidentKind) -> String {
        let flag: String? =
            switch kind {
            case .real: nil
            case .drill: "--drill"
            case .test: "--test"
            }
        return ["declare --new", flag, severity?.label, title].compactMap { $0 }.joined(separator: " ")
    }

    private func notPaged(_ id: IncidentID, _ waiting: [PersonID]) -> Message.Line {
        let still: Message.Line =
            waiting.isEmpty ? "somebody else is" : "\(names(waiting)) \(ours: waiting.count == 1 ? "is" : "are")"
        return "You were not paged; " + still + " still rung. To take it: \(command("ic me \(id)"))"
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
        case .howBad(let word, let severities, let title, let kind): howBad(word, severities, title, kind)
        case .sameSeverity(let id, let severity): "\(id) is \(ours: severity.label) already."
        case .unknownPerson(let text, let near): unknownPerson(text, near)
        case .severalPeople(let text, let people): severalPeople(text, people)
        case .oneAtATime(let text, _):
            "“\(text)” is more than one person, and this is for one. Name one of them."
        case .noPerson(let text):
            "“\(text)” is no single person, and this is for one. Who is on call: \(command("oncall"))"
        case .leftOver(let rest, let text):
            "I read “\(text)” and do not know what to do with “\(rest)”, so nothing was done. Please say one thing at a time."
        case .isTheBot: "That is me, and I am only a bot: name a person. Who is on call: \(command("oncall"))"
        case .noSuchLine(let line):
            "No line or team “\(line)” is configured, so nobody was paged. \(command("ic page")) reaches the incident commanders; \(command("oncall")) shows who else is on call."
        case .whomToPage(_, let text, _): "Whom do you mean by “\(text)”? Nobody has been paged."
        case .severityInPage(let label, _, _, _): "\(label) is a severity, so nobody was paged."
        case .incidentInPage(let other, _, _, _): "For which incident, \(other)? Nobody has been paged yet."
        case .pagesNobody:
            "Nobody was paged. The commanders: \(command("ic page")). Who was paged before: \(command("page status"))"
        case .overHere(let id, let phase, _, _): "\(id) is \(ours: phase.spoken), so nobody was paged."
        case .strangerOnDuty(let text):
            "“\(text)” is not in the configuration, so no page would reach them. Name somebody who is; or add them to people."
        case .unknownRole(let text):
            "There is no role “\(text)”. Roles: ic, deputy, ops, comms, scribe, customer, internal, expert. For example: \(command("role scribe me"))."
        case .alreadyHolds(let role, let person): "\(name(person)) is \(ours: role.name) already."
        case .nobodyHolds(let role):
            "Nobody is \(ours: role.name). To take it: \(command("role \(role.shortName) me"))."
        case .handOffToYourself: "You are incident commander. Name somebody else: \(command("ic handoff @name"))."
        case .unknownTask(let number, let open): unknownTask(number, open)
        case .nothingToMirror(let id):
            "\(id) has one room, so there is nothing to show elsewhere."
        case .scribe(let refusal): line(refusal)
        case .taskIsDone(let number): "Task \(number) is done already. \(command("tasks")) lists the open ones."
        case .tooManyTimers(let id, let most):
            "\(id) has \(most) timers already, which is as many as there can be. To stop one: \(command("timer cancel 1")); \(command("timer")) lists them."
        case .timerTooLong(let most):
            "A timer runs for at most \(Int(most.milliseconds / 3_600_000)) h. What is for later: \(command("todo what is to be done"))."
        case .unknownTimer(let text, let pending): unknownTimer(text, pending)
        case .noRollCall(let id): "There is no roll call for \(id). To begin one: \(command("rollcall"))."
        case .swoopNeedsPerson:
            "Who wishes to decide? Nobody is configured as vp, so name the person: \(command("swoop @name"))."
        case .noSwoop(let id):
            "Nobody has been asked whether to take command of \(id). To ask: \(command("swoop @name"))."
        case .mergeIntoItself(let id):
            "\(id) cannot be merged into itself. Name the other one: \(command(id.number == 2 ? "merge INC-1" : "merge INC-2"))."
        case .startInFuture(let instant):
            "\(ours: policy.zone.dateAndClock(instant)) is not yet. When did it begin? For example: \(command("started 20m ago"))."
        case .time(let it): timeTrouble(it)
        case .timeIsOver(let at): timeIsOver(at)
        case .timeTooFar(let most): timeTooFar(most)
        case .noUpdateClock(let id, let severity):
            "\(id) is \(ours: severity.label): no update is asked for, so there is nothing to snooze. To set a time: \(command("nextupdate 30m"))."
        case .nobodyToPage(let line):
            "Nobody is on call for \(line), so nobody was paged. \(command("ic page")) reaches the incident commanders."
        case .unknownLine(let text, let known):
            known.isEmpty
                ? "There is no team or schedule “\(text)”, and none is configured."
                : "There is no team or schedule “\(text)”. Known: \(ours: known.joined(separator: ", ")). All of them: \(command("oncall"))"
        case .noLine(let text, let targets): noLine(text, targets)
        case .unreadableTime(let text, let trouble): unreadableTime(text, trouble)
        case .needsSpan:
            "Until when? For example: \(command("oncall take 2h")), \(command("oncall take until 18:00")), or days: \(command("oncall swap @name 2026-12-24..26"))"
        case .spanIsOver: "That time is over. Name one that is to come, for example \(command("oncall take 2h"))"
        case .tooLong(let most):
            "That is longer than \(ours: spoken(most)). For so long the schedule itself is to be changed, in the configuration."
        case .whichSchedule(let known):
            "Of which schedule? \(ours: known.joined(separator: ", ")). For example: \(command("oncall take \(known.first ?? "ic") 2h"))"
        case .noSchedules:
            "No schedules are configured, so there are no shifts. Who is on call: \(command("oncall"))"
        case .noShiftThen(let from, let to):
            "You have no shift from \(ours: policy.zone.dateAndClock(from)) to \(ours: policy.zone.dateAndClock(to)), so nothing was changed. Yours: \(command("oncall mine"))"
        case .standInForYourself:
            "You cannot stand in for yourself. Name somebody else: \(command("oncall swap @name tomorrow"))"
        case .nothingArranged:
            "You have arranged nothing that is still to come. Your shifts: \(command("oncall mine"))"
        case .nothingToAcknowledge:
            "No page here is waiting for an acknowledgement. To take command: \(command("ic me"))."
        case .stale(let age):
            "This was typed \(ours: spoken(age)) ago, before I could read it, so I have paged nobody. Still needed? Type it again."
        case .outdated(let age):
            "This was typed \(ours: spoken(age)) ago, before I could read it, so I have changed nothing. Is it still so? Type it again."
        case .notStalking: "I am not watching for this room. To start: \(command("status stalk"))."
        case .unknownDrill(let text, let known):
            "There is no drill “\(text)”. Known: \(ours: known.isEmpty ? "none" : known.joined(separator: ", ")). All of them: \(command("drill"))"
        case .realIncidentHere(let id):
            "This is the room of \(id), which is real: no drill begins here. Type it in another room."
        case .drillRuns(let id):
            "\(id) is a drill that was begun here and runs. \(command("drill end \(id)")) tells its score, \(command("drill stop \(id)")) breaks it off."
        case .drillStaysApart(let one, let other):
            "One of \(one) and \(other) is a drill and the other is real: they stay apart."
        case .noDrill(let running):
            running.isEmpty
                ? "No drill runs here. \(command("drill")) lists what can be practised."
                : "Which drill? \(joined(running.map { "\($0)" })) run. For example: \(command("drill end \(running[0])"))"
        case .needsPerson: "I do not know who is asking. Name the person: \(command("ic handoff @name"))."
        case .notPermitted(let it): notPermitted(it)
        case .notInAudience(let people, let id): notInAudience(people, id)
        case .privateStaysApart(let id):
            "\(id) is private, and what was said there stays there: it is merged into nothing. To end it: \(command("resolved")), then \(command("close"))."
        case .notPrivate(let id):
            "\(id) is open to everybody, so nobody has to be let in. To make it private: \(command("security"))"
        case .notForOthers:
            "In a shared room, people of other organisations read along and may use \(command("status")), \(command("brief")) and \(command("note what you know")). For the rest, ask somebody here."
        case .notPaged(let id, let waiting): notPaged(id, waiting)
        case .commandIsTaken(let id, let person, let length):
            "\(name(person)) has commanded \(id) for \(ours: spoken(length)). To take over: \(command("ic me \(id)"))"
        case .declaredAlready(let id, let title, let person, let age, let severity, let kind):
            "\(id) was declared \(ours: spoken(age)) ago by \(name(person)): join it, or declare another with \(command(declareAnother(title, severity, kind)))"
        case .privateFromTheStart(let id):
            "\(id) was declared in private, and stays so. To let somebody in: \(command("grant @name"))"
        case .isPrivateAlready(let id): "\(id) is private already. To let somebody in: \(command("grant @name"))"
        case .seesItAlready(let person, let id): "\(name(person)) may see \(id) already. Nothing was changed."
        case .doesNotSeeIt(let person, let id):
            "\(name(person)) may not see \(id) as it is. Who may: \(command("grant"))"
        case .lastInAudience(let id):
            "Nobody else may see \(id), so nobody could go on with it. First let somebody in: \(command("grant @name"))"
        case .dataLossTold(let id, let at):
            "Data loss in \(id) was told at \(clock(at)), and is told once. To add to it: \(command("note what else is lost"))"
        case .unknownVendor(let name, let open): unknownVendor(name, open)
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

    private func unreadableTime(_ text: String, _ trouble: SpanTrouble) -> Message.Line {
        let example: Message.Line =
            "For example: \(command("oncall take 2h")), \(command("oncall swap @name 2026-12-24..26"))"
        return switch trouble {
        case .unreadable: "I do not read “\(text)” as a time. " + example
        case .noSuchDay(let day): "There is no day \(day). " + example
        case .needsTime(let day):
            "“\(text)”: until when on \(day)? Put a time behind it, for example \(command("oncall take until \(day) 09:00"))"
        case .endsBeforeItBegins: "“\(text)” ends before it begins. " + example
        case .time(let it): timeTrouble(it)
        }
    }

    private func unknownTask(_ number: Int, _ open: [Int]) -> Message.Line {
        guard !open.isEmpty else {
            return "There is no task \(number). To add one: \(command("task check the database @name"))."
        }
        return
            "There is no task \(number). Open: \(ours: open.prefix(20).map(String.init).joined(separator: ", ")). For example: \(command("task done \(open[0])"))."
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
