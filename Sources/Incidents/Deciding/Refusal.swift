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
    case sameSeverity(IncidentID, Severity)
    case unknownPerson(String, near: [String])
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
    case nothingArranged
    /// Typed so long ago that it is asked about, not executed.
    case stale(Duration)
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
    /// They may not see the incident, so they cannot be asked for anything in it.
    case notInAudience([PersonID], IncidentID)
    case privateStaysApart(IncidentID)
    case notPrivate(IncidentID)
    case isPrivateAlready(IncidentID)
    case seesItAlready(PersonID, IncidentID)
    case doesNotSeeIt(PersonID, IncidentID)
    case lastInAudience(IncidentID)
    case dataLossTold(IncidentID, Instant)
    case unknownVendor(String, open: [String])
    /// The store could not keep it: nothing was changed.
    case notKept(String)
}
