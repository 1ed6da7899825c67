import Incidents

/// What people, services and the clock might do next, drawn from a seed.
struct RandomAsk {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }

    mutating func person() -> PersonID? {
        pick([nil, "ana", "bob", "cleo", "dan", "eve", "lea", .stranger(chat: "matrix", handle: "@zoe:example.org")])
    }

    mutating func name() -> PersonName {
        PersonName(pick(["me", "bob", "@cleo", "database", "Dan Dietz", "nobody", "@zoe:example.org", "empty", "vp"]))
    }

    mutating func length() -> Duration { .seconds(1 + roll(5400)) }

    mutating func words() -> String? { pick([nil, "one", "two", "three"]) }

    /// Mostly one of the first few, so that one incident lives through much.
    mutating func incident(_ table: Table) -> IncidentID {
        IncidentID(1 + roll(roll(4) == 0 ? table.desk.small.lastNumber + 2 : 3))
    }

    mutating func room(_ table: Table) -> RoomRef? {
        let known = table.desk.incidents.values.sorted { $0.id < $1.id }.flatMap(\.mainRooms)
        return pick([nil, Table.ops, RoomRef(chat: "local", room: "dev"), RoomRef(chat: "matrix", room: "!m")] + known)
    }

    mutating func said(_ now: Instant) -> Instant? {
        pick([nil, nil, now, now - .seconds(roll(1200)), now + .seconds(roll(60))])
    }

    mutating func ask(_ table: Table) -> Ask {
        switch roll(22) {
        case 20: return pick([.security(title: words()), .act(act(table), in: nil)])
        case 21: return .dataLoss(what: words(), in: pick([nil, incident(table)]))
        case 0: return .declare(severity: pick([nil, "P1", "P2", "SEV-3", "P4", "P9"]), title: words(), kind: .real)
        case 1: return .page(.commanders(reason: words()))
        case 2: return .page(.named(name(), reason: words()))
        case 3: return .talk(pick(["TODO: look\nTODO more", "hello", "", "is this really a P1?"]))
        case 4: return pick([.stalk(always: true), .stalk(always: false), .unstalk])
        case 5: return observed()
        case 6: return fromOutside(table)
        case 7:
            guard roll(2) == 0 else {
                return .drill(pick([.start("fire", pages: false), .start("fire", pages: true), .end, .stop]), in: nil)
            }
            return .query(pick([.status, .brief, .incidents]), in: pick([nil, incident(table)]))
        default: return .act(act(table), in: pick([nil, incident(table), incident(table)]))
        }
    }

    private mutating func observed() -> Ask {
        let state: Reading.State = pick([.normal, .failing, .unknown])
        return .observed([Reading(monitor: pick(["shop", "api"]), state: state, detail: "")], answering: nil)
    }

    private mutating func fromOutside(_ table: Table) -> Ask {
        let id = incident(table)
        let known = table.desk.incidents[id]?.pages.last?.seq
        let page = pick([known, nil]) ?? 1 + roll(table.desk.lastSeq + 1)
        switch roll(4) {
        case 0:
            let way = Way(pager: pick(["mail", "duty"]), address: "a", isShared: false)
            let outcome: PageAnswered.Outcome = pick([.accepted, .delivered, .failed])
            return .answered(
                incident: id, PageAnswered(page: page, person: person(), way: way, outcome: outcome))
        case 1:
            return .pageWord(
                incident: id, PageWord(page: page, pager: nil, person: person() ?? "ana", kind: .acknowledged))
        case 2:
            return .undelivered(incident: id, Undelivered(key: "k", destination: "d", what: "w", why: "y"))
        default:
            // Rooms of an incident and, by mistake, one that many get.
            let room = pick(["\(id)", "\(id)-b", "shared"])
            return .roomOpened(incident: id, RoomLinked(room: RoomRef(chat: "local", room: room), purpose: .main))
        }
    }

    private mutating func stream() -> StreamAct {
        let name = pick(["db", "net"])
        switch roll(9) {
        case 0, 1: return .open(name: name, lead: pick([nil, self.name()]), goal: words(), ownRoom: roll(2) == 0)
        case 2, 3: return .milestone(pick(["", "\(name) is back", "\(name) is there"]), isNamed: roll(2) == 0)
        case 4, 5, 6, 7: return .lead(name: pick([nil, name]), self.name())
        default: return .close(pick([name, "\(name) done", ""]))
        }
    }

    private mutating func sync() -> SyncAct {
        let when: SaidTime = pick([
            .after(length()),
            .clock(SaidClock(roll(24), roll(60)), on: pick([nil, .tomorrow]), zone: pick([nil, "utc"])),
        ])
        switch roll(4) {
        case 0, 1: return .plan(when, every: pick([nil, length()]), goal: words())
        case 2: return .held(next: pick([nil, when]), goal: words())
        default: return .cancel
        }
    }

    private mutating func deputy() -> Act {
        switch roll(8) {
        case 0: .callRoll(isNew: roll(2) == 0)
        case 1, 5: .answerRoll(as: pick([nil, "ops", "king"]))
        case 2: .askSwoop(pick([nil, name()]))
        case 3: .declineSwoop
        case 4, 6: .cancelTimer(pick(["1", "2", "3", "t"]))
        default: .extendTask(1 + roll(3), by: length())
        }
    }

    private mutating func act(_ table: Table) -> Act {
        let text = words()
        switch roll(60) {
        case 42, 43, 48...53: return deputy()
        case 44: return .giveRole("deputy", to: pick([nil, PersonName("bob")]))
        case 45, 46: return .setTimer(.after(length()), text: text)
        case 47: return pick([.takeCommand, .callRoll(isNew: true)])
        case 38: return .grant(name())
        case 39: return .revoke(name())
        case 40: return .noteVendor(pick(["cloudco", "dns"]), ticket: pick(["1", "2"]))
        case 41: return .closeVendor(pick(["cloudco", "dns"]))
        case 0: return .setSeverity(pick(["P1", "P2", "P3", "P4", "P8"]))
        case 1: return .setTitle(text ?? "title")
        case 2: return .setImpact(text ?? "impact")
        case 3: return .setStart(pick([.ago(length()), .clock(SaidClock(roll(24), roll(60)))]))
        case 4: return .setCause(text ?? "cause")
        case 5, 6:
            return .update(UpdateFields(status: text, theory: words()), next: pick([nil, nil, .after(length())]))
        case 7: return .scheduleUpdate(.after(length()))
        case 8: return .snooze(.after(length()))
        case 9: return .identified(text)
        case 10: return .mitigated(text)
        case 11: return .resolved(text)
        case 12, 13: return .reopen(text)
        case 14: return .close(text)
        case 15: return pick([.cancel(text), .note("x"), .note("y")])
        case 16: return .merge(into: incident(table))
        case 17: return .takeCommand
        case 18: return .handOff(to: name())
        case 19: return .giveRole(pick(["ic", "scribe", "expert", "king"]), to: pick([nil, name()]))
        case 20: return .dropRole(pick(["ic", "scribe", "expert"]))
        case 21: return pick([.decide("x"), .todo("x")])
        case 22: return .addTask(text: "x", owner: pick([nil, name()]), within: pick([nil, .after(length())]))
        case 23, 24, 25: return .finishTask(1 + roll(3))
        case 26, 27, 28:
            return .checklist(pick([.tick([1], list: nil), .tick([1, 2], list: "last"), .untick([1], list: nil)]))
        case 29, 30, 31, 32, 33, 54...59: return .stream(stream())
        case 34, 35: return .sync(sync())
        default: return .acknowledge
        }
    }
}
