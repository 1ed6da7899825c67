import Incidents

/// What is said of drills: who would have been told, and how it went.
extension Wording {
    /// The first lines in a drill's room, and of the answer that opened it.
    func drillLines(_ incident: Incident) -> [Message.Line] {
        guard incident.isDrill, let drill = incident.drill, let script = drill.script else { return [] }
        let rings: Message.Line =
            drill.pages
            ? "Pages go to people's telephones, with this banner; managers and other rooms are told nothing."
            : "Nobody is paged or told outside this room: what would have left is shown here."
        return [
            "This is the drill \(strong: script.name). " + rings,
            "When it is over, with its score: \(command("drill end")). To break it off: \(command("drill stop"))",
        ]
    }

    /// Whom a notice would have reached; nil where it would have reached nobody.
    package func wouldTell(_ paged: Paged, _ incident: Incident) -> Message? {
        var whom: [Message.Line] = []
        if paged.isNotice {
            whom = paged.people.map { person in
                let ways = person.ways.map(\.pager).joined(separator: ", ")
                let by: Message.Line = ways.isEmpty ? " (no way reaches them)" : " (by \(ways))"
                return "\(name(person.person))" + by
            }
            whom += paged.shared.map { way in
                way.address == "shared" ? "\(way.pager)" : "\(way.address) (by \(way.pager))"
            }
        }
        whom += (paged.rooms ?? []).map { "\($0.path)" }
        guard !whom.isEmpty else { return nil }
        return Message("Would have told now: " + joined(whom))
    }

    package func wouldSummarize(_ incident: Incident, rooms: [RoomRef], now: Instant) -> Message {
        var message = Message("Would have gone to the executives (\(rooms.map(\.path).joined(separator: ", "))):")
        message.blocks += executiveSummary(incident, now: now).blocks
        return message
    }

    /// Only whoever takes part is called by name.
    package func withoutPings(_ message: Message, in incident: Incident) -> Message {
        var part = Set(incident.roles.map(\.person) + [incident.declaredBy].compactMap { $0 })
        for page in incident.pages {
            part.formUnion(page.acknowledgements.map(\.person))
            if !incident.pretends(page.paged) { part.formUnion(page.paged.people.map(\.person)) }
        }
        return message.withoutPings(except: part)
    }

    /// How it went, against what a good night looks like; nil for what is no drill.
    package func score(_ incident: Incident) -> Message? {
        guard let drill = incident.drill else { return nil }
        var rows: [(line: Message.Line, isMet: Bool)] = []
        func add(_ what: String, _ at: Instant?, since: Instant, never: String, _ target: Duration) {
            let aim: Message.Line = " (target \(ours: spoken(target)))"
            guard let at else { return rows.append(("\(ours: what): \(strong: never)" + aim, false)) }
            let took = at - since
            let isMet = took <= target
            let verdict: Message.Line =
                isMet ? ": met" : ": \(strong: "\(spoken(took - target)) late")"
            rows.append(("\(ours: what) after \(ours: spoken(took))" + aim + verdict, isMet))
        }
        let start = incident.declared.at
        let targets = drill.targets
        add("incident commander", drill.commandedAt, since: start, never: "nobody took command", targets.commander)
        if let page = incident.pages.first(where: { !$0.paged.isNotice && !$0.paged.people.isEmpty }) {
            add(
                "page acknowledged", incident.acknowledgedAt, since: page.at, never: "by nobody", targets.acknowledged)
        }
        add("first update", drill.updatedAt, since: start, never: "none", targets.firstUpdate)
        let missed = drill.missedUpdates
        rows.append(
            (
                missed == 0 ? "no update missed: met" : "updates missed: \(strong: String(missed)) (target none)",
                missed == 0
            ))
        // `!drill end` ends the practice, not the harm: what nobody had mitigated was not mitigated.
        let isOnlyEnded = incident.phase == .closed && incident.mitigatedAt == incident.resolvedAt
        add(
            "mitigated", isOnlyEnded ? nil : incident.mitigatedAt, since: start,
            never: "nobody said \(policy.prefix)mitigated", targets.mitigated)
        let name = drill.script.map { " \($0.name)" } ?? ""
        var message = Message(
            "\(strong: "Score") of the drill\(name) (\(incident.id)): \(rows.filter(\.isMet).count) of \(rows.count) met"
        )
        message.blocks.append(.list(rows.map(\.line)))
        message.add("What went well, what is to change: \(command("note \(incident.id) …"))")
        return message
    }

    /// For whoever ended a drill from another room.
    func scoreLine(_ events: [Event], _ incident: Incident, asked: RoomRef?) -> Message.Line? {
        let isEnd = events.contains { event in
            if case .phaseMoved(let move) = event.fact { move.to == .resolved } else { false }
        }
        guard isEnd, incident.isDrill, !incident.mainRooms.contains(where: { $0 == asked }) else { return nil }
        return "Its score stands in \(room(of: incident))."
    }

    /// Nobody dials a number because of a drill.
    func call(_ phone: String, _ incident: Incident) -> Message.Line {
        incident.isDrill ? "on a real night, call \(phone)" : "\(strong: "call \(phone)")"
    }

    /// `!drill`: what can be practised, and what runs.
    func drills(_ desk: Desk) -> Message {
        let running = desk.open().filter(\.isDrill)
        var message = Message()
        for incident in running {
            message.add(
                "A drill runs: \(headline(incident)), \(room(of: incident)). \(command("drill end \(incident.id)")) or \(command("drill stop \(incident.id)"))"
            )
        }
        guard !policy.drills.isEmpty else {
            message.add("No drill is configured.")
            return message
        }
        message.add("To practise:")
        message.blocks.append(
            .list(
                policy.drills.map { drill in
                    let severity: Message.Line = drill.severity.map { ", \($0)" } ?? ""
                    return "\(command("drill \(drill.name)")): \(drill.title)" + severity
                }))
        message.add(
            "Nobody is paged unless you ask for it: \(command("drill \(policy.drills[0].name) pages")). Each has a score at its end."
        )
        return message
    }

    /// `drill` or `test` before what is no real incident, in lists that have no banner.
    func mark(_ incident: Incident) -> Message.Line {
        switch incident.kind {
        case .real: ""
        case .drill: "\(strong: "DRILL") "
        case .test: "\(strong: "TEST") "
        }
    }
}

extension Message {
    /// The same words, in which only these people are called by name.
    fileprivate func withoutPings(except people: Set<PersonID>) -> Message {
        func quiet(_ line: Line) -> Line {
            Line(
                line.pieces.map { piece in
                    switch piece {
                    case .mention(let person, let name): people.contains(person) ? piece : .text(name)
                    case .everyoneHere: .words("everybody here:")
                    case .words, .text, .strong, .code, .room, .link: piece
                    }
                })
        }
        return Message(
            banner: banner,
            blocks.map { block in
                switch block {
                case .line(let line): .line(quiet(line))
                case .fields(let fields): .fields(fields.map { Field($0.name, quiet($0.value)) })
                case .list(let lines): .list(lines.map(quiet))
                case .code, .buttons: block
                }
            })
    }
}
