import Incidents

/// Special cases: what is private, lost data, a vendor's ticket.
extension Wording {
    /// To whoever handed over what concerns security. Others read it: it names nothing and nobody.
    func thanked(_ thanks: Thanks, chat: String?) -> Message {
        var message = Message(
            thanks.toldSomebody
                ? "Thank you. The people concerned have been told."
                : "Thank you. \(strong: "Nobody is on call for this"), so nobody has been told: call somebody by telephone now."
        )
        if !thanks.isUnseen {
            message.add(
                chat == "local"
                    ? "What you wrote is not shown here. Please say nothing of it in this room."
                    : "Please delete your message, because others read it here, and say nothing of it in this room.")
        }
        if thanks.needsToken {
            message.add(
                "Its room opens only with a person's own token, and none is configured here (server.tokens): talk by telephone until then."
            )
        }
        return message
    }

    /// What the team wrote for this case, where it applies.
    func specialCase(_ name: String) -> Message.Line? {
        let texts = policy.specialCases.filter { Policy.normalise($0.key).contains(name) }.map(\.text)
        return texts.isEmpty ? nil : "\(texts.joined(separator: " "))"
    }

    /// Who may see it, in its own opening.
    func privacyLines(_ incident: Incident) -> [Message.Line] {
        guard let people = incident.audienceList else { return [] }
        var lines: [Message.Line] = [
            "What it is about: \(incident.title)",
            "\(strong: "Private"): only \(names(people)) may see it. Elsewhere it is “\(incident.shownName)”, and answers nobody.",
        ]
        if policy.special.securityTeam.isEmpty {
            lines.append(
                "No security team is configured (special_cases.security.team): \(strong: "hand it over by telephone").")
        }
        if let said = specialCase("security") { lines.append(said) }
        return lines + ["To let somebody in: \(command("grant @name"))"]
    }

    /// `!grant` alone.
    func audience(_ incident: Incident) -> Message {
        guard let people = incident.audienceList else {
            return Message("\(incident.id) is open to everybody. To make it private: \(command("security"))")
        }
        return Message(
            "\(incident.id) “\(incident.shownName)” may be seen by \(names(people)). To let somebody in: \(command("grant @name")). To shut somebody out: \(command("revoke @name"))"
        )
    }

    func audienceSet(_ set: AudienceSet, _ incident: Incident, by: PersonID?) -> Message.Line {
        if set.isLifted == true {
            return
                "\(strong: "\(incident.id) is everybody's again"), by \(name(by)). What was written meanwhile can be read by everybody too."
        }
        if set.codename != nil {
            return
                "\(strong: "\(incident.id) is private from now on") and is called “\(incident.shownName)”. Only \(mentions(set.people)) may see it. To let somebody in: \(command("grant @name"))"
        }
        guard set.added.isEmpty else { return "\(mentions(set.added)) may see \(incident.id) now, by \(name(by))." }
        return "\(names(set.removed)) may no longer see \(incident.id), by \(name(by))."
    }

    /// Customers hear nothing of what only some may know; when they have to, that is for those to say.
    func customerComms(at severity: Severity, of incident: Incident) -> Message.Line? {
        guard !incident.isPrivate else { return nil }
        return policy.rule(for: severity)?.customerComms.map { "Customer communication: \($0)" }
    }

    /// What stands over a room when it is made, and over one of ours as long as it is there.
    package func roomTopic(_ incident: Incident) -> String {
        "\(incident.severity.label) \(incident.id): \(incident.shownName)"
    }
    package func roomTopic(_ stream: Workstream, _ incident: Incident) -> String {
        "\(stream.name) of \(incident.id)\(incident.isPrivate ? "" : stream.goal.map { ": \($0)" } ?? "")"
    }

    /// In one sentence: why the room stays as it is, and what to configure.
    func securityRaised(_ raised: SecurityRaised, _ incident: Incident, by: PersonID?) -> Message.Line {
        guard let codename = raised.codename else {
            return
                "\(incident.id) does not concern security after all, by \(name(by)): what is said of it goes everywhere again."
        }
        return
            "The security team is paged as “\(codename)”, without content; this room \(strong: "stays open"), because nobody could enter a private one until people have tokens (server.tokens)."
    }

    /// In a room that everybody reads, of what is everybody's no longer.
    package func dealtWithElsewhere() -> Message {
        Message(
            "This is dealt with elsewhere from now on, and the people concerned have been told. Please delete what was written of it here, and say nothing more of it in this room."
        )
    }
    package var dealtWithElsewhereTopic: String { "Dealt with elsewhere" }

    /// Something of a private incident could not be delivered, and no room of its own is left to say so in.
    package func undeliveredSomewhere(_ chat: Substring) -> Message {
        Message(
            "Something could not be delivered to \(String(chat)). Whoever waits for a word there finds it in Sitrep itself."
        )
    }

