import Incidents

/// What the queries show.
extension Wording {
    /// `!status`: the systems as the monitors see them, then the incident.
    func status(_ incident: Incident?, _ desk: Desk, now: Instant) -> Message {
        var message = Message()
        for line in systems(desk) { message.add(line) }
        guard let incident else {
            let open = desk.open()
            message.add(
                open.isEmpty
                    ? "No incident is open. To declare one: \(command("declare P1 what is wrong"))"
                    : "Open: \(joined(open.prefix(5).map { mark($0) + headline($0) })). \(command("incidents")) tells more"
            )
            return message
        }
        message.add(stateLine(incident, now: now))
        message.blocks.append(.fields(fields(incident, now: now)))
        return message
    }

    private func systems(_ desk: Desk) -> [Message.Line] {
        guard !policy.monitors.isEmpty else {
            return ["\(strong: "SYSTEMS: I CANNOT SEE THEM"): no monitor is configured"]
        }
        let readings = policy.monitors.map { name in
            desk.small.readings[name] ?? Reading(monitor: name, state: .unknown, detail: "not read yet")
        }
        if readings.allSatisfy({ $0.state == .normal }) {
            return [
                "Systems: \(strong: "NORMAL") (\(readings.count) checked: \(readings.map(\.monitor).joined(separator: ", ")))"
            ]
        }
        return readings.map { line(for: $0) }
    }

    package func line(for reading: Reading) -> Message.Line {
        switch reading.state {
        case .normal: "\(reading.monitor): normal"
        case .failing: "\(strong: "FAILING") \(reading.monitor): \(reading.detail)"
        case .unknown: "\(strong: "I CANNOT CHECK") \(reading.monitor): \(reading.detail). That is a sign too"
        }
    }

    /// For whoever joins late.
    func brief(_ incident: Incident, now: Instant) -> Message {
        var message = Message(stateLine(incident, now: now))
        message.blocks.append(.fields(fields(incident, now: now)))
        let others = incident.roles.filter { $0.role != .commander }
        if !others.isEmpty {
            message.add("Roles: \(joined(others.map { "\(name($0.person)) \(ours: $0.role.name)" }))")
        }
        message.blocks += listed(incident.openTasks, more: "\(command("tasks"))") { task($0, now: now) }
        if !incident.watch.timers.isEmpty { message.blocks.append(.list(pendingTimers(incident, now: now))) }
        let noted = [(incident.decisionCount, "decision"), (incident.todos.count, "TODO")].filter { $0.0 > 0 }
        if !noted.isEmpty {
            let counts = noted.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: ", ")
            message.add("\(ours: counts) noted: \(command("timeline")) \(command("tasks"))")
        }
        if let bridge = bridgeText { message.add("Bridge: \(bridge)") }
        return message
    }

    func task(_ item: TaskItem, now: Instant) -> Message.Line {
        let owner: Message.Line = item.owner.map { " – \(name($0))" } ?? " – nobody"
        let due: Message.Line = item.due.map { ", until \(moment($0, now: now))" } ?? ""
        return "Task \(item.number): \(item.text.unended.shortened(to: Self.longestRow))" + owner + due
            + (item.doneAt == nil ? "" : " (done)")
    }

    /// All of a few; of many, so many from a place on, open ones first.
    func tasks(_ incident: Incident, from first: Int, now: Instant) -> Message {
        var message = Message()
        let all = incident.tasks.count + incident.todos.count
        let isWhole = all <= Self.mostListed
        let tasks = isWhole ? incident.tasks : incident.openTasks + incident.tasks.filter { $0.doneAt != nil }
        let shown = (isWhole ? 1 : first)..<((isWhole ? 1 : first) + Self.mostListed)
        let rows = tasks.enumerated().filter { shown.contains($0.offset + 1) }.map { task($0.element, now: now) }
        let todos = incident.todos.enumerated().filter { shown.contains(tasks.count + $0.offset + 1) }.map(\.element)
        if tasks.isEmpty {
            message.add(
                incident.phase.isOver
                    ? "\(incident.id) has no tasks."
                    : "\(incident.id) has no tasks. To add one: \(command("task check the database @name in 20m"))")
        } else if !rows.isEmpty {
            message.add(
                isWhole
                    ? "Tasks of \(incident.id):"
                    : "Tasks of \(incident.id), \(incident.openTasks.count) of \(tasks.count) open:")
            message.blocks.append(.list(rows))
            if let open = incident.openTasks.first {
                message.add(
                    incident.phase.isOver
                        ? "\(incident.id) is \(ours: incident.phase.spoken): nobody is reminded of what is open. To go on with it: \(command("reopen"))"
                        : "When one is done: \(command("task done \(open.number)"))")
            }
        }
        if !todos.isEmpty {
            message.add("For afterwards:")
            message.blocks.append(
                .list(todos.map { "TODO \($0.number): \($0.text.shortened(to: Self.longestRow))" }))
        }
        let left = all - shown.upperBound + 1
        if left > 0 { message.add("and \(left) more: \(command("tasks \(shown.upperBound)"))") }
        if rows.isEmpty, todos.isEmpty, all > 0 {
            message.add("\(incident.id) has \(all) tasks and follow-ups. From the first: \(command("tasks"))")
        }
        return message
    }

    func roles(_ incident: Incident) -> Message {
        guard !incident.roles.isEmpty else {
            return Message("Nobody has a role in \(incident.id) yet. To take command: \(command("ic me"))")
        }
        var message = Message("Roles in \(incident.id):")
        message.blocks.append(.list(incident.roles.map { "\(ours: $0.role.name): \(name($0.person))" }))
        if incident.commander == nil { message.add("There is no incident commander: \(command("ic me"))") }
        return message
    }

    func incidents(_ open: [Incident], now: Instant) -> Message {
        guard !open.isEmpty else {
            return Message("No incident is open. To declare one: \(command("declare P1 what is wrong"))")
        }
        var message = Message("\(open.count) open:")
        message.blocks.append(
            .list(
                open.prefix(15).map { incident in
                    let commander: Message.Line = incident.commander.map { "IC \(name($0))" } ?? "no IC"
                    return mark(incident) + stateLine(incident, now: now) + ", " + commander + ", \(room(of: incident))"
                }))
        return message
    }

    func severity(_ incident: Incident) -> Message {
        var message = severities(incident)
        if let comms = customerComms(at: incident.severity, of: incident) { message.add(comms) }
        let others = policy.severities.map(\.severity.label).filter { $0 != incident.severity.label }
        if let other = others.first { message.add("To change it: \(command("severity \(other)"))") }
        return message
    }
}
