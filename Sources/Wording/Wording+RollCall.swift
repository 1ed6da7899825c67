import Incidents

/// Who is here, and the executive's question.
extension Wording {
    /// A row a person. The first board pings whoever is called; an edit of it pings nobody.
    package func rollCallBoard(_ call: RollCall, _ incident: Incident, isFirst: Bool, now: Instant) -> Message {
        var message = Message("Roll call for \(headline(incident)), \(moment(call.at, now: now)):")
        let rows = call.expected.map { expectedRow($0, call, isFirst: isFirst) } + call.others.map { hereRow($0) }
        let shown = rows.prefix(Self.mostCalled)
        message.blocks.append(.list(Array(shown)))
        if rows.count > shown.count { message.add("and \(rows.count - shown.count) more") }
        guard !call.missing.isEmpty else {
            message.add(
                call.expected.isEmpty ? "Nobody has a role or was paged yet: \(command("ic page"))" : "All here.")
            return message
        }
        message.add("You are here? Answer \(command("here")), or with your role: \(command("here as ops"))")
        message.add([Message.Button("I am here", .command("here \(incident.id)"), isPrimary: true)])
        return message
    }
    private static let mostCalled = 20

    private func expectedRow(_ expected: RollCall.Expected, _ call: RollCall, isFirst: Bool) -> Message.Line {
        let presence = call.presence(of: expected.person)
        let roles = [presence?.role].compactMap { $0 } + expected.roles.filter { $0 != presence?.role }
        let head: Message.Line = "\(name(expected.person)) (\(ours: roleNames(roles))): "
        if let presence { return head + "\(strong: "here") \(clock(presence.at))" }
        guard isFirst else { return head + "no answer yet" }
        return "\(mention(expected.person)) (\(ours: roleNames(roles))): no answer yet"
    }

    private func hereRow(_ presence: RollCall.Presence) -> Message.Line {
        let role = presence.role.map { " (\($0.name))" } ?? ""
        return "\(name(presence.person))\(ours: role): \(strong: "here") \(clock(presence.at))"
    }

    private func roleNames(_ roles: [Role]) -> String {
        roles.isEmpty ? "paged" : roles.map(\.name).joined(separator: ", ")
    }

    func rollCall(_ incident: Incident, now: Instant) -> Message {
        guard let call = incident.watch.rollCall else { return refusal(.noRollCall(incident.id)) }
        var message = rollCallBoard(call, incident, isFirst: false, now: now)
        if let due = call.due, due > now, !call.missing.isEmpty {
            message.add("At \(clock(due)) I say who is missing. To begin anew: \(command("rollcall new"))")
        } else {
            message.add("To begin anew: \(command("rollcall new"))")
        }
        return message
    }

    func present(_ present: Present, _ event: Event, _ incident: Incident) -> Message.Line {
        let role = present.role.map { " as \($0.name)" } ?? ""
        let missing = incident.watch.rollCall?.missing ?? []
        let head: Message.Line = "\(name(event.by)) is here\(ours: role). "
        guard !missing.isEmpty else { return head + "Nobody is missing." }
        let some = missing.prefix(5).map(\.person)
        let more: Message.Line = missing.count > 5 ? " and \(missing.count - 5) more" : ""
        return head + "Missing: " + names(some) + more + "."
    }

    /// Saying a role takes none: where it is free, that is one more command.
    func presentHint(_ present: Present, _ event: Event, _ incident: Incident) -> Message.Line? {
        guard let role = present.role, role != .expert, incident.holder(of: role) == nil else { return nil }
        return "Nobody is \(ours: role.name) yet. To take it: \(command("role \(role.shortName) me"))"
    }

    func rollCallLine(_ fired: Fired, _ incident: Incident) -> Message.Line {
        let missing = fired.detail?.missing?.count ?? 0
        let expected = incident.watch.rollCall?.expected.count ?? missing
        return "roll call of \(incident.id): \(missing) of \(expected) \(ours: missing == 1 ? "is" : "are") missing:"
    }

    func missingRow(_ person: PersonID, _ incident: Incident) -> Message.Line {
        let roles = incident.roles.filter { $0.person == person }.map(\.role)
        let handle = person.strangersHandle?.handle ?? person.key
        let call: Message.Line = policy.phone(of: person).map { ", or call \($0)" } ?? ""
        return
            "\(name(person)) (\(ours: roleNames(roles))): \(command("ic page @\(handle.drop { $0 == "@" })"))" + call
    }

    /// What is more than a sentence, as an answer and elsewhere.
    func whole(_ event: Event, _ incident: Incident, now: Instant) -> Message? {
        if case .rollCallOpened = event.fact, let call = incident.watch.rollCall {
            return rollCallBoard(call, incident, isFirst: true, now: now)
        }
        guard case .swoopAsked(let asked) = event.fact else { return nil }
        let commander: Message.Line = incident.commander.map { "\(name($0)) commands now." } ?? "Nobody commands now."
        var message = Message(
            "\(mention(asked.person)): \(strong: "do you wish to take command") of \(headline(incident))? " + commander)
        message.add("If so: \(command("ic me")). If not: \(command("swoop no")), and the commander decides alone.")
        message.add([
            takeCommandButton(incident), Message.Button("No", .command("swoop \(incident.id) no")),
        ])
        return message
    }

    func swoopDeclined(_ declined: SwoopDeclined, _ incident: Incident) -> Message.Line {
        let head: Message.Line = "\(name(declined.person)) does \(strong: "not") take command of \(incident.id). "
        guard let commander = incident.commander else { return head + "Nobody commands: \(command("ic me"))" }
        return head + "\(name(commander)) is incident commander and decides."
    }
}
