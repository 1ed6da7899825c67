import Incidents

/// All that one UID holds: events with their rules, the events that take the place of single occurrences, and what of
/// them cannot be read.
struct CalendarSeries: Hashable, Sendable {
    /// Mostly one. Several that begin at different times are several events, although the standard wants a UID for each.
    var events: [CalendarEvent] = []
    /// With a RECURRENCE-ID.
    var changes: [CalendarEvent] = []
    /// Occurrences that change into something that cannot be read.
    var lost: [Lost] = []
    var unread: [UnreadEvent] = []
    /// Why none of the occurrences can be relied on: which of them changes is not known.
    var trouble: CalendarProblem?

    struct Lost: Hashable {
        var occurrence: CalendarTime
        var andLater: Bool
        var unread: UnreadEvent
    }

    /// Which occurrence a change is about: by its day, where the series is one of days.
    enum Key: Hashable {
        case day(CivilDate)
        case moment(Instant)

        /// - days: the wall of a series of days.
        init(_ time: CalendarTime, days: ZoneRules?) {
            if let days {
                self = .day(time.day(on: days))
            } else {
                self = time.isDate ? .day(time.date) : .moment(time.instant)
            }
        }
    }

    /// Series whose first lines are in the order of the file.
    static func all(_ found: [EventReader.Found]) -> [CalendarSeries] {
        var order: [String] = []
        var byUID: [String: [EventReader.Found]] = [:]
        for item in found {
            if byUID[item.uid] == nil { order.append(item.uid) }
            byUID[item.uid, default: []].append(item)
        }
        return order.map { CalendarSeries(of: byUID[$0] ?? []) }
    }

    init(unread: [UnreadEvent]) { self.unread = unread }

    /// The wall of a series of days; nil for one of times.
    var days: ZoneRules? {
        events.allSatisfy { $0.start.isDate } ? events.first?.start.zone : nil
    }

    private init(of all: [EventReader.Found]) {
        let own = all.filter { $0.place == .own }
        // A later SEQUENCE takes the place of all that has an earlier one, whenever that was.
        let sequence = own.map(\.version.sequence).max() ?? 0
        takeOwn(own.filter { $0.version.sequence == sequence })
        takeChanges(all.filter { $0.place != .own })
    }

    /// Of two that begin at one time the later version holds.
    private mutating func takeOwn(_ own: [EventReader.Found]) {
        var places: [Key: Int] = [:]
        for item in own {
            switch item {
            case .timeless(let timeless):
                // Nobody says which of them is taken back, so all are.
                if timeless.isCancelled { (events, places) = ([], [:]) } else { unread.append(timeless.unread) }
            case .event(let event):
                let key = Key(event.start, days: nil)
                guard let place = places[key] else {
                    places[key] = events.count
                    events.append(event)
                    continue
                }
                if events[place].version <= event.version { events[place] = event }
            }
        }
    }

    private mutating func takeChanges(_ all: [EventReader.Found]) {
        var latest: [Key: EventReader.Found] = [:]
        var order: [Key] = []
        for item in all {
            guard case .occurrence(let time, _) = item.place else {
                trouble = trouble ?? item.why
                if let own = item.unread { unread.append(own) }
                continue
            }
            let key = Key(time, days: days)
            if latest[key] == nil { order.append(key) }
            if latest[key].map({ $0.version <= item.version }) ?? true { latest[key] = item }
        }
        for key in order {
            switch latest[key] {
            case .event(let event): changes.append(event)
            case .timeless(let timeless):
                guard case .occurrence(let time, let andLater) = timeless.place else { continue }
                if timeless.isCancelled {
                    changes.append(CalendarEvent(cancelling: time, andLater: andLater, timeless))
                } else {
                    lost.append(Lost(occurrence: time, andLater: andLater, unread: timeless.unread))
                }
            case nil: continue
            }
        }
    }
}

extension EventReader.Found {
    var uid: String {
        switch self {
        case .event(let event): event.uid
        case .timeless(let timeless): timeless.uid
        }
    }

    var place: CalendarEvent.Place {
        switch self {
        case .event(let event): event.place
        case .timeless(let timeless): timeless.place
        }
    }

    var version: CalendarEvent.Version {
        switch self {
        case .event(let event): event.version
        case .timeless(let timeless): timeless.version
        }
    }

    /// The time of a change that is about nobody knows which occurrence.
    var unread: UnreadEvent? {
        switch self {
        case .event(let event):
            guard let why = event.trouble, !event.isCancelled else { return nil }
            return UnreadEvent(why: why, from: event.start.instant, to: event.end(from: event.start.wall))
        case .timeless(let timeless): return timeless.isCancelled ? nil : timeless.unread
        }
    }

    var why: CalendarProblem? {
        switch self {
        case .event(let event): event.trouble
        case .timeless(let timeless): timeless.unread.why
        }
    }
}

extension CalendarEvent {
    /// The occurrence is taken away, by an event that says no time of its own.
    fileprivate init(cancelling time: CalendarTime, andLater: Bool, _ timeless: TimelessEvent) {
        self.init(
            line: timeless.unread.why.line, uid: timeless.uid, start: time,
            ending: .duration(CalendarDuration(days: 0, seconds: 0)))
        place = timeless.place
        version = timeless.version
        isCancelled = true
    }
}
