import Incidents
import Pagers
import Yams

/// An account at Opsgenie as a configuration of ours: people, teams, schedules and who is on call, in YAML that
/// `sitrep check-config` accepts. What has no counterpart stands in comments.
package struct OpsgenieImport {
    private let account: OpsgenieAccount
    private let people: ImportedPeople
    private let schedules: [(key: String, schedule: ImportedSchedule)]
    private let teams: [(key: String, team: OpsgenieTeam)]
    /// Lines of `on_call`, each with the schedule that it follows.
    private var lines: [(line: String, schedule: String)] = []
    /// Schedule there (its key here) to schedules of ours.
    private var keys: [String: [String]] = [:]
    private let now: Instant

    /// - Parameters:
    ///   - known: people of a configuration that is in use: they keep their keys, and what it says of them.
    ///   - zones: the rules of an IANA time zone.
    package init(
        _ account: OpsgenieAccount, known: [Person] = [], zones: (String) -> ZoneRules?, now: Instant
    ) {
        self.account = account
        self.now = now
        people = ImportedPeople(account.users, known: known)
        var teamKeys = Keys()
        teams = account.teams.map { (teamKeys.make($0.name, otherwise: "team"), $0) }
        var scheduleKeys = Keys()
        var found: [(key: String, schedule: ImportedSchedule)] = []
        for schedule in account.schedules {
            let imported = ImportedSchedule(schedule, zones: zones, now: now, people)
            let key = scheduleKeys.make(schedule.name, otherwise: "schedule")
            found.append((key, imported))
            keys[key] = imported.parts.indices.map { index in
                index == 0 ? key : scheduleKeys.make("\(key)-\(index + 1)", otherwise: key)
            }
        }
        schedules = found
        lines = onCallLines()
    }

    /// A team with one schedule is the line of its name; every other schedule is a line by its own.
    private func onCallLines() -> [(line: String, schedule: String)] {
        let teamOf = account.schedules.map { schedule in
            let siblings = account.schedules.filter { $0.ownerTeam?.id == schedule.ownerTeam?.id }
            return siblings.count == 1 ? teams.first { $0.team.id == schedule.ownerTeam?.id }?.key : nil
        }
        var lineKeys = Keys()
        for team in teamOf.compactMap({ $0 }) { lineKeys.reserve(team) }
        var lines: [(line: String, schedule: String)] = []
        for (entry, team) in zip(schedules, teamOf) {
            for (place, key) in (keys[entry.key] ?? []).enumerated() {
                lines.append(((place == 0 ? team : nil) ?? lineKeys.make(key, otherwise: "line"), key))
            }
        }
        return lines
    }

    /// The whole file.
    package var yaml: String {
        var page = YamlPage()
        page.comment("Taken over from Opsgenie on \(now.utc.date). Check it with: sitrep check-config FILE")
        page.comment("Overrides, forwardings, routing and notification rules are not taken over.")
        writePeople(&page)
        writeTeams(&page)
        writeSchedules(&page)
        writeOnCall(&page)
        writeEscalations(&page)
        return page.text
    }

    private func writePeople(_ page: inout YamlPage) {
        guard !people.people.isEmpty else { return }
        page.blank()
        page.open("people")
        for person in people.people {
            for remark in people.remarks[person.id] ?? [] { page.comment("\(person.id.key) \(remark)", indent: 2) }
            var entries = [("name", YamlPage.scalar(person.name))]
            if !person.phones.isEmpty { entries.append(("phones", YamlPage.list(person.phones))) }
            if let email = person.email { entries.append(("email", YamlPage.scalar(email))) }
            if !person.handles.isEmpty {
                let handles = person.handles.sorted { $0.key < $1.key }
                entries.append(("handles", YamlPage.map(handles.map { ($0.key, YamlPage.scalar($0.value)) })))
            }
            page.entry(person.id.key, YamlPage.map(entries), indent: 2)
        }
    }

    private func writeTeams(_ page: inout YamlPage) {
        guard !teams.isEmpty else { return }
        page.blank()
        page.open("teams")
        for (key, team) in teams {
            let members = (team.members ?? []).map { member in
                (person: people.person(id: member.user?.id, login: member.user?.username), role: member.role)
            }
            for (index, member) in members.enumerated() where member.person == nil {
                let who = team.members?[index].user?.username ?? "somebody"
                page.comment("\(who) of this team is no user there any more", indent: 2)
            }
            let known = members.compactMap { member in member.person.map { (person: $0, role: member.role) } }
            var entries = [("name", YamlPage.scalar(team.name))]
            // Opsgenie knows no lead; whoever administers the team comes nearest.
            if let lead = known.first(where: { $0.role == "admin" }) {
                entries.append(("lead", YamlPage.scalar(lead.person.key)))
            }
            if !known.isEmpty { entries.append(("members", YamlPage.list(known.map(\.person.key)))) }
            page.entry(key, YamlPage.map(entries), indent: 2)
        }
    }

    private func writeSchedules(_ page: inout YamlPage) {
        guard !schedules.isEmpty else { return }
        page.blank()
        if lines.isEmpty {
            page.comment("schedules: none could be taken over")
        } else {
            page.open("schedules")
        }
        for (key, schedule) in schedules {
            let name = YamlPage.line(schedule.name)
            for remark in schedule.remarks { page.comment("\(name): \(remark)", indent: 2) }
            for (part, own) in zip(schedule.parts, keys[key] ?? []) {
                page.comment(
                    "\(name) at Opsgenie\(own == key ? "" : ": who is on call beside the two above")", indent: 2)
                page.open(own, indent: 2)
                page.entry("zone", YamlPage.scalar(schedule.zone), indent: 4)
                write("primary", part.primary, &page)
                write("backup", part.backup, &page)
            }
        }
    }

    private func write(_ duty: String, _ layers: [ImportedLayer], _ page: inout YamlPage) {
        guard !layers.isEmpty else { return }
        page.open(duty, indent: 4)
        for layer in layers { page.item(layer.node, indent: 6) }
    }

    private func writeOnCall(_ page: inout YamlPage) {
        guard !lines.isEmpty else { return }
        page.blank()
        page.open("on_call")
        if !lines.contains(where: { $0.line == "ic" }) {
            page.comment("who commands incidents is not known there; for example:", indent: 2)
            page.comment("ic: {schedule: \(lines[0].schedule)}", indent: 2)
        }
        for (line, schedule) in lines {
            page.entry(line, YamlPage.map([("schedule", YamlPage.scalar(schedule))]), indent: 2)
        }
    }

    private func writeEscalations(_ page: inout YamlPage) {
        guard !account.escalations.isEmpty else { return }
        page.blank()
        page.comment("Escalations there. Here the ladder is severity_matrix (escalate_after, escalate_to), and timers.")
        for escalation in account.escalations {
            page.comment("\(escalation.name):")
            for rule in escalation.rules ?? [] {
                let delay = "\(rule.delay?.timeAmount ?? 0) \(rule.delay?.timeUnit ?? "minutes")"
                let condition = (rule.condition ?? "if-not-acked").replacing("-", with: " ")
                page.comment("  after \(delay) \(condition): \(rule.recipient?.words ?? "somebody")")
            }
        }
    }
}
