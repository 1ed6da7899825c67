import Incidents

/// Checklists: offered in one line, shown when asked for.
extension Wording {
    /// `!checklist`: which there are, and how far each is.
    func checklists(_ incident: Incident?) -> Message {
        let lists = policy.checklistsInOrder
        guard let first = lists.first else {
            return Message("No checklist is configured. Teams write theirs under \(code: "checklists").")
        }
        var message = Message(incident.map { "Checklists for \(headline($0)):" } ?? "Checklists:")
        message.blocks.append(
            .list(
                lists.map { list in
                    let count = incident.map { $0.openItems(of: list).count } ?? list.items.count
                    let how: Message.Line =
                        count == list.items.count
                        ? "\(points(list.items.count))" : "\(list.items.count - count) of \(list.items.count) done"
                    return "\(code: list.key): \(list.title) (" + how + ")"
                }))
        message.add("To see one: \(command("checklist \(first.key)"))")
        return message
    }

    /// `!checklist war-room`
    package func checklist(_ list: Checklist, _ incident: Incident?, now: Instant) -> Message {
        var message = Message("\(strong: list.title) (\(code: list.key)):")
        message.blocks.append(
            .list(
                list.items.enumerated().map { index, text in
                    guard let tick = incident?.tick(of: list, item: index) else { return "☐ \(index + 1): \(text)" }
                    return "☑ \(index + 1): \(text) (\(name(tick.by)), \(moment(tick.at, now: now)))"
                }))
        guard let incident else {
            message.add("Points are ticked in an incident's room.")
            return message
        }
        if let open = incident.openItems(of: list).first {
            message.add("When one is done: \(command("check \(open + 1) \(list.key)"))")
        } else {
            message.add("All of it is done.")
        }
        return message
    }

    /// `1 point`, `5 points`
    func points(_ count: Int) -> Message.Piece { .words("\(count) point\(count == 1 ? "" : "s")") }

    /// One line a list, and only where it is worth somebody's time: a major incident.
    func offered(at moment: Checklist.Moment, _ incident: Incident) -> [Message.Line] {
        guard incident.severity.isMajor else { return [] }
        return policy.checklists(at: moment).filter { !incident.openItems(of: $0).isEmpty }.map {
            "\(command("checklist \($0.key)")): \(points($0.items.count))"
        }
    }

    /// What a phase brings, behind its own sentence. Resolving is never held up: what was left open is named.
    private func checklistLines(after event: Event, _ incident: Incident) -> [Message.Line] {
        guard case .phaseMoved(let move) = event.fact, move.to.moment != .declared else { return [] }
        var lines: [Message.Line] = []
        if move.to == .resolved {
            for list in policy.checklists(at: .mitigated) {
                let open = incident.openItems(of: list)
                let isUsed = open.count < list.items.count
                guard !open.isEmpty, incident.severity.isMajor || isUsed else { continue }
                // Two can be read at a glance; more are looked at in the list.
                guard open.count <= 2 else {
                    lines.append("Not ticked: \(points(open.count)) of \(command("checklist \(list.key)"))")
                    continue
                }
                let named = open.map { "\($0 + 1) \(list.items[$0])" }.clauses()
                lines.append("Not ticked of \(code: list.key): \(named)")
            }
        }
        guard move.to != .cancelled, move.to != .merged else { return lines }
        return lines + offered(at: move.to.moment, incident)
    }

    /// What the scribe adds to an answer.
    func scribeBlocks(after event: Event, _ incident: Incident, now: Instant) -> [Message.Block] {
        checklistLines(after: event, incident).map { .line($0) } + syncLines(after: event, incident, now: now)
    }

    func ticked(_ ticked: Ticked, _ incident: Incident) -> Message.Line {
        "☑ \(ticked.list) \(ticked.number): \(ticked.text.unended)" + left(ticked, incident)
    }

    /// Of several ticks in one message the last one says how many are left; this is one before it.
    func tickedBefore(_ event: Event, _ events: [Event]) -> Message.Line? {
        guard case .ticked(let ticked) = event.fact,
            events.contains(where: { later in
                if later.seq > event.seq, case .ticked(let other) = later.fact {
                    other.list == ticked.list
                } else {
                    false
                }
            })
        else { return nil }
        return "☑ \(ticked.list) \(ticked.number): \(ticked.text)"
    }

    func unticked(_ ticked: Ticked) -> Message.Line {
        "☐ \(ticked.list) \(ticked.number) is open again: \(ticked.text)"
    }

    private func left(_ ticked: Ticked, _ incident: Incident) -> Message.Line {
        guard let list = policy.checklists[ticked.list] else { return "" }
        let open = incident.openItems(of: list).count
        return open == 0 ? " – all \(list.items.count) are done" : " – \(open) of \(list.items.count) to go"
    }
}
