import Incidents

/// Who is on call, and how to reach them: from the configuration and what was kept, so that it works while the paging
/// service is down.
extension Wording {
    /// `!ic`
    func commanders(_ incident: Incident?, now: Instant, at room: RoomRef? = nil) -> Message {
        let line = policy.commanders(at: now).everyone
        guard !line.isEmpty else {
            // Where nobody is known, the reason stands before the advice to configure somebody.
            if let age = age(ofLines: ["ic"], now: now) {
                let isUnknown = isUnknown("ic", at: now)
                var message = Message(
                    isUnknown
                        ? "It is \(strong: "not known") who is on call as incident commander."
                        : "Nobody is on call as incident commander\(gapWords("ic", now: now)).")
                message.add(age)
                message.add("To page somebody: \(command("ic page @name"))")
                return message
            }
            return Message(
                "Nobody is on call as incident commander\(gapWords("ic", now: now)). Add on_call: {ic: {primary: …}} to the configuration."
            )
        }
        var message = Message("On call as incident commander:")
        message.blocks.append(.list(line.map { reachable($0.person, $0.duty) }))
        if let age = age(ofLines: ["ic"], now: now) { message.add(age) }
        for entry in line {
            for chat in strangeChats(to: policy.people[entry.person], at: room) {
                message.add("\(strong: "Not known at \(chat)"): \(name(entry.person)), who is not invited there")
            }
        }
        if let commander = incident?.commander { message.add("Commanding here: \(name(commander))") }
        message.add("To page them all: \(command("ic page what is wrong"))")
        return message
    }

    private func reachable(_ person: PersonID, _ duty: String) -> Message.Line {
        let phone = policy.phone(of: person).map { ", \($0)" } ?? ", no telephone number"
        return "\(name(person)) (\(ours: duty))\(phone)"
    }

    private func gapWords(_ line: String, now: Instant) -> String {
        guard let schedule = policy.onCall[line]?.schedule else { return "" }
        let next = policy.book.nextHandOff(schedule, after: now)
        return " (a gap in the schedule \(schedule)" + (next.map { " until \(policy.zone.dateAndClock($0))" } ?? "")
            + ")"
    }

    /// `!oncall mine`
    func shifts(of person: PersonID, now: Instant) -> Message {
        let shifts = policy.book.schedules.flatMap { policy.book.wholeShifts($0, from: now, to: now + .days(60)) }
            .filter { $0.person == person }.sorted { ($0.from, $0.schedule) < ($1.from, $1.schedule) }
        let fixed = policy.linesInOrder.filter { key in
            policy.onCall[key]?.schedule == nil && policy.line(key, at: now).everyone.contains { $0.person == person }
        }
        guard !shifts.isEmpty || !fixed.isEmpty else {
            return Message(
                "\(name(person)), you have no shift in the next 60 days. Who has: \(command("oncall")). To take one: \(command("oncall take 2h"))"
            )
        }
        var message = Message("Shifts of \(name(person)):")
        let rows = shifts.prefix(10).map { shift -> Message.Line in
            let zone = policy.book.planner?.zone(of: shift.schedule) ?? policy.zone
            let isNow: Message.Line = shift.from <= now ? " \(strong: "now")" : ""
            return
                "\(shift.schedule) (\(ours: shift.duty.spoken)): \(ours: zone.dateAndClock(shift.from)) to \(ours: zone.dateAndClock(shift.to))"
                + isNow
        }
        message.blocks.append(.list(fixed.map { "\($0): always, by the configuration" } + rows))
        if shifts.count > rows.count { message.add("\(shifts.count - rows.count) more in the next 60 days.") }
        message.add(
            "In your calendar: \(command("oncall calendar")). Away? \(command("oncall swap @name 2026-12-24..26"))")
        return message
    }

    /// `!ic responders`
    func responders(at now: Instant) -> Message {
        let lines = policy.linesInOrder.filter { $0 != "ic" }
        guard !lines.isEmpty else {
            return Message("No teams have somebody on call. Add them to on_call in the configuration.")
        }
        var message = Message("On call for the teams:")
        message.blocks.append(
            .list(
                lines.map { key in
                    let people = policy.line(key, at: now).everyone
                    let title = policy.teams[key]?.name ?? key
                    guard !people.isEmpty else {
                        return isUnknown(key, at: now)
                            ? "\(title): \(strong: "not known")" : "\(title): \(strong: "nobody")"
                    }
                    return "\(title): " + joined(people.map { reachable($0.person, $0.duty) })
                }))
        if let age = age(ofLines: lines, now: now) { message.add(age) }
        message.add(
            "To page one team: \(command("ic page \(lines[0])")). All of them: \(command("ic page responders"))")
        return message
    }

    /// `!ic who`
    func who(_ person: PersonID, now: Instant, at room: RoomRef?) -> Message {
        var message = Message("\(name(person)):")
        var rows: [Message.Field] = []
        let known = policy.people[person]
        rows.append(
            Message.Field(
                "telephone",
                known.map { $0.phones.isEmpty ? "none configured" : "\($0.phones.joined(separator: ", "))" }
                    ?? "not in the configuration"))
        if let email = known?.email { rows.append(Message.Field("mail", "\(email)")) }
        let ways = policy.ways(to: person, line: nil).filter { !$0.isShared }.map(\.pager)
        rows.append(
            Message.Field("paged by", ways.isEmpty ? "\(strong: "nothing"): call them" : contactWords(known, ways)))
        let duties = policy.linesInOrder.flatMap { key in
            policy.line(key, at: now).everyone.filter { $0.person == person }.map { "\(key) (\($0.duty))" }
        }
        rows.append(Message.Field("on call", duties.isEmpty ? "not now" : "\(duties.joined(separator: ", "))"))
        for chat in strangeChats(to: known, at: room) {
            rows.append(
                Message.Field(
                    "at \(chat)",
                    "\(strong: "not known"): no account is known to be theirs, so they are neither invited nor mentioned there"
                ))
        }
        message.blocks.append(.fields(rows))
        message.add("To page: \(command("ic page @\(person.key)"))")
        return message
    }

