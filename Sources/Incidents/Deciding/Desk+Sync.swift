/// What people do with sync meetings.
package enum SyncAct: Sendable {
    case plan(SaidTime, every: Duration?, goal: String?)
    case held(next: SaidTime?, goal: String?)
    case cancel
}

extension Desk {
    private static let soonestRepeat = Duration.minutes(5)
    private static let farthestSync = Duration.days(7)

    func decide(_ act: SyncAct, on incident: Incident, _ by: PersonID?, at now: Instant) -> Decision {
        switch act {
        case .plan(let when, let every, let goal):
            if let every, every < Self.soonestRepeat { return .refused(.scribe(.syncTooOften(Self.soonestRepeat))) }
            return planned(when, incident, at: now) { at in
                .syncPlanned(SyncPlanned(at: at, every: every, goal: goal))
            }
        case .held(let when?, let goal):
            let plan = incident.scribe.sync
            return planned(when, incident, at: now) { at in
                let goal = goal ?? (plan?.every == nil ? nil : plan?.goal)
                return .syncHeld(SyncHeld(next: SyncPlanned(at: at, every: plan?.every, goal: goal)))
            }
        case .held(nil, let goal):
            guard let plan = incident.scribe.sync else { return .refused(.scribe(.noSync)) }
            // One that comes again does; a single one is over.
            let next = plan.every.map { SyncPlanned(at: plan.at, every: $0, goal: goal ?? plan.goal) }
            return Decision(incident.id, by: by, [.syncHeld(SyncHeld(next: next))])
        case .cancel:
            guard let plan = incident.scribe.sync else { return .refused(.scribe(.noSync)) }
            return Decision(incident.id, by: by, [.syncCancelled(SyncCancelled(at: plan.at))])
        }

        func planned(_ when: SaidTime, _ incident: Incident, at now: Instant, _ fact: (Instant) -> Fact) -> Decision {
            switch moment(when, .next, at: now) {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let at):
                guard at >= now else { return .refused(.scribe(.syncInPast(at))) }
                guard at - now <= Self.farthestSync else { return .refused(.scribe(.syncTooFar(Self.farthestSync))) }
                return Decision(incident.id, by: by, [fact(at)])
            }
        }
    }
}
