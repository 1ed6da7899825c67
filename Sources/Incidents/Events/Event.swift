/// Something that happened, as it is kept for ever.
package struct Event: Hashable, Sendable {
    /// Its place in the store's one chain; starts at 1.
    package var seq: Int
    /// Nil for what belongs to no incident (a room stalking the monitors).
    package var incident: IncidentID?
    package var at: Instant
    /// Who did it; nil where the bot did.
    package var by: PersonID?
    /// The message it came from.
    package var from: MessageRef?
    package var fact: Fact

    package init(
        seq: Int, incident: IncidentID?, at: Instant, by: PersonID? = nil, from: MessageRef? = nil, fact: Fact
    ) {
        self.seq = seq
        self.incident = incident
        self.at = at
        self.by = by
        self.from = from
        self.fact = fact
    }
}

/// What happened. Stored as (kind, version, JSON): see `Fact+Kind.swift`; the case names here are free to change.
package enum Fact: Hashable, Sendable {
    case declared(Declared)
    case drillStarted(DrillStarted)
    case severitySet(SeveritySet)
    case titled(Words)
    case impactSet(Words)
    case causeSet(Words)
    case startSet(StartSet)
    case phaseMoved(PhaseMoved)
    case merged(Merged)
    case roleGiven(RoleGiven)
    case updated(Updated)
    case updateScheduled(UpdateScheduled)
    case snoozed(Snoozed)
    case noted(Words)
    case decided(Words)
    case marked(Marked)
    case unmarked(Unmarked)
    case todoNoted(TodoNoted)
    case taskAdded(TaskAdded)
    case taskDone(TaskDone)
    case ticked(Ticked)
    case unticked(Ticked)
    case streamOpened(StreamOpened)
    case streamMilestone(StreamMilestone)
    case streamLed(StreamLed)
    case streamClosed(StreamClosed)
    case syncPlanned(SyncPlanned)
    case syncHeld(SyncHeld)
    case syncCancelled(SyncCancelled)
    case severityDoubted(SeverityDoubted)
    case pointedOut(PointedOut)
    case taskExtended(TaskExtended)
    case timerSet(TimerSet)
    case timerCancelled(TimerCancelled)
    case rollCallOpened(RollCallOpened)
    case present(Present)
    case swoopAsked(SwoopAsked)
    case swoopDeclined(SwoopDeclined)
    case spoken(Spoken)
    case paged(Paged)
    case pageAnswered(PageAnswered)
    case acknowledged(Acknowledged)
    case pageNews(PageNews)
    case stoodIn(StandIn)
    case standInsEnded(StandInsEnded)
    case fired(Fired)
    case roomLinked(RoomLinked)
    case failedOver(FailedOver)
    case chatReturned(ChatReturned)
    case roomLost(RoomLost)
    case mirrorSet(MirrorSet)
    case stalking(Stalking)
    case observed(Observed)
    case undelivered(Undelivered)
    case clockSetBack(ClockSetBack)
    case policyChanged(PolicyChanged)
    case audienceSet(AudienceSet)
    case securityRaised(SecurityRaised)
    case dataLost(DataLost)
    case vendorNoted(VendorNoted)
    case erased(Erased)
}
