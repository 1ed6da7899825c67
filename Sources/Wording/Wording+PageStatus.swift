import Incidents

/// `!page status`: every page of the incident, and what happens next.
extension Wording {
    func pages(_ incident: Incident, now: Instant) -> Message {
        let pages = incident.pages.filter { !$0.paged.isNotice }
        guard !pages.isEmpty else {
            return Message("Nobody has been paged for \(incident.id). To page: \(command("ic page what is wrong"))")
        }
        var message = Message("Pages for \(headline(incident)):")
        for page in pages.suffix(4) {
            message.add(pageTitle(page, now: now))
            message.blocks.append(.list(board(incident, page)))
            if let links = links(page) { message.add(links) }
        }
        if pages.count > 4 { message.add("\(pages.count - 4) earlier ones: \(command("timeline"))") }
        let pending = incident.deadlines(under: policy).filter { $0.rule == .nextWay || $0.rule == .noAcknowledgement }
        if let next = pending.first {
            message.add("Next, at \(clockWithSeconds(next.due)): " + nextPageStep(next, incident))
        } else if pages.contains(where: \.awaitsAcknowledgement) {
            message.add("\(strong: "Nothing follows by itself any more"): call the people above.")
        } else {
            message.add("Nothing is waiting: every page is answered.")
        }
        message.add("To answer: \(command("ack")). To page somebody else: \(command("ic page @name"))")
        message.add(boardButtons(incident, pages[pages.count - 1]))
        return message
    }

    private func pageTitle(_ page: Page, now: Instant) -> Message.Line {
        let whom = page.paged.line == "ic" ? "incident commanders" : page.paged.line ?? "by name"
        let why: Message.Line =
            switch page.paged.rule {
            case nil: ""
            case .severityRaised: ", because the severity was raised"
            case .noCommander: ", because nobody commanded"
            default: ", because nobody had answered"
            }
        return "\(moment(page.at, now: now)), \(whom)" + why + ":"
    }

    private func nextPageStep(_ deadline: Deadline, _ incident: Incident) -> Message.Line {
        if deadline.rule == .nextWay { return nextWay(deadline, incident) }
        return noAnswerPurpose(deadline, incident, now: deadline.due)
    }

    /// As the configuration names the next step of the line's own escalation.
    func nextOnEscalation(_ deadline: Deadline, _ incident: Incident) -> String? {
        guard let page = incident.pages.first(where: { $0.seq == deadline.since }),
            let steps = policy.escalations[page.paged.line ?? ""]?.steps, steps.indices.contains(deadline.ordinal)
        else { return nil }
        return steps[deadline.ordinal].name
    }

    func nextWay(_ deadline: Deadline, _ incident: Incident) -> Message.Line {
        guard let page = incident.pages.first(where: { $0.seq == deadline.since }),
            page.laterSteps.indices.contains(deadline.ordinal)
        else { return "the next way" }
        let step = page.laterSteps[deadline.ordinal]
        let rows = page.paged.people.compactMap { person -> Message.Line? in
            guard let later = (person.later ?? []).first(where: { $0.after == step }),
                !incident.isSettled(page, for: person.person)
            else { return nil }
            return "\(name(person.person)) by \(later.ways.map(\.pager).joined(separator: ", "))"
        }
        return rows.isEmpty ? "the next way" : joined(rows)
    }

    /// What a service says beside acknowledgements.
    func pageNews(_ news: PageNews, _ incident: Incident) -> Message.Line? {
        switch news.kind {
        case .unacknowledged:
            "\(strong: "The acknowledgement was taken back") at \(news.pager)\(news.person.map { " (\(policy.name(of: $0)))" } ?? ""): the page for \(headline(incident)) waits again."
        case .resolved, .noted: nil
        }
    }
}
