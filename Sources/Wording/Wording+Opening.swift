import Incidents

/// The first message in an incident's own room, the board of its first pages in it: ten lines on a telephone.
extension Wording {
    /// What is left out first where it would be too long. What is left out stands in `!brief` and `!severity`.
    private enum Size: Int, CaseIterable, Comparable {
        case whole, withoutProse, withoutHints, withoutDuties, terse, terser, tersest
        static func < (left: Size, right: Size) -> Bool { left.rawValue < right.rawValue }
    }
    /// Ten lines of forty columns: what a telephone shows without a thumb.
    private static let most = 10
    package static let columns = 40

    package func opening(_ incident: Incident, now: Instant) -> Message {
        var message = Message()
        for size in Size.allCases {
            message = opening(incident, size)
            if message.height(Self.columns) <= Self.most { return message }
        }
        return message
    }

    private func opening(_ incident: Incident, _ size: Size) -> Message {
        var message = Message(declaredLine(incident, size))
        for line in privacyLines(incident) { message.add(line) }
        message.blocks += drillLines(incident).map { .line($0) }
        for line in reachedAtStart(incident, size) { message.add(line) }
        if let comms = openingComms(incident, size) { message.add(comms) }
        if let rule = policy.rule(for: incident.severity), size < .withoutProse {
            for prose in rule.prose { message.add("\(heading(prose.key)): \(prose.text)") }
        }
        if let bridge = bridgeLine(size) { message.add(bridge) }
        if size < .withoutHints, !policy.specialCases.isEmpty {
            message.add("Special cases: \(command("severity"))")
        }
        if size < .withoutHints { for line in offered(at: .declared, incident) { message.add(line) } }
        if size < .terse { message.add(nextStep(incident, size)) }
        let board = incident.openingPages.first { !$0.paged.isNotice }
        message.add((board.map { boardButtons(incident, $0) } ?? takeCommand(incident)) + [updateButton(incident)])
        return message
    }

    private func takeCommand(_ incident: Incident) -> [Message.Button] {
        incident.commander == nil ? [takeCommandButton(incident)] : []
    }

    private func declaredLine(_ incident: Incident, _ size: Size) -> Message.Line {
        guard size >= .terse else {
            return
                "\(headline(incident)) was declared at \(clock(incident.declared.at)) by \(name(incident.declaredBy))."
        }
        let title = size < .tersest ? incident.shownName : incident.shownName.shortened(to: 30)
        let line: Message.Line =
            "\(strong: incident.severity.label) \(incident.id) “\(title)” by \(name(incident.declaredBy)). "
        guard let commander = incident.commander else { return line + "Take command: \(command("ic me"))" }
        return line + "IC: \(name(commander))"
    }

    /// Who was paged and told, and how that goes.
    private func reachedAtStart(_ incident: Incident, _ size: Size) -> [Message.Line] {
        let pages = incident.openingPages
        let notices = pages.filter { $0.paged.isNotice && !incident.isDrill }
        let asked = pages.filter { !$0.paged.isNotice }
        var fullness = Fullness(duties: size < .withoutDuties, says: size < .terse, isShort: size > .terse)
        var lines: [Message.Line] = []
        for page in asked where board(incident, page).isEmpty {
            lines.append(nobodyWasPaged(page, incident))
            if let unknown = unknownWords(page.paged.line, at: page.at) { lines.append(unknown) }
        }
        if asked.isEmpty, incident.kind == .real, policy.rule(for: incident.severity)?.page == .nobody {
            lines.append("Nobody is paged for a \(ours: incident.severity.label). To page: \(command("ic page"))")
        }
        fullness.isShortest = size == .tersest
        lines += reached(asked, incident, fullness)
        if let links = asked.compactMap({ links($0) }).first, size < .withoutHints { lines.append(links) }
        fullness.duties = false
        fullness.pings = true
        return lines + reached(notices, incident, fullness)
    }

    private func nobodyWasPaged(_ page: Page, _ incident: Incident) -> Message.Line {
        if incident.isPrivate {
            return
                "Nobody who may see it is on call, so \(strong: "nobody was paged"). Let somebody in: \(command("grant @name")), then \(command("ic page @name"))"
        }
        return "Nobody is on call, so \(strong: "nobody was paged"). Call somebody by telephone now."
    }

    /// `Tell customers: status page + email`, where the row says that it is required.
    private func openingComms(_ incident: Incident, _ size: Size) -> Message.Line? {
        guard size >= .withoutDuties, !incident.isPrivate,
            let prose = policy.rule(for: incident.severity)?.customerComms
        else { return customerComms(at: incident.severity, of: incident) }
        guard prose.lowercased().hasPrefix("required") else { return "Customers: \(prose)" }
        let rest = prose.dropFirst("required".count).filter { !"()".contains($0) }.drop { !$0.isLetter }
        return rest.isEmpty ? "Tell customers: required" : "Tell customers: \(String(rest))"
    }

    private func bridgeLine(_ size: Size) -> Message.Line? {
        guard let bridge = policy.bridge else { return nil }
        var parts: [Message.Line] = []
        if let number = bridge.number { parts.append("tel. \(number)") }
        if let pin = bridge.pin { parts.append("PIN \(strong: pin)") }
        // The number is for whoever has no hands for a link; where there is none the link stays.
        if let link = bridge.link, size < .terse || parts.isEmpty {
            parts.append("\(Message.Piece.link(url: link, label: link))")
        }
        return parts.reduce(size < .terse ? "Bridge:" : "Bridge") { $0 + " " + $1 }
    }

    private func nextStep(_ incident: Incident, _ size: Size) -> Message.Line {
        if let commander = incident.commander {
            return "IC: \(name(commander)). All commands: \(command("help"))"
        }
        let isAsked = incident.openingPages.contains { $0.awaitsAcknowledgement && !board(incident, $0).isEmpty }
        if size >= .withoutDuties { return "Take command: \(command("ic me")). More: \(command("help"))" }
        let answer: Message.Line = isAsked ? "Paged? Answer \(command("ack")). " : ""
        return answer + "Take command: \(command("ic me")). All commands: \(command("help"))"
    }

    /// `first_response` as people read it: `First response`.
    func heading(_ key: String) -> String {
        let words = key.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension Message {
    /// So many lines it takes where a line holds so many columns: words are not broken, unless one is longer than a line.
    package func height(_ columns: Int) -> Int {
        let text = PlainText.render(self)
        let rows: [Substring] = text.split(separator: Character("\n"), omittingEmptySubsequences: false)
        var height = 0
        for row in rows {
            let words: [Substring] = row.split(separator: Character(" "))
            height += Self.wrapped(words.map(\.count), columns)
        }
        return height
    }

    private static func wrapped(_ words: [Int], _ columns: Int) -> Int {
        var lines = 1
        var used = 0
        for width in words {
            if used > 0, used + 1 + width > columns {
                lines += 1
                used = 0
            }
            used += (used > 0 ? 1 : 0) + width
            while used > columns {
                lines += 1
                used -= columns
            }
        }
        return lines
    }
}
