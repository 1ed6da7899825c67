import Incidents

/// One fact of each kind with every field filled: what the fixtures say.
enum FactSamples {
    static let time = Instant(milliseconds: 1_795_183_327_000)
    static let ana = PersonID("ana")
    static let bo = PersonID("bo")
    static let room = RoomRef(chat: "matrix", room: "!abc:example.org")
    static let from = MessageRef(room: room, id: "$m1", thread: "$root")
    static let mail = Way(pager: "email", address: "ana@example.org", isShared: false)
    static let service = Way(pager: "pagerduty", address: "service-1", isShared: true)

    static let all: [Fact] = incident + work + paging + clock + failover + deputy

    static let failover: [Fact] = [
        .failedOver(
            FailedOver(
                chat: "matrix", room: RoomRef(chat: "local", room: "incident-2026-11-20-001"), why: "it does not answer"
            )),
        .chatReturned(
            ChatReturned(chat: "matrix", room: RoomRef(chat: "local", room: "incident-2026-11-20-001"))),
        .roomLost(RoomLost(room: room, why: "was archived")),
        .mirrorSet(MirrorSet(isOn: false)),
    ]

    static let incident: [Fact] = [
        .declared(
            Declared(
                number: 7, label: "#incident-2026-11-20-001", title: "checkout is down",
                severity: Severity(rank: 1, label: "P1"), audience: .only([ana, bo]), origin: room)),
        .severitySet(SeveritySet(severity: Severity(rank: 2, label: "P2"), from: Severity(rank: 1, label: "P1"))),
        .titled(Words("checkout and search are down")),
        .impactSet(Words("a third of the customers cannot pay")),
        .causeSet(Words("a certificate ran out")),
        .startSet(StartSet(time)),
        .phaseMoved(PhaseMoved(to: .monitoring, from: .identified, text: "traffic is back")),
        .merged(Merged(into: IncidentID(6))),
        .drillStarted(
            DrillStarted(
                Drill(
                    name: "region-down", title: "eu-west does not answer", severity: "P1",
                    injects: [
                        Drill.Inject(after: .minutes(1), text: "monitoring: error rate 30 %", evenMitigated: true)
                    ],
                    faults: [Drill.Fault(pager: "email", mood: .throttled, from: .minutes(1), until: .minutes(10))]),
                pages: true)),
        .roomLinked(RoomLinked(room: room, purpose: .main, name: "incident-2026-11-20-001-b")),
        .audienceSet(
            AudienceSet(
                people: [ana, bo], added: [bo], removed: [PersonID("cy")], codename: "Grey Heron", label: "#grey-heron",
                left: [room])),
        .securityRaised(SecurityRaised(codename: "Grey Heron")),
        .dataLost(DataLost(what: "orders of the last hour", told: [ana, bo])),
        .vendorNoted(VendorNoted(vendor: "CloudCo", ticket: "4711", isClosed: true)),
    ]

    static let work: [Fact] =
        [
            .roleGiven(RoleGiven(role: .commander, person: ana, previous: bo)),
            .updated(
                Updated(
                    fields: UpdateFields(
                        status: "mitigating", impact: "payments fail", theory: "the database",
                        lastAction: "restarted it",
                        nextAction: "fail over", nextActionBy: "bo"),
                    isProgress: true, nextDue: time + .minutes(30))),
            .updateScheduled(UpdateScheduled(due: time + .minutes(20))),
            .snoozed(Snoozed(until: time + .minutes(10))),
            .noted(Words("the vendor was called\n\"second line\" \\ \u{FC} \u{1F6A8}")),
            .decided(Words("we fail over")),
            .marked(
                Marked(message: "1763692745.000200", author: bo, text: "the disk is full", saidAt: time - .minutes(1))),
            .unmarked(Unmarked(message: "1763692745.000200")),
            .todoNoted(TodoNoted(number: 1, text: "renew certificates by themselves")),
            .taskAdded(
                TaskAdded(number: 2, text: "look at the dashboards", owner: PersonID("cy"), due: time + .minutes(15))),
            .taskDone(TaskDone(number: 2)),
            .ticked(ticked),
            .unticked(ticked),
        ] + scribe

    static let scribe: [Fact] = [
        .streamOpened(
            StreamOpened(
                name: "db", goal: "restore the replica", lead: bo, thread: ThreadRef(room: room, id: "$root"),
                roomAt: "matrix")),
        .streamMilestone(StreamMilestone(name: "db", text: "the replica is back")),
        .streamLed(StreamLed(name: "db", lead: bo, previous: ana)),
        .streamClosed(StreamClosed(name: "db", result: "restored")),
        .syncPlanned(sync),
        .syncHeld(SyncHeld(next: sync)),
        .syncCancelled(SyncCancelled(at: time)),
        .severityDoubted(SeverityDoubted(word: "p1")),
        .pointedOut(PointedOut(pattern: .twoOnOneTask, person: ana, number: 4, other: 1)),
    ]

    static let sync = SyncPlanned(at: time, every: .minutes(30), goal: "agree on the rollback")
    static let ticked = Ticked(list: "war-room", number: 3, text: "one person commands")

    static let paging: [Fact] = [
        .paged(
            Paged(
                line: "ic",
                people: [PagedPerson(person: ana, duty: "primary", ways: [mail], phone: "+49 30 1234")],
                shared: [service], reason: "checkout is down", rule: .escalate, follows: 11)),
        .pageAnswered(PageAnswered(page: 12, person: ana, way: mail, outcome: .failed, detail: "mailbox full")),
        .acknowledged(Acknowledged(person: ana, pages: [12, 14])),
        .pageNews(
            PageNews(page: 12, pager: "pagerduty", kind: .noted, person: ana, text: "escalated to Bo", said: time)),
        .stoodIn(standIn),
        .standInsEnded(StandInsEnded([standIn])),
    ]

    static let standIn = StandIn(
        schedule: "database", duty: .primary, person: bo, from: time, to: time + .hours(2), replaces: ana, made: time)

    static let clock: [Fact] = [
        .fired(
            Fired(
                rule: .updateOverdue, since: 17, ordinal: 2, due: time, folded: 1, told: [ana],
                toldAs: "engineering team lead", withNoProgress: true, isMuted: true, policy: "9f86d081")),
        .stalking(Stalking(room: room, isOn: true, always: true)),
        .observed(Observed(readings: [Reading(monitor: "shop", state: .failing, detail: "503 after 2.1 s")])),
        .undelivered(
            Undelivered(
                key: "e17/say/0", destination: "matrix/!abc:example.org", what: "a reply", why: "the room is gone")),
        .policyChanged(PolicyChanged(hash: "9f86d081")),
        .clockSetBack(ClockSetBack(by: .hours(6), newest: time)),
        .erased(Erased(events: [.init(seq: 4, residue: "9f86d081"), .init(seq: 5, residue: nil)], reason: .asked)),
    ]
}
