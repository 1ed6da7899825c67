import Incidents

/// How an incident stands, in words: every surface says it by these, so that no two of them differ.
extension Wording {
    /// `P1 INC-3 “checkout is down” is mitigated (watching) since 14:25 CET, 25 min in all`
    func stateLine(_ incident: Incident, now: Instant) -> Message.Line {
        headline(incident) + " is " + state(incident, length: spoken(incident.duration(at: now)), now: now)
    }

    /// What stands behind `is`: the phase, since when, how long.
    private func state(_ incident: Incident, length: String?, now: Instant) -> Message.Line {
        let standing = incident.standing
        let phase: Message.Line = "\(strong: standing.phase.spoken)"
        func long(_ words: (String) -> String) -> Message.Line { length.map { ", \(ours: words($0))" } ?? "" }
        let since: Message.Line = " since \(moment(standing.since, now: now))"
        guard standing.hasMoved else { return length == nil ? phase + since : phase + long { $0 } }
        if let into = standing.mergedInto, standing.phase == .merged {
            return phase + " into \(into)" + since + ", and goes on there"
        }
        if let over = standing.overSince {
            return phase + ": over since \(moment(over, now: now))" + long { "it lasted \($0)" }
        }
        return (standing.isReopened ? phase + ", open again" : phase) + since + long { "\($0) in all" }
    }

    /// The same in plain text, with what was said: for the API and the pages, which say lengths themselves.
    package func stands(_ incident: Incident, now: Instant) -> String {
        let standing = incident.standing
        let line = state(incident, length: nil, now: now) + (standing.words.map { ": \($0)" } ?? "")
        return inText(line)
    }

    /// In half a line, for whoever is called: `mitigated (watching) since 14:25 CET: rolled back`
    func standsShort(_ incident: Incident, now: Instant) -> Message.Line {
        let standing = incident.standing
        var line: Message.Line = "\(ours: standing.phase.spoken)"
        if let into = standing.mergedInto, standing.phase == .merged { line = line + " into \(into)" }
        if standing.hasMoved { line = line + " since \(moment(standing.since, now: now))" }
        // While it is watched, what stopped it is worth more than what is being done.
        let said = standing.phase == .monitoring ? standing.words ?? standing.status : standing.status ?? standing.words
        return line + (said.map { ": \($0)" } ?? "")
    }

    /// As it was typed, for what escapes it itself: JSON, a page, a mail.
    func inText(_ line: Message.Line) -> String { line.bare }

    /// What happened to it, each with its time and what was said.
    private func course(_ standing: Standing, now: Instant) -> [Message.Field] {
        var rows: [Message.Field] = []
        func add(_ name: String, _ at: Instant?, _ words: String?) {
            guard let at else { return }
            let time = moment(at, now: now)
            rows.append(Message.Field(name, words.map { "\($0) (\(time))" } ?? "\(time)"))
        }
        switch standing.phase {
        case .investigating: if let words = standing.words { add("Open again", standing.since, words) }
        case .identified: if let words = standing.words { add("Identified", standing.since, words) }
        case .monitoring: add("Mitigated", standing.mitigatedAt, standing.mitigation)
        case .resolved, .closed:
            // Resolved at one stroke, it was mitigated by that.
            if standing.mitigatedAt != standing.resolvedAt {
                add("Mitigated", standing.mitigatedAt, standing.mitigation)
            }
            add("Resolved", standing.resolvedAt, standing.phase == .resolved ? standing.words : nil)
            if standing.phase == .closed { add("Closed", standing.since, standing.words) }
        case .cancelled:
            add("Mitigated", standing.mitigatedAt, standing.mitigation)
            add("Cancelled", standing.since, standing.words)
        case .merged: add("Mitigated", standing.mitigatedAt, standing.mitigation)
        }
        return rows
    }

