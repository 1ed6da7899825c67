import Incidents

extension Wording {
    /// The sentence of an event of the scribe; nil for every other kind.
    func scribeSentence(_ event: Event, _ incident: Incident, now: Instant) -> Message.Line? {
        switch event.fact {
        case .ticked(let it): ticked(it, incident)
        case .unticked(let it): unticked(it)
        case .streamOpened(let it): streamOpened(it, incident, by: event.by)
        case .streamMilestone(let it): milestone(it, by: event.by)
        case .streamLed(let it): streamLed(it, by: event.by)
        case .streamClosed(let it): streamClosed(it)
        case .syncPlanned(let it): syncPlanned(it, incident, now: now)
        case .syncHeld(let it): syncHeld(it, incident, now: now)
        case .syncCancelled(let it): syncCancelled(it, incident, now: now)
        case .pointedOut(let it): pointedOut(it, incident)
        case .declared, .severitySet, .titled, .impactSet, .causeSet, .startSet, .phaseMoved, .merged, .roleGiven,
            .updated,
            .updateScheduled, .snoozed, .noted, .decided, .marked, .unmarked, .todoNoted, .taskAdded, .taskDone, .paged,
            .pageAnswered, .acknowledged, .pageNews, .stoodIn, .standInsEnded, .fired, .roomLinked, .stalking,
            .observed,
            .undelivered, .policyChanged, .severityDoubted, .audienceSet, .chatReturned,
            .dataLost, .drillStarted, .failedOver, .roomLost, .mirrorSet, .vendorNoted, .taskExtended, .timerSet,
            .timerCancelled, .rollCallOpened, .present, .swoopAsked, .swoopDeclined, .spoken, .erased, .clockSetBack,
            .securityRaised:
            nil
        }
    }
}
