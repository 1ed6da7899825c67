import Incidents
import Wording

/// A row of the matrix as it was understood: who is paged by what and when, and who is told after it. For `check-config`,
/// so that nobody learns at night what their matrix means.
package struct UnderstoodRow: Hashable, Sendable, Encodable {
    package var severity: String
    package var rank: Int
    /// As `page` says it.
    package var page: String
    /// Who that is; a line says who is on call when it comes to it.
    package var pages: [String]
    /// Pagers that may ring.
    package var ways: [String]
    /// `always`, `never` or as it is written.
    package var hours: String
    package var zone: String?
    package var responseTime: String?
    /// When the page goes on to the next.
    package var nextAfter: String?
    package var escalateAfter: String?
    package var escalateTo: [String]
    package var vpAfter: String?
    package var vp: [String]
    package var notifyAtStart: [String]
    package var updateEvery: String?
    package var executiveSummaryEvery: String?
    package var noProgressAfter: String?
    package var customerComms: String?
    /// Of those whom it tells, whom no way reaches: the room is told to call them.
    package var untold: [String]

    private enum CodingKeys: String, CodingKey {
        case severity, rank, page, pages, ways, hours, zone, vp, untold
        case responseTime = "response_time"
        case nextAfter = "next_after"
        case escalateAfter = "escalate_after"
        case escalateTo = "escalate_to"
        case vpAfter = "notify_vp_after"
        case notifyAtStart = "notify_at_start"
        case updateEvery = "update_every"
        case executiveSummaryEvery = "executive_summary_every"
        case noProgressAfter = "no_progress_after"
        case customerComms = "customer_comms"
    }

    package init(_ rule: SeverityRule, _ policy: Policy) {
        severity = rule.severity.label
        rank = rule.severity.rank
        page = rule.page.rawValue
        pages = Self.pages(rule, policy)
        ways = rule.ways ?? policy.pagers.map(\.name)
        hours = ways.isEmpty && rule.ways != nil ? "never" : rule.hours?.text ?? "always"
        zone = rule.hours.map(\.zone.name)
        responseTime = rule.responseTime.map { spoken($0) }
        let wait = rule.page == .nobody ? nil : policy.answerTime(rule.severity)
        nextAfter = (policy.escalations["ic"]?.steps.first?.after ?? wait).map { spoken($0) }
        if rule.page == .nobody { nextAfter = nil }
        escalateAfter = rule.escalateAfter.map(Self.said)
        escalateTo = rule.escalateTo.map(policy.named)
        vpAfter = rule.notifyVPAfter.map(Self.said)
        vp = rule.notifyVPAfter == nil ? [] : policy.targets(named: "vp").map(policy.named)
        notifyAtStart = rule.notifyAtStart.map(policy.named)
        updateEvery = rule.updateEvery.map { spoken($0) }
        executiveSummaryEvery = policy.executiveRooms.isEmpty ? nil : rule.executiveSummaryEvery.map { spoken($0) }
        noProgressAfter = rule.escalateTo.isEmpty ? nil : rule.noProgressAfter.map { spoken($0) }
        customerComms = rule.comms.map(Self.said)
        untold = policy.untold(of: rule).map(policy.name(of:))
    }

    /// `P3: pages the initial responder (Dan Dietz), weekdays 09:00..18:00 …`
    package var text: String {
        var parts: [String] = []
        if page == PageScope.nobody.rawValue {
            parts.append("pages nobody")
        } else {
            let by = ways.isEmpty ? "no way that rings" : ways.joined(separator: ", ")
            let who = pages.isEmpty ? "" : " (\(pages.joined(separator: ", ")))"
            let when = hours == "always" ? "at any hour" : "\(hours)\(zone.map { " \($0)" } ?? ""), else by quiet ways"
            parts.append("pages \(page)\(who) by \(by), \(when)")
            parts.append(nextAfter.map { "the next after \($0)" } ?? "nobody next")
        }
        if let responseTime { parts.append("answer within \(responseTime)") }
        parts.append(escalateAfter.map { "\(Self.list(escalateTo)) after \($0)" } ?? "no escalation")
        parts.append(vpAfter.map { "VP (\(Self.list(vp))) after \($0)" } ?? "no VP")
        parts.append("at the start \(Self.list(notifyAtStart))")
        parts.append(updateEvery.map { "update every \($0)" } ?? "no updates")
        if let executiveSummaryEvery { parts.append("executives every \(executiveSummaryEvery)") }
        if let noProgressAfter { parts.append("no progress told after \(noProgressAfter)") }
        if let customerComms { parts.append("customers: \(customerComms)") }
        if !untold.isEmpty { parts.append("told by no way, so to be called: \(untold.joined(separator: ", "))") }
        return "\(severity): \(parts.joined(separator: "; "))"
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "nobody" : names.joined(separator: ", ") }

    private static func said(_ step: LadderStep) -> String { "\(spoken(step.after)) without \(step.without.rawValue)" }

    private static func said(_ comms: CustomerComms) -> String {
        let places = [comms.onStatusPage ? "status page" : nil, comms.byMail ? "e-mail" : nil].compactMap { $0 }
        let what = comms.isRequired ? ["required"] : comms.isOffered ? ["offered"] : []
        let all = what + places
        return all.isEmpty ? "nothing" : all.joined(separator: ", ")
    }

    private static func pages(_ rule: SeverityRule, _ policy: Policy) -> [String] {
        let line = policy.onCall["ic"] ?? OnCallLine(line: "ic")
        func duty(_ duties: Duty...) -> [String] {
            duties.compactMap { duty in
                let people = line[duty].map(policy.name(of:))
                if let place = line.places[duty] { return "\(duty.spoken) of \(place)" }
                if people.isEmpty, let schedule = line.schedule { return "\(duty.spoken) of \(schedule)" }
                return people.isEmpty ? nil : people.joined(separator: ", ")
            }
        }
        let initial = rule.initialResponder.map(policy.named)
        let all: [String]
        switch rule.page {
        case .everyone: all = duty(.primary, .backup, .trainees) + initial
        case .primaryAndBackup: all = duty(.primary, .backup) + (rule.saysPage ? [] : initial)
        case .primary: all = duty(.primary)
        case .initialResponder: all = initial.isEmpty ? duty(.primary) : initial
        case .nobody: all = []
        }
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension Configuration {
    /// One a severity, worst first.
    package var ladder: [UnderstoodRow] { policy.severities.map { UnderstoodRow($0, policy) } }
}

extension Target {
    /// Somebody by name: who is on call later is not known beforehand.
    var isNamed: Bool {
        switch self {
        case .person, .team: true
        case .line, .schedule, .room, .mail: false
        }
    }
}

extension Policy {
    /// `Database (Bob Stone, Cleo Marsh)`: a team means all its members.
    private func team(_ key: String) -> String {
        let name = teams[key]?.name ?? key
        let people = told([.team(key)], at: .distantPast).map(self.name(of:))
        return people.isEmpty ? name : "\(name) (\(people.joined(separator: ", ")))"
    }

    /// Those whom a row tells and no way reaches. Who is on call later is not known here.
    package func untold(of rule: SeverityRule) -> [PersonID] {
        let vp = rule.notifyVPAfter == nil ? [] : targets(named: "vp")
        let isEscalated = rule.escalateAfter != nil || rule.noProgressAfter != nil
        let targets = rule.notifyAtStart + (isEscalated ? rule.escalateTo : []) + vp
        return told(targets.filter(\.isNamed), at: .distantPast).filter { isUntold($0) }
    }

    fileprivate func named(_ target: Target) -> String {
        switch target {
        case .person(let person): name(of: person)
        case .team(let key): team(key)
        case .line(let key): "\(key) on call"
        case .schedule(let name): "\(name) on call"
        case .room(let room): room.path
        case .mail(let address): address
        }
    }
}
