/// Zones by their names, read by `Settings`: the same name gives the same rules for as long as the program runs.
package protocol ZoneTable: Sendable {
    /// `Europe/London`, `europe/london`; nil where no such zone is.
    func rules(named name: String) -> ZoneRules?
    /// The name that was probably meant, also by its last part alone: `berlin`.
    func nearest(to name: String) -> String?
}

/// On which wall a said time is read: that of the configuration, or the one that stands behind the time.
package struct Walls: Sendable {
    package var own: ZoneRules
    package var zones: (any ZoneTable)?

    package init(own: ZoneRules, zones: (any ZoneTable)?) {
        self.own = own
        self.zones = zones
    }

    /// A wall, and the season of it that was named: `CET` is never summer.
    package struct Wall: Sendable {
        package var zone: ZoneRules
        package var season: String?
        /// As typed.
        var name: String?

        package init(zone: ZoneRules, season: String? = nil, name: String? = nil) {
            self.zone = zone
            self.season = season
            self.name = name
        }
    }

    /// A zone that somebody names is honoured or refused: an hour too late is a meeting missed. An abbreviation is
    /// honoured where it is one of our own wall's; elsewhere half the world may share it.
    package func wall(_ word: String?, at now: Instant) throws(TimeTrouble) -> Wall {
        guard let word else { return Wall(zone: own) }
        if let fixed = ZoneRules.fixed(word) { return Wall(zone: fixed) }
        let name = word.lowercased()
        if ["local", "our", "local time", "our time"].contains(name) { return Wall(zone: own) }
        // `UTC/GMT`, `CET/CEST`: two names of one wall.
        let parts = name.split(separator: "/").map(String.init)
        if parts.count > 1, parts.allSatisfy({ ZoneRules.fixed($0)?.name == ZoneRules.utc.name }) {
            return Wall(zone: .utc)
        }
        if parts.count > 1, parts.allSatisfy({ part in own.spans.contains { $0.abbreviation.lowercased() == part } }) {
            return Wall(zone: own)
        }
        if own.spans.contains(where: { $0.abbreviation.lowercased() == name }) {
            return Wall(zone: own, season: name.uppercased(), name: word)
        }
        if name.contains("/"), let rules = zones?.rules(named: name) { return Wall(zone: rules) }
        let place = name.hasSuffix(" time") ? String(name.dropLast(5)) : name
        let near = zones?.nearest(to: place)
        if let near, let rules = zones?.rules(named: near),
            near.lowercased().hasSuffix("/" + place.map { $0 == " " ? "_" : String($0) }.joined())
        {
            return Wall(zone: rules)
        }
        throw .unknownZone(
            word, likely: ZoneRules.likely(name) ?? near, own: own.span(at: now).abbreviation)
    }

    /// Which of several a time is: the next to come, or the last that is over.
    package enum Direction: Sendable { case next, last }

    package func instant(
        _ said: SaidTime, _ direction: Direction, at now: Instant
    ) throws(TimeTrouble) -> Instant {
        switch said {
        case .after(let length): return now + length
        case .ago(let length): return now - length
        case .date(let time, let zone):
            return try pick(wall(zone, at: now).instants(time, own, at: now), direction, now)
        case .clock(let clock, let day, let zone):
            return try instant(clock, day, try wall(zone, at: now), direction, at: now)
        }
    }

    private func instant(
        _ clock: SaidClock, _ day: SaidDay?, _ wall: Wall, _ direction: Direction, at now: Instant
    ) throws(TimeTrouble) -> Instant {
        let today = wall.zone.civil(now)
        func on(_ days: Int) throws(TimeTrouble) -> [Instant] {
            let time = CivilTime(
                year: today.year, month: today.month, day: today.day + days, hour: clock.hour, minute: clock.minute,
                second: clock.second)
            return try wall.instants(CivilTime(secondsSince1970: time.secondsSince1970), own, at: now)
        }
        func fits(_ instant: Instant) -> Bool { direction == .next ? instant >= now : instant <= now }
        switch day {
        case .today?: return pick(try on(0), direction, now)
        case .tomorrow?: return pick(try on(1), direction, now)
        case .yesterday?: return pick(try on(-1), direction, now)
        case .weekday(let weekday)?:
            let ahead = (weekday - today.weekday + 7) % 7
            let days = direction == .next ? ahead : ahead == 0 ? 0 : ahead - 7
            let near = pick(try on(days), direction, now)
            return fits(near) ? near : pick(try on(direction == .next ? days + 7 : days - 7), direction, now)
        case .nextWeekday(let weekday)?:
            let ahead = (weekday - today.weekday + 7) % 7
            guard direction == .next, ahead > 0 else { return pick(try on(7), direction, now) }
            let days = [ahead, ahead + 7].map { Self.day(today, $0) }
            throw .whichDay(near: days[0], far: days[1])
        case nil:
            let other = direction == .next ? 1 : -1
            do throws(TimeTrouble) {
                let near = pick(try on(0), direction, now)
                return fits(near) ? near : pick(try on(other), direction, now)
            } catch {
                // What today does not have, or in another season: only where today's would be the one that is meant.
                let time = CivilTime(
                    year: today.year, month: today.month, day: today.day, hour: clock.hour, minute: clock.minute,
                    second: clock.second)
                let moments = wall.zone.gap(at: time).map { [$0] } ?? wall.zone.instants(time)
                let isOver = moments.allSatisfy { $0 <= now }
                guard (direction == .next) == isOver else { throw error }
                return pick(try on(other), direction, now)
            }
        }
    }

    private static func day(_ today: CivilTime, _ days: Int) -> String {
        let time = CivilTime(year: today.year, month: today.month, day: today.day + days)
        return CivilTime(secondsSince1970: time.secondsSince1970).date
    }

    /// Of an hour that comes twice the first, but for one that is over already; what is over, the last that was.
    /// "At 15:00", typed at 15:00:20, means this minute and not a day later.
    private func pick(_ instants: [Instant], _ direction: Direction, _ now: Instant) -> Instant {
        let first = instants.first ?? now
        switch direction {
        case .next: return instants.first { $0 + .minutes(1) > now }.map { max($0, now) } ?? first
        case .last: return instants.last { $0 <= now } ?? first
        }
    }
}

