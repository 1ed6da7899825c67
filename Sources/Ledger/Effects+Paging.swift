import Incidents
import Wording

extension Effects {
    /// An errand a person and way, all at once, and the board that shows how it goes.
    func paged(_ paged: Paged, _ event: Event, _ incident: Incident, asked: RoomRef?) -> [OutboxRow] {
        var rows: [OutboxRow] = []
        // A test pages nobody, and the board says so; a drill goes all the way to the pager, which is not asked.
        let isCarried = incident.kind != .test
        for person in paged.people where isCarried {
            for way in person.ways {
                rows.append(page(way, person.person, .trigger, paged, event.seq, rows.count, incident))
            }
        }
        for way in paged.shared where isCarried {
            rows.append(page(way, nil, .trigger, paged, event.seq, rows.count, incident))
        }
        rows += wouldTell(paged, event, incident)
        for (index, room) in (paged.rooms ?? []).enumerated()
        where !incident.mainRooms.contains(room) && !incident.isDrill {
            rows.append(
                say(
                    wording.toldRoom(paged, incident, near: room.chat, now: now), key: "e\(event.seq)/room/\(index)",
                    to: .room(room), incident, kind: .announcement))
        }
        if !incident.isOpening(event.seq), paged.rule != .chatDown, !incident.pretends(paged) {
            for to in destinations(incident) {
                rows.append(
                    OutboxRow(
                        key: "e\(event.seq)/invite/0", lane: "invite/\(to.lane)", priority: .announcement,
                        errand: .invite(to, paged.people.map(\.person)), incident: incident.id,
                        createdAt: event.at))
            }
        }
        // What goes with the declaration stands in the opening, what the clock asks for in what it says.
        guard !paged.isNotice, let page = incident.page(event.seq), page.said == nil, !incident.isOpening(event.seq)
        else { return rows }
        for (index, to) in destinations(incident).enumerated() {
            if case .room(let room) = to, room == asked, page.asked != nil { continue }
            rows.append(
                say(
                    wording.pageBoard(incident, page), key: "e\(event.seq)/board/\(index)", to: to, incident,
                    kind: .announcement))
        }
        return rows
    }

    /// Those who have not answered are tried by the next way of their own rule.
    func nextWays(_ fired: Fired, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard let page = incident.pages.first(where: { $0.seq == fired.since }),
            page.laterSteps.indices.contains(fired.ordinal)
        else { return [] }
        let step = page.laterSteps[fired.ordinal]
        var rows: [OutboxRow] = []
        for person in page.paged.people where incident.kind != .test && fired.told.contains(person.person) {
            for way in (person.later ?? []).filter({ $0.after == step }).flatMap(\.ways) {
                rows.append(
                    self.page(
                        way, person.person, .trigger, page.paged, page.seq, rows.count, incident,
                        keyed: "e\(event.seq)/page/\(rows.count)"))
            }
        }
        return rows + progress(of: page.seq, event, incident)
    }

    private func page(
        _ way: Way, _ person: PersonID?, _ action: PageOrder.Action, _ paged: Paged, _ seq: Int, _ index: Int,
        _ incident: Incident, keyed key: String? = nil
    ) -> OutboxRow {
        var order = PageOrder(
            action: action, incident: incident.id, page: seq, way: way, person: person,
            dedupKey: "sitrep/\(store)/\(incident.id)/\(seq)/\(way.address)", severity: incident.severity,
            summary: wording.pageSummary(incident, paged), details: wording.pageDetails(incident, paged, now: now),
            isNotice: paged.isNotice)
        order.why = wording.noticeReason(paged, incident, now: now)
        if incident.pretends(paged) { order.isPretended = true }
        // Each page is a lane of its own but for what follows it by the same way: nobody waits for another's.
        return OutboxRow(
            key: key ?? "e\(seq)/page/\(index)", lane: "page/\(seq)/\(way.pager)/\(way.address)", priority: .page,
            errand: .page(order), incident: incident.id, createdAt: now)
    }

