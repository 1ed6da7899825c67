import Incidents

/// One run from a seed, which notes every promise that was broken.
struct RandomRun {
    private(set) var table = Table(.watched)
    private(set) var broken: [String] = []
    private var draw: RandomAsk
    private var away: [IncidentID: Incident] = [:]
    /// The configuration changes as it runs.
    private var widestWindow = Duration.zero
    /// The incidents as they were after some of the events, to compare a replay with.
    private var snapshots: [(count: Int, incidents: [IncidentID: Incident])] = []
    /// What a store would have had at some of these moments: every incident, and what is shared.
    private var saved: [(count: Int, desk: Desk)] = []

    init(seed: UInt64) {
        draw = RandomAsk(seed: seed)
        // There are only so many people to draw.
        table.desk.policy.spanOfControl = 4
    }

    mutating func step() {
        switch draw.roll(20) {
        case 0...10: request()
        case 11...14: table.pass(.seconds(draw.roll(2400)))
        case 15: sleep()
        case 16: reload()
        case 17: letGo()
        case 18: undo()
        default: table.pass(.seconds(draw.roll(60)))
        }
        checkDeadlines()
        if draw.roll(40) == 0 { snapshots.append((table.events.count, table.desk.incidents)) }
        if draw.roll(40) == 0 { save() }
    }

    /// After a pause what was due fires, however many rounds of the clock that takes, and nothing is left in the past.
    private mutating func sleep() {
        table.sleep(draw.length())
        for _ in 0..<64 where overdue != nil { table.tick() }
        let left = overdue
        expect(left == nil, "\(left.map(String.init(describing:)) ?? "") is due and does not fire")
    }

    private var overdue: IncidentID? {
        table.desk.incidents.keys.sorted().first { id in table.desk.nextDue(id).map { $0 <= table.now } ?? false }
    }

    private mutating func save() {
        var desk = Desk(policy: .guide)
        desk.load(
            table.desk.incidents.merging(away) { here, _ in here }.values.sorted { $0.id < $1.id },
            small: table.desk.small, lastSeq: table.desk.lastSeq, lastAt: table.desk.lastAt)
        saved.append((table.events.count, desk))
    }

    private mutating func request() {
        let (seq, incidents, small) = (table.desk.lastSeq, table.desk.incidents, table.desk.small)
        let ask = draw.ask(table)
        let (actor, room, said) = (draw.person(), draw.room(table), draw.said(table.now))
        let decision = table.ask(ask, by: actor, in: room, said: said)
        checkAudience(decision)
        guard let refusal = decision.refusal else { return }
        expect(decision.steps.isEmpty, "refused \(refusal) but decided \(decision.facts)")
        expect(table.desk.incidents == incidents && table.desk.small == small, "\(refusal) changed the desk")
        expect(table.desk.lastSeq == seq, "\(refusal) was counted")
    }

    /// A group that cannot be committed.
    private mutating func undo() {
        let (before, awayBefore) = (table, away)
        table.desk.beginGroup()
        for _ in 0...draw.roll(6) {
            if draw.roll(4) == 0 { table.tick() } else { request() }
            if draw.roll(4) == 0 { letGo() }
        }
        table.putBack(before.events.count)
        away = awayBefore
        expect(table.desk.incidents == before.desk.incidents, "incidents were not put back")
        expect(table.desk.small == before.desk.small, "what is shared was not put back")
        expect(table.desk.lastSeq == before.desk.lastSeq, "the numbering was not put back")
        expect(table.desk.lastAt == before.desk.lastAt, "the time was not put back")
        for room in rooms {
            expect(table.desk.incident(in: room) == before.desk.incident(in: room), "\(room.path) was not put back")
            expect(table.desk.declaredIn(room) == before.desk.declaredIn(room), "\(room.path)'s were not put back")
        }
    }

    private var rooms: Set<RoomRef> {
        Set(
            table.events.flatMap { event -> [RoomRef] in
                switch event.fact {
                case .declared(let declared): [declared.origin].compactMap { $0 }
                case .roomLinked(let link): [link.room]
                default: []
                }
            } + [Table.ops])
    }

    /// What is over leaves memory, and comes back when somebody asks.
    private mutating func letGo() {
        for incident in table.desk.incidents.values where incident.phase.isOver && draw.roll(3) == 0 {
            table.desk.release(incident.id)
            if draw.roll(2) == 0 { table.desk.hold(incident) } else { away[incident.id] = incident }
        }
        for (id, incident) in away.sorted(by: { $0.key < $1.key }) where draw.roll(2) == 0 {
            table.desk.hold(incident)
            away[id] = nil
        }
    }
    private mutating func reload() {
        guard draw.roll(4) == 0 else { return }
        var policy = Policy.watched
        policy.hash = "reload \(table.events.count)"
        func interval() -> Duration { draw.length() + .minutes(2) }
        policy.timers.updateOverdueRepeat = interval()
        policy.timers.noCommander = interval()
        policy.timers.noAcknowledgement = interval()
        policy.timers.mergeWindow = interval()
        widestWindow = max(widestWindow, policy.timers.mergeWindow)
        policy.spanOfControl = 4
        policy.timers.markEvery = interval()
        policy.timers.questionsEvery = interval()
        policy.timers.handoverRepeat = interval()
        policy.severities[0].executiveSummaryEvery = interval()
        policy.severities[0].escalateAfter?.after = interval()
        policy.severities[1].updateEvery = interval()
        if draw.roll(3) == 0 { policy.severities.removeFirst() }
        for command in Permission.commands where draw.roll(20) == 0 {
            policy.permissions[command] = Permission(
                roles: [draw.pick(Role.allCases)], targets: draw.pick([[], [.team("database")]]))
        }
        if draw.roll(2) == 0 {
            let first = interval()
            policy.people["bob"]?.contact = ContactRule(
                steps: [
                    .init(after: .zero, pagers: ["mail"]), .init(after: first, pagers: ["duty"]),
                    .init(after: first + interval(), pagers: ["duty"]),
                ])
        }
        if draw.roll(2) == 0 {
            policy.escalations["ic"] = Escalation(
                steps: [
                    .init(after: interval(), targets: [.line("database")], name: "database"),
                    .init(after: interval(), targets: [.line("ic")], name: "ic again"),
                    .init(after: interval(), targets: nil, name: "everyone"),
                ])
        }
        table.adopt(policy)
    }