    private func contactWords(_ person: Person?, _ ways: [String]) -> Message.Line {
        guard let rule = person?.contact else { return "\(ways.joined(separator: ", ")), all at once" }
        let steps = rule.steps.map { step in
            let pagers = step.pagers.filter { ways.contains($0) }.joined(separator: ", ")
            return step.after == .zero ? pagers : "\(pagers) after \(spoken(step.after))"
        }
        let all = steps.isEmpty ? ways.joined(separator: ", ") : steps.joined(separator: ", then ")
        let quiet = rule.quiet.map { quiet in
            "; quiet \(minutes(quiet.from)) to \(minutes(quiet.to)) but for \(severityWords(quiet.exceptRank))"
        }
        return "\(all)\(quiet ?? "")"
    }

    private func minutes(_ minutes: Int) -> String { "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))" }

    private func severityWords(_ rank: Int) -> String {
        policy.severities.filter { $0.severity.rank <= rank }.map(\.severity.label).joined(separator: ", ")
    }

    /// `!ic page responders`, asked back.
    func confirmAllHands(_ incident: Incident?, _ count: Int) -> Message {
        var message = Message(
            "This pages \(strong: count == 1 ? "1 person" : "\(count) people"): everybody who is on call for any team"
                + (incident.map { ", for \(headline($0))" } ?? "") + ". Nobody has been paged yet.")
        message.add("To do it: \(command("ic page responders yes"))")
        let press = incident.map { "ic page responders yes \($0.id)" } ?? "ic page responders yes"
        message.add([Message.Button("Page \(count)", .command(press), isPrimary: true)])
        return message
    }

    /// Somebody stands in: the answer, and word to whoever it concerns.
    func stoodIn(_ events: [Event], now: Instant) -> Message {
        var message = Message()
        for event in events {
            switch event.fact {
            case .stoodIn(let standIn):
                message.add(standInLine(standIn, by: event.by))
                if policy.ways(to: standIn.person, line: nil).isEmpty {
                    let phone =
                        policy.phone(of: standIn.person).map { ": only \($0) does" }
                        ?? ", and no telephone number is known"
                    message.add("No pager reaches \(name(standIn.person))\(phone).")
                }
            case .standInsEnded(let ended):
                message.add("Taken back:")
                message.blocks.append(.list(ended.standIns.map { standInLine($0, by: event.by) }))
            default: break
            }
        }
        message.add("All shifts of yours: \(command("oncall mine")). To take it back: \(command("oncall undo"))")
        return message
    }

    private func standInLine(_ standIn: StandIn, by: PersonID?) -> Message.Line {
        let zone = policy.book.planner?.zone(of: standIn.schedule) ?? policy.zone
        let who: Message.Line = standIn.person == by ? "\(name(standIn.person))" : "\(mention(standIn.person))"
        let instead: Message.Line = standIn.replaces.map { " instead of \(name($0))" } ?? ""
        return who + " is \(strong: standIn.duty.spoken) of \(standIn.schedule)" + instead
            + " from \(ours: zone.dateAndClock(standIn.from))\(ours: pass(standIn.from, on: zone)) to \(ours: zone.dateAndClock(standIn.to))\(ours: pass(standIn.to, on: zone))."
    }

    /// `!oncall load`
    func load(_ rows: [DutyLoad], from: Instant, to: Instant) -> Message {
        guard !rows.isEmpty else {
            return Message(
                "Nobody was on call or paged from \(moment(from, now: to)) to now. For longer: \(command("oncall load 12w"))"
            )
        }
        var message = Message("On-call load since \(moment(from, now: to)):")
        message.blocks.append(
            .list(
                rows.map { row in
                    let incidents = row.incidents == 1 ? "1 incident" : "\(row.incidents) incidents"
                    let pages = row.pages == 1 ? "1 page" : "\(row.pages) pages"
                    let heavy: Message.Line =
                        row.heavyWeek.map { week in
                            ", \(strong: "\(week.incidents) incidents in the week from \(policy.zone.civil(week.from).date)")"
                        } ?? ""
                    return
                        "\(name(row.person)): \(ours: incidents), \(ours: pages) (\(ours: String(row.nightPages)) at night), \(ours: timeOnCall(row, at: to))"
                        + heavy
                }))
        if rows.contains(where: { $0.heavyWeek != nil }) {
            message.add(
                "More than \(DutyLoad.most) incidents a week are too many to follow up: share the shifts, or mend the cause."
            )
        }
        message.add("Another length of time: \(command("oncall load 12w"))")
        return message
    }

    /// A fixed duty has no shifts that could be counted.
    private func timeOnCall(_ row: DutyLoad, at now: Instant) -> String {
        let isFixed = policy.linesInOrder.contains { key in
            policy.onCall[key]?.schedule == nil
                && policy.line(key, at: now).everyone.contains { $0.person == row.person }
        }
        if row.onCall == .zero { return isFixed ? "on call always, by the configuration" : "not on call" }
        let parts = [(row.night, "at night"), (row.weekend, "at weekends")].filter { $0.0 > .zero }
            .map { "\(spoken($0.0)) \($0.1)" }
        return "on call \(spoken(row.onCall))" + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
            + (isFixed ? ", and always by the configuration" : "")
    }
}