    /// Those who are on call may not see it.
    func nobodyMayBePaged(_ incident: Incident) -> Message {
        Message(
            "\(headline(incident)): nobody who may see it is on call, so \(strong: "nobody was paged"). Let somebody in: \(command("grant @name")), then \(command("ic page @name")). Or call somebody by telephone now."
        )
    }

    func dataLost(_ lost: DataLost, _ incident: Incident) -> Message.Line {
        let others = lost.told.filter { !incident.isVisible(to: .person($0)) }
        var line: Message.Line = "\(strong: "Data loss") in \(headline(incident)): \(lost.what)."
        if lost.told.isEmpty {
            line =
                line
                + " Nobody is configured to be told (special_cases.data_loss.tell): call legal and your manager now."
        }
        for how in told(lost.told.filter { !others.contains($0) }, incident) { line = line + " " + how + "." }
        if !others.isEmpty {
            line = line + " \(strong: "Not told"), because they may not see it: " + names(others) + "."
        }
        return line + " The ladder is skipped: the executives are next."
    }

    func vendorNoted(_ noted: VendorNoted, _ incident: Incident) -> Message.Line {
        if noted.isClosed { return "\(noted.vendor) \(noted.ticket) is closed, for \(incident.id)." }
        return "Vendor of \(incident.id): " + vendorLine(noted.vendor, noted.ticket)
    }

    /// `CloudCo, ticket 4711: tel. +1 …, https://…`
    func vendorLine(_ vendor: String, _ ticket: String) -> Message.Line {
        let known = policy.vendor(named: vendor)
        var reach: [Message.Line] = []
        if let phone = known?.phone { reach.append("tel. \(phone)") }
        if let url = known?.url { reach.append("\(Message.Piece.link(url: url, label: url))") }
        let line: Message.Line = "\(strong: vendor), ticket \(ticket)"
        return reach.isEmpty ? line : line + ": " + joined(reach)
    }

    func vendors(_ incident: Incident) -> Message {
        guard !incident.vendors.isEmpty else {
            return Message(
                "No vendor's ticket is kept with \(incident.id). To keep one: \(command("vendor cloudco 4711"))")
        }
        var message = Message("Vendors of \(incident.id):")
        message.blocks.append(
            .list(
                incident.vendors.map { ticket in
                    let line = vendorLine(ticket.vendor, ticket.ticket)
                    return ticket.closedAt.map { line + " (closed \(clock($0)))" } ?? line
                }))
        if let open = incident.openVendors.first {
            message.add("When one is done: \(command("vendor \(open.vendor) closed"))")
        }
        return message
    }
}

/// Refusals of the special cases.
extension Wording {
    func notPermitted(_ it: NotPermitted) -> Message.Line {
        let roles = it.holders.map { holder -> Message.Line in
            guard let person = holder.person else { return "the \(ours: holder.role.name) (nobody yet)" }
            return "the \(ours: holder.role.name) (\(name(person)))"
        }
        let names = it.names.map { name -> Message.Line in "\(name)" }
        let may = either(roles + names)
        let line: Message.Line = "Only " + may + " may use \(command(it.command)). "
        if it.mayTakeCommand, let id = it.incident { return line + "To take command: \(command("ic me \(id)"))" }
        guard let person = it.ask else { return line + "Who is on call: \(command("ic"))" }
        // A page would have to declare, and that is what they may not.
        if it.incident == nil, policy.permissions["declare"] != nil {
            guard let phone = policy.phone(of: person) else { return line + "Ask \(name(person))." }
            return line + "Call \(name(person)): \(phone)"
        }
        return line + "Ask \(name(person)), or page: \(command("ic page @\(person.key)"))"
    }

    /// `A, B or C`
    private func either(_ lines: [Message.Line]) -> Message.Line {
        var result = Message.Line()
        for (index, line) in lines.enumerated() {
            if index > 0 { result = result + (index == lines.count - 1 ? " or " : ", ") }
            result = result + line
        }
        return result
    }

    func notInAudience(_ people: [PersonID], _ id: IncidentID) -> Message.Line {
        let first = people.first.map { $0.strangersHandle?.handle ?? $0.key } ?? "name"
        return
            "\(id) is private, and \(names(people)) may not see it: nothing was done. Let them in first: \(command("grant @\(first.drop { $0 == "@" })"))"
    }

    func unknownVendor(_ name: String, _ open: [String]) -> Message.Line {
        open.isEmpty
            ? "No ticket is open at “\(name)”. To keep one: \(command("vendor \(name) 4711"))"
            : "No ticket is open at “\(name)”. Open: \(open.joined(separator: ", ")). For example: \(command("vendor \(open[0]) closed"))"
    }
}
