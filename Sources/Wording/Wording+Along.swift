import Incidents

/// Prompts that are said in the message of another.
extension Wording {
    func addAlong(_ fired: Fired, _ incident: Incident, to message: inout Message, now: Instant) {
        for one in fired.along ?? [] {
            // What is said to one of several names them.
            let isForAll = one.told.isEmpty || one.told.allSatisfy { fired.told.contains($0) } && !one.rule.saysYou
            let told: Message.Line = isForAll ? "" : mentions(one.told) + ": "
            let late: Message.Line =
                now - one.due >= .seconds(2) && one.rule != .questions ? " (due \(moment(one.due, now: now)))" : ""
            if let line = along(one, incident, isCalled: !isForAll, now: now) { message.add(told + line + late) }
            if one.rule == .questions { addDetails(of: one, incident, to: &message, now: now) }
        }
    }

    func along(_ fired: Fired, _ incident: Incident, isCalled: Bool, now: Instant) -> Message.Line? {
        switch fired.rule {
        case .updateWarning:
            let due = incident.updateDue(under: policy) ?? fired.due
            let line: Message.Line = isCalled ? "an update is due at " : "An update is due at "
            return line + "\(clock(due)): \(command("update …"))"
        case .updateOverdue:
            let due = incident.updateDue(under: policy) ?? fired.due
            let line: Message.Line = isCalled ? "the update is " : "The update is "
            return line + "\(strong: "overdue") since \(clock(due)): \(command("update …"))"
        case .watching: return "Watched for \(ours: spoken(now - incident.phaseSince.at)): \(command("resolved"))?"
        case .handoverInsist, .handoverOffer:
            return handoverLine(fired, incident, now: now) + " \(command("ic handoff @name"))"
        case .questions: return isCalled ? "nobody has said yet:" : "Nobody has said yet:"
        case .elapsedMark:
            let since = incident.ladder.at
            let at = min(max(fired.detail?.at ?? fired.due, since), now)
            return "Open for \(ours: spoken(at - since)). " + stillHolds(incident)
        default: return nil  // the rest is said by itself
        }
    }
}

extension Rule {
    fileprivate var saysYou: Bool { self == .handoverOffer || self == .handoverInsist }
}
