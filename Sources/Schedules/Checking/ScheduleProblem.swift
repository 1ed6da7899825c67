import Incidents

/// One thing that is wrong with a schedule, as a value: the reader of the configuration knows the line it stands in.
package struct ScheduleProblem: Hashable, Sendable {
    /// Where in the schedule. Layers and windows count from 0; a layer without a duty is one of the reserve.
    package enum Part: Hashable, Sendable {
        case cover(Duty)
        case layer(Duty?, Int)
        case window(Duty?, layer: Int, Int)
        case holiday(Int)
        case override(Int)
    }

    package enum Trouble: Hashable, Sendable {
        case noLayers
        case noPeople
        case lengthNotPositive
        /// Longer than 732 days.
        case lengthTooLong
        case weekdayWithoutWeeks
        case endBeforeStart
        case windowsOverlap(Window, Window)
        case nameTaken(String)
        /// The primary cannot be who comes next to the primary.
        case nextOfItself
        /// Nobody can follow: no layer of the primary has two different people who take turns.
        case nobodyFollows
        case unknownLayer(String)
        case noSuchDay(month: Int, day: Int)
        case noDuties
        /// The same person on both sides of an override.
        case replacesSelf(PersonID)
    }

    package var part: Part
    package var trouble: Trouble
}

extension ScheduleProblem {
    /// What is wrong, to follow the name of the key: `has no people`.
    package var what: String {
        switch trouble {
        case .noLayers: "has no layers"
        case .noPeople: "has no people"
        case .lengthNotPositive: "has turns without a length"
        case .lengthTooLong: "has turns longer than two years"
        case .weekdayWithoutWeeks: "has a hand-off day, but its turns are not weeks"
        case .endBeforeStart: "ends before it begins"
        case .windowsOverlap(let first, let second): "overlaps: \(second) with \(first)"
        case .nameTaken(let name): "has the name of another layer, \(name)"
        case .nextOfItself: "cannot be the next person of its own rotation"
        case .nobodyFollows: "is the next person of a rotation in which nobody comes next"
        case .unknownLayer(let name): "names a layer that is not there, \(name)"
        case .noSuchDay(let month, let day): "is a day that no year has, \(padded(month, 2))-\(padded(day, 2))"
        case .noDuties: "is about no duty"
        case .replacesSelf(let person): "replaces \(person.key) by \(person.key)"
        }
    }

    /// What to do about it.
    package var hint: String {
        switch trouble {
        case .noLayers, .noPeople: "Name at least one person"
        case .lengthNotPositive, .lengthTooLong: "Write day, week, \"12 hours\", \"3 days\" or \"2 weeks\""
        case .weekdayWithoutWeeks: "Leave the day out, or let turns be weeks"
        case .endBeforeStart: "Let the end come after the start"
        case .windowsOverlap: "Let one window end where the next begins"
        case .nameTaken: "Give each layer a name of its own"
        case .nextOfItself: "Name people for the primary"
        case .nobodyFollows: "Name two people for the primary, or people for this duty"
        case .unknownLayer: "Name a layer of this schedule, or nobody"
        case .noSuchDay: "Write month and day, such as 12-25"
        case .noDuties: "Name primary, backup or trainees"
        case .replacesSelf: "Name somebody else"
        }
    }
}
