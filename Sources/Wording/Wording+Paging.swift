import Incidents

extension Wording {
    /// A line a person: accepted, acknowledged, or whom to call. Only what the service said is said.
    func board(_ incident: Incident, _ page: Page) -> [Message.Line] {
        var rows = page.paged.people.map { person($0, page, incident) }
        for way in page.paged.shared where incident.kind != .test { rows.append(shared(way, page, incident)) }
        return rows
    }

    package func pageBoard(_ incident: Incident, _ page: Page) -> Message {
        let rows = board(incident, page)
        guard !rows.isEmpty else {
            if incident.isPrivate { return nobodyMayBePaged(incident) }
            var message = Message(
                "\(headline(incident)): nobody is on call, so \(strong: "nobody was paged"). Call somebody by telephone now."
            )
            if let unknown = unknownWords(page.paged.line, at: page.at) {
                message.add(unknown)
                message.add("To take command: \(command("ic me"))")
                return message
            }
            message.add("To take command: \(command("ic me")). For the next time: add on_call to the configuration")
            return message
        }
        var message = Message(boardTitle(incident, page))
        message.blocks.append(.list(rows))
        if let unknown = unknownWords(page.paged.line, at: page.at) { message.add(unknown) }
        // What was typed to page again, or for one person; the declaration's own is the title.
        if page.paged.rule == nil, page.seq != incident.declared.seq + 1, page.paged.reason != incident.title {
            message.add("Why: \(page.paged.reason)")
        }
        if let links = links(page) { message.add(links) }
        message.add("Paged? Answer \(command("ack")). To take command: \(command("ic me"))")
        message.add(boardButtons(incident, page))
        return message
    }

    /// The pages that one command asked for.
    func askedTogether(_ page: Page, _ incident: Incident) -> [Page] {
        guard page.asked != nil, page.paged.rule == nil else { return [page] }
        return incident.pages.filter { $0.asked == page.asked && !$0.paged.isNotice && $0.paged.rule == nil }
    }

    /// The answer to the command that asked: all that it asked for, which stays one message as it goes on.
    package func pageAnswer(_ incident: Incident, _ page: Page) -> Message {
        let pages = askedTogether(page, incident)
        guard pages.count > 1, let first = pages.first else { return pageBoard(incident, page) }
        var message = Message()
        for page in pages {
            let rows = board(incident, page)
            guard !rows.isEmpty else {
                message.add("Nobody is on call for \(page.paged.line ?? "it"): nobody was paged there.")
                continue
            }
            message.add(boardTitle(incident, page))
            message.blocks.append(.list(rows))
        }
        if first.paged.reason != incident.title { message.add("Why: \(first.paged.reason)") }
        message.add("Paged? Answer \(command("ack")). To take command: \(command("ic me"))")
        message.add(boardButtons(incident, first))
        return message
    }

