import CommandRouter
import Incidents
import Ledger
import WebServer

extension LocalRooms {
    func vocabulary() async -> Vocabulary {
        let (prefix, people) = await ledger.read { ledger in
            (ledger.policy.prefix, ledger.policy.people.values.sorted { $0.id < $1.id }.map { ($0.id.key, $0.name) })
        }
        return Vocabulary(
            prefix: prefix,
            commands: CommandRouter.commands.map { command in
                .init(
                    command.name, meaning: command.summary.filter { $0 != "`" },
                    syntax: command.syntax.hasPrefix("!") ? prefix + command.syntax.dropFirst() : command.syntax)
            },
            people: people.map { .init($0.0, meaning: $0.1) })
    }
}

extension IncidentView {
    /// What the panel shows beside the state: everything that is due, and who has not answered a page.
    mutating func add(_ deadlines: [Deadline], of incident: Incident, under policy: Policy) {
        dues = deadlines.map { Due($0.rule, at: $0.due) }
        if let update = incident.updateDue(under: policy) {
            // The moment itself, rather than the warning before it and the nag after it.
            dues.removeAll { $0.rule == .updateWarning || $0.rule == .updateOverdue }
            dues.append(Due(.updateOverdue, at: update))
        }
        dues.sort { $0.at < $1.at }
        let waiting = incident.pages.filter(\.awaitsAcknowledgement).flatMap { page in
            page.paged.people.map(\.person).filter { page.acknowledgement(by: $0) == nil }
        }
        for person in waiting where incident.phase.isActive {
            let name = policy.name(of: person)
            if !unanswered.contains(name) { unanswered.append(name) }
        }
    }
}
