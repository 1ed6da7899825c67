/// What people do with sync meetings.
package enum SyncAct: Sendable {
    case plan(WhenNext, every: Duration?, goal: String?)
    case held(next: WhenNext?, goal: String?)
    case cancel
}

/// A time to come, as people say it.
package enum WhenNext: Hashable, Sendable {
    case after(Duration)
    /// The next time that the clock shows it; `tomorrow` is the day after today.
    case clock(hour: Int, minute: Int, isTomorrow: Bool, zone: String?)
    case wall(CivilTime, zone: String?)
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

        func planned(_ when: WhenNext, _ incident: Incident, at now: Instant, _ fact: (Instant) -> Fact) -> Decision {
            switch instant(when, after: now) {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let at):
                guard at >= now else { return .refused(.scribe(.syncInPast(at))) }
                guard at - now <= Self.farthestSync else { return .refused(.scribe(.syncTooFar(Self.farthestSync))) }
                return Decision(incident.id, by: by, [fact(at)])
            }
        }
    }

    private func instant(_ when: WhenNext, after now: Instant) -> Result<Instant, Refused> {
        switch when {
        case .after(let length): return .success(now + length)
        case .wall(let wall, let word):
            return zone(word, at: now).map { $0.instant(wall) }
        case .clock(let hour, let minute, let isTomorrow, let word):
            return zone(word, at: now).map { zone in
                var wall = zone.civil(now)
                (wall.hour, wall.minute, wall.second) = (hour, minute, 0)
                let today = zone.instant(wall)
                // "At 15:00", typed at 15:00:20, means this minute and not a day later.
                if !isTomorrow, today + .minutes(1) > now { return max(today, now) }
                wall.day += 1
                return zone.instant(wall)
            }
        }
    }

    /// A zone that somebody names is never passed over: an hour too late is a meeting missed.
    private func zone(_ word: String?, at now: Instant) -> Result<ZoneRules, Refused> {
        guard let word, word != policy.zone.span(at: now).abbreviation else { return .success(policy.zone) }
        if ["UTC", "GMT", "Z"].contains(word) { return .success(.utc) }
        return .failure(
            Refused(refusal: .scribe(.unknownZone(word, known: policy.zone.span(at: now).abbreviation))))
    }
}
