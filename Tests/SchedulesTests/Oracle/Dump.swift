import Foundation
import Incidents
import Schedules

/// Schedules with the shifts found for them, as JSON for `Tests/Live/rotation_judge.py`, which knows zones from Python.
struct Dump: Encodable {
    struct LayerText: Encodable {
        var name: String
        var people: [String]
        /// Of a turn on the wall; null where all are there together.
        var minutes: Int?
        var handOff: Int
        var weekday: Int?
        var start: String
        var end: String?
        /// Start in minutes from Monday 00:00, and length.
        var windows: [[Int]]
    }

    struct HolidayText: Encodable {
        var first: String?
        var last: String?
        var yearly: [Int]?
        var layer: String?
        var duties: [String]
    }

    struct OverrideText: Encodable {
        var duty: String
        var person: String
        var from: Int64
        var to: Int64
        var made: Int64
        var replaces: String?
    }

    struct ShiftText: Encodable {
        var duty: String
        var person: String
        var from: Int64
        var to: Int64
    }

    struct Case: Encodable {
        var zone: String
        /// By duty; the backup is missing where it is whoever comes next.
        var layers: [String: [LayerText]]
        var reserve: [LayerText]
        var holidays: [HolidayText]
        var overrides: [OverrideText]
        var from: Int64
        var to: Int64
        var shifts: [ShiftText]
        /// The shifts as a calendar.
        var calendar: String
    }

    struct RuleCase: Encodable {
        var start: String
        var rule: String
        var from: String
        var to: String
        var dates: [String]
    }

    var cases: [Case] = []
    var rules: [RuleCase] = []
}

extension Dump.Case {
    init(_ schedule: Schedule, from: Instant, to: Instant) {
        let found = schedule.shifts(from: from, to: to)
        zone = schedule.zone.name
        layers = [:]
        for duty in Duty.allCases where schedule.cover(duty) != .nextInRotation {
            layers[duty.rawValue] = schedule.cover(duty).layers.map { Dump.LayerText($0) }
        }
        reserve = schedule.reserve.map { Dump.LayerText($0) }
        holidays = schedule.holidays.map { Dump.HolidayText($0) }
        overrides = schedule.overrides.map {
            Dump.OverrideText(
                duty: $0.duty.rawValue, person: $0.person.key, from: $0.from.seconds, to: $0.to.seconds,
                made: $0.made.seconds, replaces: $0.replaces?.key)
        }
        self.from = from.seconds
        self.to = to.seconds
        shifts = found.map {
            Dump.ShiftText(
                duty: $0.duty.rawValue, person: $0.person.key, from: $0.from.seconds, to: $0.to.seconds)
        }
        let writer = CalendarWriter(name: "Zoë's, \(schedule.name)", host: "sitrep.example.org", stamp: from)
        calendar = writer.text(found) {
            "\($0.person.key) is \($0.duty.rawValue); Łódź, \\ and a tail so long, with größe and 🧑‍🚒, that it is folded"
        }
    }
}

extension Dump.LayerText {
    fileprivate init(_ layer: Layer) {
        name = layer.name
        people = layer.people.map(\.key)
        switch layer.rotation {
        case .together: minutes = nil
        case .hours(let count): minutes = count * 60
        case .days(let count): minutes = count * 1440
        case .weeks(let count): minutes = count * 10_080
        }
        handOff = layer.handOff.minutes
        weekday = layer.weekday?.rawValue
        start = layer.start.description
        end = layer.end?.description
        windows = layer.windows.map { [$0.start, $0.length] }
    }
}

extension Dump.HolidayText {
    fileprivate init(_ holiday: Holiday) {
        switch holiday.days {
        case .dates(let first, let last): (self.first, self.last) = (first.description, last.description)
        case .yearly(let month, let day): yearly = [month, day]
        }
        layer = holiday.layer
        duties = holiday.duties.map(\.rawValue).sorted()
    }
}
