/// What somebody on call is there for. The raw value stands in the store, in calendars and in logs for ever.
package enum Duty: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
    case primary
    case backup
    case trainees

    package static func < (left: Duty, right: Duty) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .primary: 0
        case .backup: 1
        case .trainees: 2
        }
    }

    /// What one person is who has it.
    package var spoken: String {
        switch self {
        case .primary: "primary"
        case .backup: "backup"
        case .trainees: "trainee"
        }
    }
}
