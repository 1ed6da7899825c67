/// Why something asked was not done. `Wording` turns each into a sentence with what to do now.
package enum Refusal: Hashable, Sendable {
    /// The room belongs to no incident; these are open.
    case noIncidentHere(open: [IncidentID])
    case whichIncident([IncidentID])
    case unknownIncident(IncidentID)
    /// The incident is over (closed, cancelled, merged into another).
    case isOver(IncidentID, Phase, into: IncidentID?)
    /// That step does not lead anywhere from this phase.
    case notFromPhase(IncidentID, Phase, wanted: Phase)
    case alreadyInPhase(IncidentID, Phase)
    case titleMissing
    case unknownSeverity(String, known: [String])
    /// A word such as `minor`, which may be several of the scheme. What else was typed.
    case howBad(String, [Severity], title: String, IncidentKind)
    case sameSeverity(IncidentID, Severity)
    case unknownPerson(String, near: [String])
    /// People of the configuration share that name.
    case severalPeople(String, [PersonID])
    /// The command is for one person, and several are named.
    case oneAtATime(String, [PersonID])
    /// A team, a line or a room, where somebody is needed.
    case noPerson(String)
    /// Words behind the name that nothing was done with.
    case leftOver(String, of: String)
    case isTheBot
    /// The words behind a page may be a name that nobody has. The whole text, and the incident where one was named.
    case whomToPage(NameDoubt, String, IncidentID?)
    /// `!page nobody`
    case pagesNobody
    /// A severity where names or a reason belong: what it is about, the page without it, and the incident of the room.
    case severityInPage(String, title: String, page: String, IncidentID?)
    /// Another open incident stands in the words than the page would be for: the command, and its words.
    case incidentInPage(IncidentID, meant: IncidentID?, String, String)
    /// A command of its own pages that line, and none is configured.
    case noSuchLine(String)
    /// A page in the room of an incident that is over.
    case overHere(IncidentID, Phase, into: IncidentID?, said: String?)
    case unknownRole(String)
    case alreadyHolds(Role, PersonID)
    case nobodyHolds(Role)
    case handOffToYourself
    case unknownTask(Int, open: [Int])
    case taskIsDone(Int)
    case scribe(ScribeRefusal)
    case tooManyTimers(IncidentID, Int)
    case timerTooLong(Duration)
    /// No pending timer has that number, or its text means several.
    case unknownTimer(String, pending: [Int])
    case noRollCall(IncidentID)
    case swoopNeedsPerson
    case noSwoop(IncidentID)
    case mergeIntoItself(IncidentID)
    case startInFuture(Instant)
    /// A said time that is none.
    case time(TimeTrouble)
    /// It is over, and hardly meant for tomorrow.
    case timeIsOver(Instant)
    case timeTooFar(Duration)
    case noUpdateClock(IncidentID, Severity)
    case nobodyToPage(line: String)
    case nothingToAcknowledge
    /// It has one room.
    case nothingToMirror(IncidentID)
    /// It is known, and is nothing that somebody is on call for.
    case noLine(String, [Target])
    /// No team, line or schedule has that name.
    case unknownLine(String, known: [String])
    case unreadableTime(String, SpanTrouble)
    /// It needs an end: `2h`, `until 18:00`, `2026-12-24..26`.
    case needsSpan
    case spanIsOver
    case tooLong(Duration)
    /// Whoever asks takes no turns, so it has to be said of which schedule.
    case whichSchedule(known: [String])
    case noSchedules
    /// The speaker has no shift in that time.
    case noShiftThen(from: Instant, to: Instant)
    case standInForYourself
    /// Nobody of the configuration, so no page would reach them.
    case strangerOnDuty(String)
    case nothingArranged
    /// Typed so long ago that it is asked about, not executed.
    case stale(Duration)
    /// The same of what would change a phase or a severity.
    case outdated(Duration)
    case notStalking
    case unknownDrill(String, known: [String])
    /// No drill starts in the room of a real incident.
    case realIncidentHere(IncidentID)
    case drillRuns(IncidentID)
    /// Practice is not merged with what is real.
    case drillStaysApart(IncidentID, IncidentID)
    /// There is none to end, or several.
    case noDrill(running: [IncidentID])
    case needsPerson
    case notPermitted(NotPermitted)
    /// For people of other organisations.
    case notForOthers
    /// The page was not for them; these are still rung.
    case notPaged(IncidentID, waiting: [PersonID])
    /// Somebody commands; a press does not take that from them.
    case commandIsTaken(IncidentID, by: PersonID, Duration)
    /// One of the same words, a moment ago.
    case declaredAlready(
        IncidentID, title: String, by: PersonID?, Duration, severity: Severity? = nil, kind: IncidentKind = .real)
    /// They may not see the incident, so they cannot be asked for anything in it.
    case notInAudience([PersonID], IncidentID)
    case privateStaysApart(IncidentID)
    case notPrivate(IncidentID)
    case isPrivateAlready(IncidentID)
    /// It was declared so: there is no time before to go back to.
    case privateFromTheStart(IncidentID)
    case seesItAlready(PersonID, IncidentID)
    case doesNotSeeIt(PersonID, IncidentID)
    case lastInAudience(IncidentID)
    case dataLossTold(IncidentID, Instant)
    case unknownVendor(String, open: [String])
    /// The store could not keep it: nothing was changed.
    case notKept(String)
}

extension Refusal {
    /// What is most likely meant, to be done at a `yes`.
    package var yes: String? {
        switch self {
        case .whomToPage(let doubt, let text, let id): return Refusal.page(doubt, text, id)
        case .severityInPage(let label, let title, let page, nil) where !title.isEmpty && title == page:
            return "declare \(label) \(title)"
        case .incidentInPage(let other, _, let page, let text):
            return "\(page) \(other)" + (text.isEmpty ? "" : " \(text)")
        // In doubt the higher one.
        case .howBad(_, let severities, let title, let kind):
            return severities.first.map { "declare \(kind.flag)\($0.label) \(title)" }
        default: return nil
        }
    }

    private static func page(_ doubt: NameDoubt, _ text: String, _ id: IncidentID?) -> String? {
        let page = "ic page" + (id.map { " \($0)" } ?? "")
        if doubt.kind == .open { return nil }
        guard let first = doubt.near.first else {
            return doubt.known.map { "\(page) \($0.typed)" } ?? doubt.because(text, id)
        }
        if doubt.kind == .mixed { return "\(page) \(first.typed)" }
        guard doubt.near.count == 1 else { return nil }
        let rest = doubt.rest.isEmpty ? "" : " \(doubt.rest)"
        return "\(page) \(text.replacing(doubt, with: first.typed) ?? first.typed + rest)"
    }
}

extension NameDoubt {
    /// What pages those whom the command is for by itself, without the prefix; nil where these words cannot mean them.
    package func because(_ text: String, _ id: IncidentID?) -> String? {
        guard let line else { return nil }
        return "\(line) page" + (id.map { " \($0)" } ?? "") + " because \(text)"
    }
}

extension IncidentKind {
    package var flag: String {
        switch self {
        case .real: ""
        case .drill: "--drill "
        case .test: "--test "
        }
    }
}

extension String {
    /// The same words with the right name in the place of the slip; nil where they do not stand in it so.
    func replacing(_ doubt: NameDoubt, with typed: String) -> String? {
        guard let place = firstRange(of: doubt.words) else { return nil }
        return replacingCharacters(in: place, with: typed)
    }

    private func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