    /// For the incident's own rooms.
    func fields(_ incident: Incident, now: Instant) -> [Message.Field] {
        let standing = incident.standing
        var rows: [Message.Field] = []
        if incident.isPrivate { rows.append(Message.Field("About", "\(incident.title)")) }
        rows += course(standing, now: now) + said(standing)
        let nobody: Message.Line =
            standing.overSince == nil ? "nobody yet – take it: \(command("ic me"))" : "nobody"
        rows.append(Message.Field("Commander", incident.commander.map { "\(name($0))" } ?? nobody))
        rows.append(began(incident, now: now))
        rows += work(standing)
        rows += nextUpdate(incident, now: now)
        for vendor in incident.openVendors {
            rows.append(Message.Field("Vendor", vendorLine(vendor.vendor, vendor.ticket)))
        }
        rows += streamFields(incident, now: now)
        if !incident.rooms.isEmpty { rows.append(Message.Field("Room", "\(room(of: incident))")) }
        return rows
    }

    /// For people who decide nothing in the room: no command, no handle, no workstream.
    func plainFields(_ incident: Incident, now: Instant) -> [Message.Field] {
        var standing = incident.standing
        // Where the typed status names a phase, the first line says which one it is.
        if let status = standing.status, Phase(namedBy: status) != nil, !status.contains(" ") { standing.status = nil }
        var rows = course(standing, now: now) + said(standing)
        rows.append(Message.Field("Commander", incident.commander.map { "\(name($0))" } ?? "nobody yet"))
        rows.append(began(incident, now: now))
        rows += work(standing)
        rows += nextUpdate(incident, now: now)
        if !incident.rooms.isEmpty { rows.append(Message.Field("Room", "\(room(of: incident))")) }
        return rows
    }

    private func said(_ standing: Standing) -> [Message.Field] {
        [("Status", standing.status), ("Impact", standing.impact)].compactMap { name, text in
            text.map { Message.Field(name, "\($0)") }
        }
    }

    private func work(_ standing: Standing) -> [Message.Field] {
        var rows = [
            ("Cause", standing.cause), ("Theory", standing.theory), ("Last action", standing.lastAction),
        ].compactMap { name, text in text.map { Message.Field(name, "\($0)") } }
        if let next = standing.nextAction {
            let by = by(standing)
            rows.append(Message.Field("Next action", "\(by.isEmpty ? next : next.unended)\(by)"))
        }
        return rows
    }

    private func nextUpdate(_ incident: Incident, now: Instant) -> [Message.Field] {
        incident.updateDue(under: policy).map { due in
            [Message.Field("Next update", "\(moment(due, now: now))\(ours: due < now ? " – overdue" : "")")]
        } ?? []
    }

    private func began(_ incident: Incident, now: Instant) -> Message.Field {
        Message.Field("Began", "\(moment(incident.startedAt ?? incident.declared.at, now: now))")
    }

    private func by(_ standing: Standing) -> String {
        standing.nextActionBy.map { " (by \(calledInText($0)))" } ?? ""
    }

    /// A name as it was typed, as people say it: `@dora`, `dora` and `<@U0DORA>` are Dora Diaz.
    package func calledInText(_ typed: String) -> String {
        if let person = policy.person(named: typed) { return policy.name(of: person) }
        let words = typed.split(separator: " ").map { word in
            guard word.hasPrefix("@") else { return String(word) }
            return policy.person(named: String(word)).map(policy.name(of:)) ?? String(word.dropFirst())
        }
        return words.joined(separator: " ")
    }
}

extension Message.Line {
    /// As it was typed, for what escapes it itself: JSON, a page, a mail.
    fileprivate var bare: String {
        pieces.map { piece in
            switch piece {
            case .words(let text), .text(let text), .strong(let text), .code(let text), .mention(_, let text): text
            case .room(_, let label), .link(_, let label): label
            case .everyoneHere: "everybody here"
            }
        }.joined().withoutControls
    }
}