    /// The board, and the reply to the command that asked, brought up to date.
    func progress(of seq: Int, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard let page = incident.page(seq), let board = board(of: page, incident) else { return [] }
        var rows: [OutboxRow] = []
        for (index, to) in destinations(incident).enumerated() {
            if case .room(let room) = to, room == page.asked?.room, !incident.isOpening(seq) { continue }
            rows.append(
                say(
                    board.message, key: "e\(event.seq)/progress\(seq)/\(index)", to: to, incident, kind: .progress,
                    replaces: "\(board.key)/\(index)"))
        }
        guard let asked = page.asked, !page.paged.isNotice else { return rows }
        let message =
            incident.isOpening(seq)
            ? wording.declarationAnswer(event, incident, chat: asked.room.chat) : wording.pageAnswer(incident, page)
        rows.append(
            say(
                message, key: "e\(event.seq)/progress\(seq)/reply", to: .room(asked.room), incident, kind: .progress,
                replaces: asked.replyKey, inReplyTo: nil, thread: asked.thread))
        return rows
    }

    /// The message that tells how a page or a notice goes, and the key of what it takes the place of. Nil for a notice
    /// that somebody's command asked for: its answer is said once.
    private func board(of page: Page, _ incident: Incident) -> (message: Message, key: String)? {
        if incident.isOpening(page.seq) {
            return (wording.opening(incident, now: now), "e\(incident.declared.seq)/say")
        }
        if let said = page.said {
            // An older word of the same clock is history.
            guard let message = wording.fired(said, incident, at: page.at) else { return nil }
            return (message, "e\(page.seq - 1)/say")
        }
        return page.paged.isNotice ? nil : (wording.pageBoard(incident, page), "e\(page.seq)/board")
    }

    /// Every service that was asked for somebody of whom nothing is wanted any more is told so: also one that has not
    /// answered yet, or has failed and is still being tried, since the page may have arrived.
    func acknowledged(_ acknowledged: Acknowledged, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        incident.pages.filter { acknowledged.pages.contains($0.seq) }.flatMap { page in
            let root = incident.pages.first { $0.seq == page.paged.follows }
            return followUp(page, .acknowledge, event, incident) { person in
                guard let person else { return root?.isAnswered ?? page.isAnswered }
                // Whoever learns speaks for nobody else either.
                if acknowledged.isTrainee == true { return person == acknowledged.person }
                // Where each is asked, one answer speaks for nobody else.
                guard (root ?? page).asksEach else { return true }
                return person == acknowledged.person
            }
        }
    }

    /// What is over rings nowhere; and where a page had not left yet, nobody is to read that it did.
    func ended(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        incident.pages.flatMap { page in
            followUp(page, .resolve, event, incident) { _ in true }
                + (incident.isUnderWay(page) ? progress(of: page.seq, event, incident) : [])
        }
    }

    /// In the lane of the page itself, so that the service hears of it after the page.
    private func followUp(
        _ page: Page, _ action: PageOrder.Action, _ event: Event, _ incident: Incident,
        for isMeant: (PersonID?) -> Bool
    ) -> [OutboxRow] {
        guard incident.kind != .test, !incident.pretends(page.paged), !page.paged.isNotice else { return [] }
        return page.taken(steps: incident.stepsTaken(of: page)).filter { isMeant($0.person) }.enumerated().map {
            index, way in
            self.page(
                way.way, way.person, action, page.paged, page.seq, index, incident,
                keyed: "e\(event.seq)/\(action.rawValue)\(page.seq)/\(index)")
        }
    }

    /// Of a notice that a command asked for: once all who have a way have their answer.
    func toldLine(_ answer: PageAnswered, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard answer.outcome != .failed, let page = incident.page(answer.page), page.paged.isNotice, page.said == nil,
            !incident.isOpening(page.seq), page.paged.rule == nil || page.paged.rule == .notifyAtStart,
            page.answers.count >= page.paged.people.reduce(page.paged.shared.count, { $0 + $1.ways.count }),
            page.answers.last?.at == event.at, let message = wording.toldNow(page, incident)
        else { return [] }
        return destinations(incident).enumerated().map { index, to in
            say(message, key: "e\(event.seq)/told/\(index)", to: to, incident, kind: .announcement)
        }
    }

    /// A manager who was to be told and was not: the room is told whom to call.
    func notToldLine(_ answer: PageAnswered, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard answer.outcome == .failed, let person = answer.person,
            let page = incident.pages.first(where: { $0.seq == answer.page }), page.paged.isNotice
        else { return [] }
        let message = wording.notTold(person, answer, incident)
        return destinations(incident).enumerated().map { index, to in
            say(message, key: "e\(event.seq)/say/\(index)", to: to, incident, kind: .announcement)
        }
    }
}
