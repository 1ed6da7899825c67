import Incidents
import Schedules

/// A finger on the list of a layer's people, and the wall time at which it moves on.
struct Finger {
    private let layer: Layer
    private let begin: Wall
    private let end: Wall?
    private var place = 0
    private var handOff: Wall

    init(_ layer: Layer) {
        self.layer = layer
        begin = Wall(layer.start.civil).at(layer.handOff)
        end = layer.end.map { Wall($0.civil).at(layer.handOff) }
        handOff = begin
        // The first hand-off: back to the right day of the week, then one turn on.
        if let weekday = layer.weekday {
            while handOff.weekday != weekday { handOff = handOff.day(-1).at(layer.handOff) }
        }
        handOff = Finger.after(handOff, layer.rotation)
    }

    mutating func move(to now: Wall) {
        guard layer.rotation != .together else { return }
        while handOff <= now {
            handOff = Finger.after(handOff, layer.rotation)
            place = place + 1 == layer.people.count ? 0 : place + 1
        }
    }

    var people: [PersonID] { layer.rotation == .together ? layer.people : [layer.people[place]] }

    func next(besides busy: [PersonID]) -> [PersonID] {
        guard layer.rotation != .together else { return [] }
        var ring = Array(layer.people[place...] + layer.people[..<place])
        ring.removeFirst()
        return Array(ring.filter { !busy.contains($0) }.prefix(1))
    }

    func isActive(_ now: Wall) -> Bool {
        guard begin <= now, end.map({ now < $0 }) ?? true else { return false }
        guard !layer.windows.isEmpty else { return true }
        let minute = now.weekday.rawValue * 1440 + now.minute
        return layer.windows.contains { window in
            let last = window.start + window.length
            return (window.start..<last).contains(minute) || (window.start..<last).contains(minute + 7 * 1440)
        }
    }

    private static func after(_ wall: Wall, _ rotation: Rotation) -> Wall {
        switch rotation {
        case .together: return wall
        case .days(let count): return wall.day(count).at(minute: wall.minute)
        case .weeks(let count): return wall.day(count * 7).at(minute: wall.minute)
        case .hours(let count):
            var minute = wall.minute
            var day = wall.day(0)
            for _ in 0..<count {
                minute += 60
                if minute >= 1440 { (day, minute) = (day.day(1), minute - 1440) }
            }
            return day.at(minute: minute)
        }
    }
}

/// What a clock on the wall shows, to the minute; compared field by field.
struct Wall: Comparable {
    var year: Int
    var month: Int
    var day: Int
    /// Of the day; 1440 is never shown.
    var minute: Int

    init(year: Int, month: Int, day: Int, minute: Int) {
        (self.year, self.month, self.day, self.minute) = (year, month, day, minute)
    }

    init(_ civil: CivilTime) {
        self.init(year: civil.year, month: civil.month, day: civil.day, minute: civil.hour * 60 + civil.minute)
    }

    static func < (left: Wall, right: Wall) -> Bool {
        (left.year, left.month, left.day, left.minute) < (right.year, right.month, right.day, right.minute)
    }

    func at(_ time: TimeOfDay) -> Wall { at(minute: time.minutes) }
    func at(minute: Int) -> Wall { Wall(year: year, month: month, day: day, minute: minute) }

    /// Midnight of a day so many days away, counted one by one.
    func day(_ distance: Int) -> Wall {
        var found = at(minute: 0)
        for _ in 0..<abs(distance) { distance > 0 ? found.forward() : found.back() }
        return found
    }

    private mutating func forward() {
        day += 1
        guard day > Wall.days(year, month) else { return }
        (month, day) = (month + 1, 1)
        if month == 13 { (year, month) = (year + 1, 1) }
    }

    private mutating func back() {
        day -= 1
        guard day == 0 else { return }
        month -= 1
        if month == 0 { (year, month) = (year - 1, 12) }
        day = Wall.days(year, month)
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// By Sakamoto's table, which knows nothing of 1970.
    var weekday: Weekday {
        let table = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = month < 3 ? year - 1 : year
        let sunday = (year + year / 4 - year / 100 + year / 400 + table[month - 1] + day) % 7
        return Weekday.allCases[(sunday + 6) % 7]
    }
}
