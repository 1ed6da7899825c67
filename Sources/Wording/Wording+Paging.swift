import Incidents

extension Wording {
    /// A line a person: accepted, acknowledged, or whom to call. Only what the service said is said.
    func board(_ incident: Incident, _ page: Page) -> [Message.Line] {
        var rows = page.paged.people.map { person($0, page, incident) }
        for way in page.paged.shared where incident.kind == .real { rows.append(shared(way, page)) }
        return rows
    }

    package func pageBoard(_ incident: Incident, _ page: Page) -> Message {
        let rows = board(incident, page)
        guard !rows.isEmpty else {
            var message = Message(
                "\(headline(incident)): nobody is on call, so \(strong: "nobody was paged"). Call somebody by telephone now."
            )
            message.add("To take command: \(command("ic me")). For the next time: add on_call to the configuration")
            return message
        }
        var message = Message(boardTitle(incident, page))
        message.blocks.append(.list(rows))
        // What was typed to page again, or for one person; the declaration's own is the title.
        if page.paged.rule == nil, page.seq != incident.declared.seq + 1, page.paged.reason != incident.title {
            message.add("Why: \(page.paged.reason)")
        }
        message.add("Paged? Answer \(command("ack")). To take command: \(command("ic me"))")
        message.add(boardButtons(incident, page))
        return message
    }

    private func boardTitle(_ incident: Incident, _ page: Page) -> Message.Line {
        let again: Message.Line = page.paged.rule == nil ? "Paged" : "Paged again"
        switch page.paged.line {
        case "ic": return again + " the incident commanders for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        case let line?: return again + " \(line) for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        case nil: return again + " for \(headline(incident)) at \(clockWithSeconds(page.at)):"
        }
    }

    private func person(_ person: PagedPerson, _ page: Page, _ incident: Incident) -> Message.Line {
        let duty = person.duty.map { " (\($0))" } ?? ""
        let head: Message.Line = "\(name(person.person))\(duty): "
        guard incident.kind == .real else { return head + "not paged, because this is no real incident" }
        if let acknowledgement = page.acknowledgement(by: person.person) {
            return head
                + "acknowledged \(clockWithSeconds(acknowledgement.at)), \(ours: spoken(acknowledgement.at - page.at)) later"
        }
        let answers = page.answers.filter { $0.person == person.person }
        if let delivered = answers.first(where: { $0.outcome == .delivered }) {
            return head + "delivered by \(delivered.way.pager) \(clockWithSeconds(delivered.at)), no answer yet"
        }
        if let accepted = answers.first(where: { $0.outcome == .accepted }) {
            return head + "accepted by \(accepted.way.pager) \(clockWithSeconds(accepted.at)), no answer yet"
        }
        if answers.count < person.ways.count {
            return head + "sending by \(person.ways.map(\.pager).joined(separator: ", "))…"
        }
        if person.ways.isEmpty, !page.paged.shared.isEmpty { return head + "through the shared line below" }
        let why = answers.last?.detail.map { " (\($0))" } ?? (person.ways.isEmpty ? " (no pager reaches them)" : "")
        guard let phone = person.phone else {
            return head + "could not be paged\(why), and no telephone number is configured"
        }
        return head + "could not be paged\(why): \(strong: "call \(phone)")"
    }

    private func shared(_ way: Way, _ page: Page) -> Message.Line {
        let head: Message.Line = "\(way.pager) (shared line \(way.address), whoever is on call there): "
        guard let answer = page.answers.first(where: { $0.way == way && $0.person == nil }) else {
            return head + "sending…"
        }
        switch answer.outcome {
        case .accepted, .delivered: return head + "\(ours: answer.outcome.rawValue) \(clockWithSeconds(answer.at))"
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

    /// What the pager itself carries.
    package func pageSummary(_ incident: Incident, _ paged: Paged) -> String {
        let banner = banner(for: incident).map { "\($0): " } ?? ""
        return "\(banner)[\(incident.severity.label)] \(incident.id) \(incident.title)".withoutControls
    }

    package func pageDetails(_ incident: Incident, _ paged: Paged, now: Instant) -> [Prose] {
        var rows: [Prose] = []
        func add(_ key: String, _ text: String?) {
            if let text, !text.isEmpty { rows.append(Prose(key: key, text: text.withoutControls)) }
        }
        add("incident", "\(incident.id) \(incident.severity.label)")
        add("what", incident.title)
        if paged.reason != incident.title { add("why you", paged.reason) }
        add("state", incident.phase.spoken)
        add("for", spoken(incident.duration(at: now)))
        add("impact", incident.fields.impact)
        add("commander", incident.commander.map(policy.name(of:)) ?? "nobody yet")
        add("room", incident.label)
        add("bridge", bridgeText)
        add("page", policy.publicURL.map { "\($0)/incidents/\(incident.id)" })
        add("answer", paged.isNotice ? "nothing is asked of you" : "type \(policy.prefix)ack in the room")
        return rows
    }

    var bridgeText: String? {
        guard let bridge = policy.bridge else { return nil }
        let parts = [bridge.link, bridge.number.map { "tel. \($0)" }, bridge.pin.map { "PIN \($0)" }].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// `!ic`: who is on call, from the configuration, so that it works while the paging service is down.
    func commanders(_ incident: Incident?) -> Message {
        let line = policy.commanders.everyone
        guard !line.isEmpty else {
            return Message(
                "Nobody is on call as incident commander. Add on_call: {ic: {primary: …}} to the configuration.")
        }
        var message = Message("On call as incident commander:")
        message.blocks.append(
            .list(
                line.map { person, duty in
                    let phone = policy.phone(of: person).map { ", \($0)" } ?? ", no telephone number"
                    return "\(name(person)) (\(ours: duty))\(phone)"
                }))
        if let commander = incident?.commander { message.add("Commanding here: \(name(commander))") }
        message.add("To page them all: \(command("ic page what is wrong"))")
        return message
    }
}
