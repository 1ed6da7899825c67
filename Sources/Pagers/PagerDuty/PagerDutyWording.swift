import Delivery
import Incidents

/// What one event of PagerDuty means to us.
struct PagerDutyWording {
    let door: PagerDutyDoor
    let event: PagerDutyCall.Event
    let data: PagerDutyCall.Content

    private var agent: PagerWord.Who? { door.accounts.who(event.agent) }

    /// What we did there ourselves comes back as an event too: by the integration that took our event, or by the user in
    /// whose name we act (unless that is also somebody whom we page).
    private var isOurs: Bool {
        guard let agent = event.agent else { return false }
        if isIntegration { return true }
        guard let id = agent.id, id == door.requester?.knownID else { return false }
        return door.accounts.person(of: id) == nil
    }

    /// Asked before anything is looked up there: most kinds of event are nothing to us, and must not cost a call, nor fail
    /// while their API does.
    var mayChangeSomething: Bool {
        switch event.type {
        case "incident.responder.replied":
            data.user?.id != nil && ["joined", "accepted", "declined"].contains(data.state)
        case "incident.unacknowledged": true
        case "incident.acknowledged", "incident.resolved": !isIntegration
        default: !isIntegration && sentence != nil
        }
    }

    private var isIntegration: Bool { event.agent?.type?.hasPrefix("inbound_integration") == true }

    /// Nil for what changes nothing here.
    func word(_ key: String) -> PagerWord? {
        switch event.type {
        case "incident.responder.replied": return reply(key)
        case "incident.unacknowledged": return about(key, .unacknowledged, by: agent ?? .addressee)
        case "incident.acknowledged":
            if isOurs { return nil }
            guard let agent else { return note(key, "acknowledged there, by nobody that is known") }
            return about(key, .acknowledged, by: agent)
        case "incident.resolved":
            if isOurs { return nil }
            guard let agent else { return note(key, "resolved there by itself") }
            return about(key, .resolved, by: agent)
        default:
            guard !isOurs, let sentence else { return nil }
            return note(key, sentence)
        }
    }

    /// What only belongs on the timeline.
    private var sentence: String? {
        switch event.type {
        case "incident.reopened": "reopened there"
        case "incident.escalated": "escalated to \(names)"
        case "incident.reassigned": "reassigned to \(names)"
        case "incident.delegated":
            "handed to the escalation policy \(data.escalationPolicy?.summary ?? "of another team")"
        case "incident.priority_updated": data.priority?.summary.map { "priority there is now \($0)" }
        case "incident.annotated": data.content.map { "note there: \($0)" }
        case "incident.responder.added": "asked \(data.user?.summary ?? "somebody") to join"
        default: nil
        }
    }

    private var names: String {
        let known = (data.assignees ?? []).compactMap(\.summary).prefix(5)
        return known.isEmpty ? "nobody" : known.joined(separator: ", ")
    }

    /// Who joins has the page; who declines must be replaced by the next.
    private func reply(_ key: String) -> PagerWord? {
        guard let user = data.user?.id, let who = door.accounts.who(data.user) else { return nil }
        switch data.state {
        case "joined", "accepted": return about(key, .acknowledged, by: who, address: user)
        case "declined" where door.keys == .shortened:
            return about(key, .failed("declined at PagerDuty"), by: who, address: user)
        case "declined": return note(key, "\(data.user?.summary ?? "somebody") declined to join")
        default: return nil
        }
    }

    private func note(_ key: String, _ sentence: String) -> PagerWord {
        let name = event.agent.flatMap { $0.isUser ? $0.summary : nil }
        let said = MailHeader.oneLine(name.map { "\(sentence) (by \($0))" } ?? sentence)
        return about(key, .noted("PagerDuty: \(String(said.prefix(400)))"), by: agent ?? .addressee)
    }

    private func about(
        _ key: String, _ kind: PagerWord.Kind, by who: PagerWord.Who, address: String? = nil
    ) -> PagerWord {
        let user = event.agent.flatMap { $0.isUser ? $0.id : nil }
        return PagerWord(
            pager: door.pager, id: event.id, dedupKey: door.keys.dedupKey(key, address: address ?? user ?? "service"),
            kind: kind, who: who, at: event.at.flatMap { Instant(rfc3339: $0) })
    }
}
