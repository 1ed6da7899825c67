extension Desk {
    /// Longer arrangements are a matter for the schedule itself.
    private static let longestStandIn = Duration.days(60)

    func decideDuty(_ ask: DutyAsk, _ request: Request, at now: Instant) -> Decision {
        switch ask {
        case .show(let words): showOnCall(words, at: now)
        case .mine: shown(request) { .mine($0) }
        case .calendar: shown(request) { .calendar($0) }
        case .load(let weeks): Decision(.duty(.load(from: now - .days(7 * weeks), to: now)))
        case .give(let name, let words): give(to: name, words, request, at: now)
        case .take(let words, let name): take(words, of: name, request, at: now)
        case .undo: undoStandIn(request, at: now)
        }
    }

    private func shown(_ request: Request, _ answer: (PersonID) -> DutyAnswer) -> Decision {
        guard let actor = request.actor else { return .refused(.needsPerson) }
        return Decision(.duty(answer(actor)))
    }

    /// The schedule behind a line, or the one that has this name itself.
    package func schedule(of line: String) -> String? {
        policy.onCall[line]?.schedule ?? policy.onCall[line]?.places[.primary]
            ?? policy.book.schedules.first { $0 == line }
    }

    func span(
        _ words: String, zone: ZoneRules, at now: Instant
    ) -> Result<(from: Instant, to: Instant?), Refused> {
        guard let planner = policy.book.planner else { return .failure(Refused(refusal: .noSchedules)) }
        do throws(SpanTrouble) {
            return .success(try planner.span(words, now: now, on: Walls(own: zone, zones: policy.zones)))
        } catch {
            return .failure(Refused(refusal: .unreadableTime(words, error)))
        }
    }

    /// A time with both ends that is not over.
    private func wholeSpan(
        _ words: String, zone: ZoneRules, at now: Instant
    ) -> Result<(from: Instant, to: Instant), Refused> {
        span(words, zone: zone, at: now).flatMap { span in
            guard let to = span.to else { return .failure(Refused(refusal: .needsSpan)) }
            guard to > now else { return .failure(Refused(refusal: .spanIsOver)) }
            let from = max(span.from, now)
            guard to - from <= Self.longestStandIn else {
                return .failure(Refused(refusal: .tooLong(Self.longestStandIn)))
            }
            return .success((from, to))
        }
    }

    /// Every shift of the speaker in that time goes to the other.
    private func give(to name: PersonName, _ words: String, _ request: Request, at now: Instant) -> Decision {
        guard let actor = request.actor else { return .refused(.needsPerson) }
        guard !policy.book.schedules.isEmpty else { return .refused(.noSchedules) }
        let person: PersonID
        var words = words
        // The name may go on among the words of the time: `vera vance friday`.
        let typed = "\(name.text) \(words)"
        switch names(in: typed, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let said):
            guard let first = said.found.first, said.doubt == nil else {
                let near = said.doubt?.near.map(\.typed) ?? []
                return .refused(.unknownPerson(said.doubt?.words ?? name.text, near: near))
            }
            switch self.person(PersonName(first.words), request) {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let found): person = found
            }
            guard said.found.count == 1 else { return .refused(.oneAtATime(typed, [])) }
            words = said.rest.hasPrefix("on ") ? String(said.rest.dropFirst(3)) : said.rest
        }
        // Whoever is on call has to be somebody whom a page can reach.
        guard policy.people[person] != nil else { return .refused(.strangerOnDuty(policy.name(of: person))) }
        guard !words.isEmpty else { return .refused(.needsSpan) }
        guard person != actor else { return .refused(.standInForYourself) }
        var facts: [Fact] = []
        var asked: (from: Instant, to: Instant)?
        for schedule in policy.book.schedules {
            let zone = policy.book.planner?.zone(of: schedule) ?? policy.zone
            let span: (from: Instant, to: Instant)
            switch wholeSpan(words, zone: zone, at: now) {
            case .success(let whole): span = whole
            case .failure(let refused): return .refused(refused.refusal)
            }
            asked = asked ?? span
            let own = policy.book.shifts(schedule, from: span.from, to: span.to).filter { $0.person == actor }
            for duty in Set(own.map(\.duty)).sorted() {
                facts.append(
                    .stoodIn(
                        StandIn(
                            schedule: schedule, duty: duty, person: person, from: span.from, to: span.to,
                            replaces: actor, made: now)))
            }
        }
        guard !facts.isEmpty else { return .refused(.noShiftThen(from: asked?.from ?? now, to: asked?.to ?? now)) }
        return Decision(nil, by: actor, facts)
    }

    private func take(_ words: String, of name: String?, _ request: Request, at now: Instant) -> Decision {
        guard let actor = request.actor else { return .refused(.needsPerson) }
        guard let planner = policy.book.planner, !planner.names.isEmpty else { return .refused(.noSchedules) }
        let schedule: String
        var words = words
        if let name {
            guard let found = scheduleSaid(name, words) else {
                return .refused(.unknownLine(name, known: planner.names))
            }
            (schedule, words) = found
        } else {
            let own = planner.names.filter { planner.members(of: $0).contains(actor) }
            let candidates = own.isEmpty && planner.names.count == 1 ? planner.names : own
            guard let only = candidates.first, candidates.count == 1 else {
                return .refused(.whichSchedule(known: candidates.isEmpty ? planner.names : candidates))
            }
            schedule = only
        }
        switch wholeSpan(words, zone: planner.zone(of: schedule) ?? policy.zone, at: now) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let span):
            return Decision(
                nil, by: actor,
                [
                    .stoodIn(
                        StandIn(
                            schedule: schedule, duty: .primary, person: actor, from: span.from, to: span.to, made: now))
                ])
        }
    }

    /// The name may go on among the words of the time: `network team 2h`.
    private func scheduleSaid(_ name: String, _ words: String) -> (schedule: String, time: String)? {
        let said = "\(name) \(words)".split(whereSeparator: \.isWhitespace)
        for count in (1...min(6, said.count)).reversed() {
            let found = lines(named: said[..<count].joined(separator: " ")).compactMap { schedule(of: $0) }.first
            if let found { return (found, said[count...].joined(separator: " ")) }
        }
        return nil
    }

    /// The speaker's last arrangement: all of what one command made.
    private func undoStandIn(_ request: Request, at now: Instant) -> Decision {
        guard let actor = request.actor else { return .refused(.needsPerson) }
        let own = small.standIns.filter {
            $0.to > now && ($0.person == actor && $0.replaces == nil || $0.replaces == actor)
        }
        guard let last = own.map(\.made).max() else { return .refused(.nothingArranged) }
        return Decision(nil, by: actor, [.standInsEnded(StandInsEnded(own.filter { $0.made == last }))])
    }
}