extension Walls.Wall {
    /// When the wall shows this: once, or twice where clocks go back; never is a trouble. Midnight is where a day
    /// begins, and every day does.
    package func instants(
        _ time: CivilTime, _ own: ZoneRules, at now: Instant
    ) throws(TimeTrouble) -> [Instant] {
        // 24:00 is 00:00 of the day after.
        let time = CivilTime(secondsSince1970: time.secondsSince1970)
        let all = zone.instants(time)
        guard let first = all.first else {
            if let gap = zone.gap(at: time) {
                if time.hour == 0, time.minute == 0, time.second == 0 { return [gap] }
                throw .skipped(shown: "\(time.date) \(time.clock)", zone: zone.name, next: zone.clock(gap))
            }
            return [zone.instant(time)]
        }
        guard let season else { return all }
        let fitting = all.filter { zone.span(at: $0).abbreviation == season }
        guard !fitting.isEmpty else {
            throw .unknownZone(name ?? season, likely: zone.name, own: zone.span(at: first).abbreviation)
        }
        return fitting
    }
}

extension CivilTime {
    /// From Monday, 0.
    var weekday: Int {
        let days = (secondsSince1970 - Int64(hour * 3600 + minute * 60 + second)) / 86_400
        return Int(((days + 3) % 7 + 7) % 7)
    }
}

extension ZoneRules {
    /// Every instant at which the wall shows this: two where clocks go back over it, none where they go forward.
    package func instants(_ wall: CivilTime) -> [Instant] {
        let local = wall.secondsSince1970
        return around(local).compactMap { index in
            let instant = Instant(seconds: local - Int64(spans[index].offset))
            return spanIndex(at: instant) == index ? instant : nil
        }
    }

    /// When clocks are put forward over this wall time; nil where they are not.
    package func gap(at wall: CivilTime) -> Instant? {
        let local = wall.secondsSince1970
        return around(local).first { index in
            guard index > 0 else { return false }
            let start = spans[index].start.seconds
            return start + Int64(spans[index - 1].offset) <= local && local < start + Int64(spans[index].offset)
        }.map { spans[$0].start }
    }

    /// 1 or 2 where the wall shows this time twice that day, and this is the first or the second; nil where it is the
    /// only one.
    package func pass(of instant: Instant) -> Int? {
        let all = instants(civil(Instant(seconds: instant.seconds)))
        return all.count > 1 ? all.firstIndex(of: Instant(seconds: instant.seconds)).map { $0 + 1 } : nil
    }

    /// Spans that may show a wall time: no offset is more than 26 hours from UTC.
    private func around(_ local: Int64) -> ClosedRange<Int> {
        spanIndex(at: Instant(seconds: local - 26 * 3600))...spanIndex(at: Instant(seconds: local + 26 * 3600))
    }
}