    /// Nobody outside is told, paged or charged with what is private.
    private mutating func checkAudience(_ decision: Decision) {
        for step in decision.steps {
            guard let people = step.incident.flatMap({ table.desk.incidents[$0] })?.audienceList else { continue }
            switch step.fact {
            case .paged(let paged):
                expect(paged.people.allSatisfy { people.contains($0.person) }, "an outsider is paged for \(people)")
                expect(paged.shared.isEmpty && paged.rooms == nil, "a shared address or a room is told")
            case .fired(let fired): expect(fired.told.allSatisfy(people.contains), "an outsider is told")
            case .roleGiven(let given): expect(given.person.map(people.contains) ?? true, "an outsider has a role")
            default: break
            }
        }
    }

    private mutating func checkDeadlines() {
        for incident in table.desk.incidents.values {
            for deadline in incident.deadlines(under: table.desk.policy) {
                // A time that somebody set goes on until the close.
                let isSet = deadline.rule == .timerOver || deadline.rule == .taskDue
                let isOpen = isSet ? !incident.phase.isOver : incident.phase.isActive
                expect(isOpen, "\(deadline.key) is pending on what is \(incident.phase)")
                // A step at which nobody waits any more is left out.
                let mayLeaveOut = deadline.rule == .nextWay
                guard let mark = incident.mark(of: deadline.rule, since: deadline.since) else {
                    expect(deadline.ordinal == 0 || mayLeaveOut, "\(deadline.key) is not the first")
                    continue
                }
                let isNext = deadline.ordinal == mark.ordinal + 1
                expect(
                    isNext || mayLeaveOut && deadline.ordinal > mark.ordinal,
                    "\(deadline.key) does not follow \(mark.ordinal)")
                expect(deadline.due > mark.lastAt, "\(deadline.key) is due before the last one fired")
            }
        }
    }

    /// At the end: the log as a whole.
    mutating func finish() {
        let events = table.events
        for (earlier, later) in zip(events, events.dropFirst()) {
            expect(later.seq == earlier.seq + 1, "\(later.seq) follows \(earlier.seq)")
        }
        // The order is that of the seqs: a message that is read late has its own time.
        var declared: [IncidentID: Instant] = [:]
        for event in events {
            expect(event.at <= table.now, "\(event.seq) lies in the future")
            guard let id = event.incident else { continue }
            let first = declared[id] ?? event.at
            declared[id] = first
            expect(event.at >= first, "\(event.seq) lies before the declaration of \(id)")
        }
        var keys: Set<String> = []
        for (event, fired) in table.fired {
            guard let id = event.incident else { continue }
            let key = "\(id)/\(fired.rule.rawValue)/\(fired.since)/\(fired.ordinal)"
            expect(keys.insert(key).inserted, "\(key) fired twice")
            // What is said in another's message may come a little before its own time.
            let early = fired.saidWith == nil && fired.along == nil ? .zero : widestWindow
            expect(fired.due - early <= event.at, "\(key) fired before it was due")
        }
        checkReplay()
    }

    /// Any prefix of the events, folded from nothing, gives what was there.
    private mutating func checkReplay() {
        var desk = Desk(policy: .guide)
        var next = 0
        for (count, incidents) in snapshots + [(table.events.count, table.desk.incidents)] {
            while next < count {
                desk.apply(table.events[next])
                next += 1
            }
            for (id, incident) in incidents {
                expect(desk.incidents[id] == incident, "\(id) differs after \(count) events")
                let (live, replayed) = (
                    incident.deadlines(under: table.desk.policy),
                    desk.incidents[id]?.deadlines(under: table.desk.policy)
                )
                expect(live == replayed, "the deadlines of \(id) differ after \(count) events")
            }
        }
        expect(desk.small == table.desk.small, "what is shared differs")
        checkSaved()
        expect(desk.lastSeq == table.desk.lastSeq && desk.lastAt == table.desk.lastAt, "the end differs")
    }

    /// From a snapshot of any moment, the events behind it lead to what is there now.
    private mutating func checkSaved() {
        for (count, desk) in saved {
            var desk = desk
            for event in table.events[count...] { desk.apply(event) }
            for (id, incident) in table.desk.incidents {
                expect(desk.incidents[id] == incident, "\(id) differs from its snapshot after \(count) events")
            }
            expect(desk.small == table.desk.small, "what is shared differs from the snapshot after \(count) events")
        }
    }

    private mutating func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) {
        if !holds { broken.append(sentence()) }
    }
}