    private func boardTitle(_ incident: Incident, _ page: Page) -> Message.Line {
        let paged: Message.Line = incident.pretends(page.paged) ? "Would have paged" : "Paged"
        let again = page.paged.rule == nil || page.paged.rule == .severityRaised ? paged : paged + " again"
        switch page.paged.line {
        case "ic": return again + " the incident commanders for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        case Paged.everyTeam?:
            return again + " everybody on call (all hands) for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        case let line?: return again + " \(line) for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        case nil: return again + " for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        }
    }

    private func person(_ person: PagedPerson, _ page: Page, _ incident: Incident) -> Message.Line {
        let duty = person.duty.map { " (\($0))" } ?? ""
        let head: Message.Line = "\(name(person.person))\(duty): "
        guard incident.kind != .test else { return head + "not paged, because this is no real incident" }
        let pretends = incident.pretends(page.paged)
        let answers = page.answers.filter { $0.person == person.person }
        let reached = answers.filter { $0.outcome != .failed }
        if let acknowledgement = page.acknowledgement(by: person.person) {
            let by = acknowledgement.via.map { " (by \($0))" } ?? ""
            let learns: Message.Line = acknowledgement.endsNothing == true ? ": the others are still called" : ""
            guard let first = reached.first, first.at <= acknowledgement.at else {
                let later = spoken(acknowledgement.at - page.at)
                return head + "acknowledged \(clockWithSeconds(acknowledgement.at)), \(ours: later) later\(by)" + learns
            }
            let reached = pretends ? "would have been paged" : first.outcome.rawValue
            return head + "\(ours: reached) \(clockWithSeconds(first.at)), "
                + "acknowledged \(ours: spoken(acknowledgement.at - first.at)) later\(by)" + learns
        }
        return head + state(of: person, page, incident) + failed(answers) + next(of: person, page, incident)
    }

    /// Ways that failed beside one that did not: a voicemail is worth knowing of.
    private func failed(_ answers: [Page.Answer]) -> Message.Line {
        let failed = answers.filter { $0.outcome == .failed }
        guard failed.count < answers.count else { return "" }
        return failed.reduce("") { line, answer in
            line + "; not by \(answer.way.pager)\(answer.detail.map { " (\($0))" } ?? "")"
        }
    }

    /// How far the ways to somebody who has not answered have got.
    private func state(
        of person: PagedPerson, _ page: Page, _ incident: Incident
    ) -> Message.Line {
        let quiet: Message.Line =
            person.quietUntil.map { "quiet hours until \(clock($0)), so only by quiet ways; " }
            ?? (person.isQuiet == true ? "\(incident.severity.label) does not ring now, so only by quiet ways; " : "")
        let open: Message.Line =
            incident.isSettled(page, for: person.person) ? "no answer needed any more" : "no answer yet"
        let tried: String?
        switch page.reach(of: person, steps: incident.stepsTaken(of: page)) {
        case .reached(let ways, let at, isDelivered: true):
            return quiet + "delivered by \(ways.joined(separator: ", ")) \(clockWithSeconds(at)), " + open
        case .reached(let ways, let at, isDelivered: false):
            let pagers = ways.joined(separator: ", ")
            let reached = incident.pretends(page.paged) ? "would have been paged by" : "accepted by"
            return quiet + "\(ours: reached) \(pagers) \(clockWithSeconds(at)), " + open
        case .underWay(let ways):
            if !incident.phase.isActive { return "not paged, because it was over first" }
            if incident.isSettled(page, for: person.person) {
                return quiet + "not reached yet, no answer needed any more"
            }
            let sending = incident.pretends(page.paged) ? "would be paged by" : "sending by"
            return quiet + "\(ours: sending) \(ways.joined(separator: ", "))…"
        case .before(let at): return "rung already at \(clockWithSeconds(at)), not again"
        case .unknown: return "through the shared line below"
        case .no(let why): tried = why
        }
        let hasNone = page.ways(to: person, steps: incident.stepsTaken(of: page)).isEmpty
        let why =
            tried.map { " (\($0))" }
            ?? (hasNone ? (person.isQuiet == true ? " (they have none)" : " (no pager reaches them)") : "")
        guard let phone = person.phone else {
            return quiet + "could not be paged\(why), and no telephone number is configured"
        }
        return quiet + "could not be paged\(why): " + call(phone, incident)
    }

    /// What is tried next for somebody, and when.
    private func next(of person: PagedPerson, _ page: Page, _ incident: Incident) -> Message.Line {
        guard incident.phase.isActive, !incident.isSettled(page, for: person.person) else { return "" }
        let steps = page.laterSteps.dropFirst(incident.stepsTaken(of: page))
        guard let later = (person.later ?? []).first(where: { steps.contains($0.after) }) else { return "" }
        let at = max(page.at, incident.ladder.at) + later.after
        return "; then \(later.ways.map(\.pager).joined(separator: ", ")) at \(clockWithSeconds(at))"
    }

    /// Where a page can be seen at its service.
    func links(_ page: Page) -> Message.Line? {
        var seen: Set<String> = []
        let links = page.answers.compactMap { answer -> Message.Line? in
            guard let url = answer.url, seen.insert(url).inserted else { return nil }
            return "\(Message.Piece.link(url: url, label: answer.way.pager))"
        }
        return links.isEmpty ? nil : "Opened at " + joined(links)
    }

    func shared(_ way: Way, _ page: Page, _ incident: Incident) -> Message.Line {
        let pretends = incident.pretends(page.paged)
        // An address that is only the word for it says nothing.
        let which: Message.Line = ["shared", way.pager].contains(way.address) ? "" : " \(way.address)"
        let head: Message.Line = "\(way.pager) (shared line" + which + ", whoever is on call there): "
        guard let answer = page.answers.first(where: { $0.way == way && $0.person == nil }) else {
            return head + (pretends ? "would be paged…" : "sending…")
        }
        switch answer.outcome {
        case .accepted, .delivered:
            let reached = pretends ? "would have been paged" : answer.outcome.rawValue
            return head + "\(ours: reached) \(clockWithSeconds(answer.at))"
        case .failed: return head + "failed (\(answer.detail ?? "no reason given")): call the people above"
        }
    }

    func alreadyPaged(_ incident: Incident, _ page: Page, now: Instant) -> Message {
        var message = Message(
            "These people were paged \(ours: spoken(now - page.at)) ago for \(headline(incident)): nobody is paged twice."
        )
        message.blocks.append(.list(board(incident, page)))
        return message
    }

    /// A channel that a rule tells.
    package func toldRoom(_ paged: Paged, _ incident: Incident, near chat: String, now: Instant) -> Message {
        let state =
            headline(incident) + " is " + standsShort(incident, now: now)
            + ". Go to \(room(of: incident, near: chat))."
        switch paged.rule {
        case .escalate: return Message("Escalation: " + state)
        case .noProgress: return Message("No progress for a while: " + state)
        case .noAcknowledgement: return Message("\(strong: "Nobody has acknowledged the page"): " + state)
        default: return Message(state)
        }
    }

    /// What the pager itself carries.
    package func pageSummary(_ incident: Incident, _ paged: Paged) -> String {
        let banner = banner(for: incident).map { "\($0): " } ?? ""
        let what = incident.isQuiet ? "You are needed. Open Sitrep: \(incident.pagedName)" : incident.title
        return "\(banner)[\(incident.severity.label)] \(incident.id) \(what)".withoutControls
    }

    package func pageDetails(_ incident: Incident, _ paged: Paged, now: Instant) -> [Prose] {
        var rows: [Prose] = []
        func add(_ key: String, _ text: String?) {
            if let text, !text.isEmpty { rows.append(Prose(key: key, text: text.withoutControls)) }
        }
        add("incident", "\(incident.id) \(incident.severity.label)")
        guard !incident.isQuiet else {
            // No content leaves the rooms.
            add("what", "You are needed. Open Sitrep: \(incident.pagedName)")
            add("page", policy.publicURL.map { "\($0)/incidents/\(incident.id)" })
            add("answer", answerRow(paged))
            return rows
        }
        add("what", incident.title)
        if paged.reason != incident.title { add("why you", paged.reason) }
        add("state", inText(standsShort(incident, now: now)))
        add("for", spoken(incident.duration(at: now)))
        add("impact", incident.fields.impact)
        add("commander", incident.commander.map(policy.name(of:)) ?? "nobody yet")
        add("room", incident.label)
        add("bridge", bridgeText)
        add("page", policy.publicURL.map { "\($0)/incidents/\(incident.id)" })
        guard paged.rule != .chatDown else { return rows }
        add("answer", answerRow(paged))
        return rows
    }

    private func answerRow(_ paged: Paged) -> String {
        guard paged.isNotice else { return "type \(policy.prefix)ack in the room" }
        switch paged.rule {
        case .escalate, .noProgress, .tellVP: return "come to the room, or see that it is led"
        case .noCommander: return "type \(policy.prefix)ic me in the room"
        default: return "nothing is asked of you"
        }
    }

    /// Why somebody gets a notice of whom something is wanted; nil for those who are only told.
    package func noticeReason(_ paged: Paged, _ incident: Incident, now: Instant) -> String? {
        guard paged.isNotice else { return nil }
        let open = "open for \(spoken(now - incident.ladder.at))"
        let name = "\(incident.severity.label) \(incident.id)"
        let role = paged.people.first?.duty.map { " to you as \($0)" } ?? ""
        let rule = policy.rule(for: incident.severity)
        switch paged.rule {
        case .escalate:
            let without = rule?.escalateAfter?.without.rawValue ?? "mitigation"
            return "Escalation\(role): \(name) has been \(open) without \(without)."
        case .noProgress:
            return
                "Escalation\(role): no progress on \(name) for \(spoken(now - incident.lastProgress.at)), \(open)."
        case .tellVP:
            if incident.dataLoss != nil { return "Escalation\(role): \(name) is data loss." }
            let without = rule?.notifyVPAfter?.without.rawValue ?? "mitigation"
            return "Escalation\(role): \(name) has been \(open) without \(without)."
        case .noCommander:
            return
                "You acknowledged, and nobody commands \(name): say \(policy.prefix)ic me in its room, or find somebody."
        default: return nil
        }
    }

    var bridgeText: String? {
        guard let bridge = policy.bridge else { return nil }
        let parts = [bridge.link, bridge.number.map { "tel. \($0)" }, bridge.pin.map { "PIN \($0)" }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}
