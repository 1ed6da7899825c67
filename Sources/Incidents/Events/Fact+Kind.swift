/// The name and version under which a fact is stored. A (kind, version) ever released decodes for ever.
package struct FactKind: Hashable, Sendable {
    package var name: String
    package var version: Int
    package init(_ name: String, _ version: Int = 1) {
        self.name = name
        self.version = version
    }
}

extension Fact {
    package var kind: FactKind {
        switch self {
        case .declared: FactKind("declared")
        case .drillStarted: FactKind("drill-started")
        case .severitySet: FactKind("severity-set")
        case .titled: FactKind("titled")
        case .impactSet: FactKind("impact-set")
        case .causeSet: FactKind("cause-set")
        case .startSet: FactKind("start-set")
        case .phaseMoved: FactKind("phase-moved")
        case .merged: FactKind("merged")
        case .roleGiven: FactKind("role-given")
        case .updated: FactKind("updated")
        case .updateScheduled: FactKind("update-scheduled")
        case .snoozed: FactKind("snoozed")
        case .noted: FactKind("noted")
        case .decided: FactKind("decided")
        case .marked: FactKind("marked")
        case .unmarked: FactKind("unmarked")
        case .todoNoted: FactKind("todo-noted")
        case .taskAdded: FactKind("task-added")
        case .taskDone: FactKind("task-done")
        case .ticked: FactKind("ticked")
        case .unticked: FactKind("unticked")
        case .streamOpened: FactKind("stream-opened")
        case .streamMilestone: FactKind("stream-milestone")
        case .streamLed: FactKind("stream-led")
        case .streamClosed: FactKind("stream-closed")
        case .syncPlanned: FactKind("sync-planned")
        case .syncHeld: FactKind("sync-held")
        case .syncCancelled: FactKind("sync-cancelled")
        case .severityDoubted: FactKind("severity-doubted")
        case .pointedOut: FactKind("pointed-out")
        case .taskExtended: FactKind("task-extended")
        case .timerSet: FactKind("timer-set")
        case .timerCancelled: FactKind("timer-cancelled")
        case .rollCallOpened: FactKind("roll-call-opened")
        case .present: FactKind("present")
        case .swoopAsked: FactKind("swoop-asked")
        case .swoopDeclined: FactKind("swoop-declined")
        case .spoken: FactKind("spoken")
        case .paged: FactKind("paged")
        case .pageAnswered: FactKind("page-answered")
        case .acknowledged: FactKind("acknowledged")
        case .pageNews: FactKind("page-news")
        case .stoodIn: FactKind("stood-in")
        case .standInsEnded: FactKind("stand-ins-ended")
        case .fired: FactKind("fired")
        case .roomLinked: FactKind("room-linked")
        case .failedOver: FactKind("failed-over")
        case .chatReturned: FactKind("chat-returned")
        case .roomLost: FactKind("room-lost")
        case .mirrorSet: FactKind("mirror-set")
        case .stalking: FactKind("stalking")
        case .observed: FactKind("observed")
        case .undelivered: FactKind("undelivered")
        case .clockSetBack: FactKind("clock-set-back")
        case .policyChanged: FactKind("policy-changed")
        case .audienceSet: FactKind("audience-set")
        case .securityRaised: FactKind("security-raised")
        case .dataLost: FactKind("data-lost")
        case .vendorNoted: FactKind("vendor-noted")
        case .erased: FactKind("erased")
        }
    }

