import Incidents

extension LoadReport {
    /// Counts what lies in the interval; a shift that reaches out of it counts with the part inside.
    ///
    /// - zone: on whose wall nights and weekends are.
    /// - people: who gets a row even when nothing happened.
    package init(
        _ interval: Interval, zone: ZoneRules, shifts: [Shift], incidents: [Load], pages: [Load],
        people: [PersonID] = []
    ) {
        self.interval = interval
        var rows: [PersonID: Row] = [:]
        for person in people { rows[person] = Row(person: person) }
        for (person, times) in LoadReport.times(of: shifts, in: interval) {
            for time in times { rows[person, default: Row(person: person)].add(time, zone) }
        }
        for page in pages where interval.contains(page.at) {
            rows[page.person, default: Row(person: page.person)].pages += 1
            if zone.isNight(page.at) { rows[page.person]?.nightPages += 1 }
        }
        let grouped = Dictionary(grouping: incidents.filter { interval.contains($0.at) }, by: \.person)
        for (person, loads) in grouped {
            rows[person, default: Row(person: person)].incidents = loads.count
            rows[person]?.heavyWeek = HeavyWeek(loads.map(\.at).sorted())
        }
        self.rows = rows.values.sorted { $0.person < $1.person }
    }

    /// Each person's time, without what counts twice.
    private static func times(of shifts: [Shift], in interval: Interval) -> [PersonID: [Interval]] {
        var times: [PersonID: [Interval]] = [:]
        for shift in shifts.sorted(by: Shift.isBefore) {
            guard let time = Interval(from: shift.from, to: shift.to).common(with: interval) else { continue }
            if let last = times[shift.person]?.last, time.from <= last.to {
                let index = (times[shift.person]?.count ?? 1) - 1
                times[shift.person]?[index].to = max(last.to, time.to)
            } else {
                times[shift.person, default: []].append(time)
            }
        }
        return times
    }
}

extension LoadReport.Row {
    fileprivate mutating func add(_ time: Interval, _ zone: ZoneRules) {
        onCall += time.length
        // The night of the day before may reach into the first day.
        var date = zone.date(time.from) + -1
        let last = zone.date(time.to)
        while date <= last {
            let tonight = Interval(
                from: zone.begins(date, LoadReport.nightBegins), to: zone.begins(date + 1, LoadReport.nightEnds))
            night += tonight.common(with: time)?.length ?? .zero
            if date.weekday.isWeekend {
                let day = Interval(from: zone.begins(date), to: zone.begins(date + 1))
                weekend += day.common(with: time)?.length ?? .zero
            }
            date = date + 1
        }
    }
}

extension LoadReport.HeavyWeek {
    /// The fullest seven days of some instants in order, the earliest of equals; nil when none is too full.
    fileprivate init?(_ instants: [Instant]) {
        var best: (from: Instant, count: Int)?
        var end = 0
        for (begin, from) in instants.enumerated() {
            while end < instants.count, instants[end] < from + .days(7) { end += 1 }
            if end - begin > best?.count ?? LoadReport.most { best = (from, end - begin) }
        }
        guard let best else { return nil }
        from = best.from
        incidents = best.count
    }
}

extension Interval {
    fileprivate func contains(_ instant: Instant) -> Bool { from <= instant && instant < to }
}

extension ZoneRules {
    fileprivate func isNight(_ instant: Instant) -> Bool {
        let civil = civil(instant)
        let minutes = civil.hour * 60 + civil.minute
        return minutes >= LoadReport.nightBegins.minutes || minutes < LoadReport.nightEnds.minutes
    }
}