    /// What is encoded as the stored JSON.
    package var payload: any Codable & Sendable {
        switch self {
        case .declared(let value): value
        case .drillStarted(let value): value
        case .severitySet(let value): value
        case .titled(let value), .impactSet(let value), .causeSet(let value), .noted(let value), .decided(let value):
            value
        case .marked(let value): value
        case .unmarked(let value): value
        case .startSet(let value): value
        case .phaseMoved(let value): value
        case .merged(let value): value
        case .roleGiven(let value): value
        case .updated(let value): value
        case .updateScheduled(let value): value
        case .snoozed(let value): value
        case .todoNoted(let value): value
        case .taskAdded(let value): value
        case .taskDone(let value): value
        case .ticked(let value), .unticked(let value): value
        case .streamOpened(let value): value
        case .streamMilestone(let value): value
        case .streamLed(let value): value
        case .streamClosed(let value): value
        case .syncPlanned(let value): value
        case .syncHeld(let value): value
        case .syncCancelled(let value): value
        case .severityDoubted(let value): value
        case .pointedOut(let value): value
        case .taskExtended(let value): value
        case .timerSet(let value): value
        case .timerCancelled(let value): value
        case .rollCallOpened(let value): value
        case .present(let value): value
        case .swoopAsked(let value): value
        case .swoopDeclined(let value): value
        case .spoken(let value): value
        case .paged(let value): value
        case .pageAnswered(let value): value
        case .acknowledged(let value): value
        case .pageNews(let value): value
        case .stoodIn(let value): value
        case .standInsEnded(let value): value
        case .fired(let value): value
        case .roomLinked(let value): value
        case .failedOver(let value): value
        case .chatReturned(let value): value
        case .roomLost(let value): value
        case .mirrorSet(let value): value
        case .stalking(let value): value
        case .observed(let value): value
        case .undelivered(let value): value
        case .clockSetBack(let value): value
        case .policyChanged(let value): value
        case .audienceSet(let value): value
        case .securityRaised(let value): value
        case .dataLost(let value): value
        case .vendorNoted(let value): value
        case .erased(let value): value
        }
    }

    /// Every kind with the function that turns its decoded payload back into a fact. `decode` is the store's JSON.
    package static func make(_ kind: FactKind, decode: any PayloadDecoding) throws -> Fact {
        switch (kind.name, kind.version) {
        case ("declared", 1): .declared(try decode.payload(Declared.self))
        case ("drill-started", 1): .drillStarted(try decode.payload(DrillStarted.self))
        case ("severity-set", 1): .severitySet(try decode.payload(SeveritySet.self))
        case ("titled", 1): .titled(try decode.payload(Words.self))
        case ("impact-set", 1): .impactSet(try decode.payload(Words.self))
        case ("cause-set", 1): .causeSet(try decode.payload(Words.self))
        case ("start-set", 1): .startSet(try decode.payload(StartSet.self))
        case ("phase-moved", 1): .phaseMoved(try decode.payload(PhaseMoved.self))
        case ("merged", 1): .merged(try decode.payload(Merged.self))
        case ("role-given", 1): .roleGiven(try decode.payload(RoleGiven.self))
        case ("updated", 1): .updated(try decode.payload(Updated.self))
        case ("update-scheduled", 1): .updateScheduled(try decode.payload(UpdateScheduled.self))
        case ("snoozed", 1): .snoozed(try decode.payload(Snoozed.self))
        case ("noted", 1): .noted(try decode.payload(Words.self))
        case ("decided", 1): .decided(try decode.payload(Words.self))
        case ("marked", 1): .marked(try decode.payload(Marked.self))
        case ("unmarked", 1): .unmarked(try decode.payload(Unmarked.self))
        case ("todo-noted", 1): .todoNoted(try decode.payload(TodoNoted.self))
        case ("task-added", 1): .taskAdded(try decode.payload(TaskAdded.self))
        case ("task-done", 1): .taskDone(try decode.payload(TaskDone.self))
        case ("ticked", 1): .ticked(try decode.payload(Ticked.self))
        case ("unticked", 1): .unticked(try decode.payload(Ticked.self))
        case ("stream-opened", 1): .streamOpened(try decode.payload(StreamOpened.self))
        case ("stream-milestone", 1): .streamMilestone(try decode.payload(StreamMilestone.self))
        case ("stream-led", 1): .streamLed(try decode.payload(StreamLed.self))
        case ("stream-closed", 1): .streamClosed(try decode.payload(StreamClosed.self))
        case ("sync-planned", 1): .syncPlanned(try decode.payload(SyncPlanned.self))
        case ("sync-held", 1): .syncHeld(try decode.payload(SyncHeld.self))
        case ("sync-cancelled", 1): .syncCancelled(try decode.payload(SyncCancelled.self))
        case ("severity-doubted", 1): .severityDoubted(try decode.payload(SeverityDoubted.self))
        case ("pointed-out", 1): .pointedOut(try decode.payload(PointedOut.self))
        case ("task-extended", 1): .taskExtended(try decode.payload(TaskExtended.self))
        case ("timer-set", 1): .timerSet(try decode.payload(TimerSet.self))
        case ("timer-cancelled", 1): .timerCancelled(try decode.payload(TimerCancelled.self))
        case ("roll-call-opened", 1): .rollCallOpened(try decode.payload(RollCallOpened.self))
        case ("present", 1): .present(try decode.payload(Present.self))
        case ("swoop-asked", 1): .swoopAsked(try decode.payload(SwoopAsked.self))
        case ("swoop-declined", 1): .swoopDeclined(try decode.payload(SwoopDeclined.self))
        case ("spoken", 1): .spoken(try decode.payload(Spoken.self))
        case ("paged", 1): .paged(try decode.payload(Paged.self))
        case ("page-answered", 1): .pageAnswered(try decode.payload(PageAnswered.self))
        case ("acknowledged", 1): .acknowledged(try decode.payload(Acknowledged.self))
        case ("page-news", 1): .pageNews(try decode.payload(PageNews.self))
        case ("stood-in", 1): .stoodIn(try decode.payload(StandIn.self))
        case ("stand-ins-ended", 1): .standInsEnded(try decode.payload(StandInsEnded.self))
        case ("fired", 1): .fired(try decode.payload(Fired.self))
        case ("room-linked", 1): .roomLinked(try decode.payload(RoomLinked.self))
        case ("failed-over", 1): .failedOver(try decode.payload(FailedOver.self))
        case ("chat-returned", 1): .chatReturned(try decode.payload(ChatReturned.self))
        case ("room-lost", 1): .roomLost(try decode.payload(RoomLost.self))
        case ("mirror-set", 1): .mirrorSet(try decode.payload(MirrorSet.self))
        case ("stalking", 1): .stalking(try decode.payload(Stalking.self))
        case ("observed", 1): .observed(try decode.payload(Observed.self))
        case ("undelivered", 1): .undelivered(try decode.payload(Undelivered.self))
        case ("clock-set-back", 1): .clockSetBack(try decode.payload(ClockSetBack.self))
        case ("policy-changed", 1): .policyChanged(try decode.payload(PolicyChanged.self))
        case ("audience-set", 1): .audienceSet(try decode.payload(AudienceSet.self))
        case ("security-raised", 1): .securityRaised(try decode.payload(SecurityRaised.self))
        case ("data-lost", 1): .dataLost(try decode.payload(DataLost.self))
        case ("vendor-noted", 1): .vendorNoted(try decode.payload(VendorNoted.self))
        case ("erased", 1): .erased(try decode.payload(Erased.self))
        default: throw UnknownFact(kind: kind)
        }
    }
}

/// How the store hands its bytes to `Fact.make`, so that the core knows no JSON library.
package protocol PayloadDecoding {
    func payload<Payload: Decodable>(_ type: Payload.Type) throws -> Payload
}

/// A kind this program does not know: the file was written by a newer one.
package struct UnknownFact: Error, CustomStringConvertible {
    package var kind: FactKind
    package var description: String {
        "event kind \"\(kind.name)\" version \(kind.version) is not known to this program; "
            + "it was written by a newer Sitrep. Start that version, or restore a backup made before the upgrade."
    }
}
