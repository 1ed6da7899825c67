import Incidents

/// Who is on call when, as a value: a pure function of this and an instant, so that nothing is stored or forgotten.
package struct Schedule: Hashable, Sendable {
    package var name: String
    /// Hand-offs, windows and holidays are on this wall.
    package var zone: ZoneRules
    package var primary: Cover
    package var backup: Cover
    package var trainees: Cover
    /// Layers that hold on holidays only.
    package var reserve: [Layer]
    /// In order of precedence: of two that cover a day, the later holds.
    package var holidays: [Holiday]
    package var overrides: [Override]

    package init(
        name: String, zone: ZoneRules, primary: Cover, backup: Cover = .nobody, trainees: Cover = .nobody,
        reserve: [Layer] = [], holidays: [Holiday] = [], overrides: [Override] = []
    ) {
        self.name = name
        self.zone = zone
        self.primary = primary
        self.backup = backup
        self.trainees = trainees
        self.reserve = reserve
        self.holidays = holidays
        self.overrides = overrides
    }

    package func cover(_ duty: Duty) -> Cover {
        switch duty {
        case .primary: primary
        case .backup: backup
        case .trainees: trainees
        }
    }

    /// Every layer: of each duty, then in reserve.
    package var layers: [Layer] { Duty.allCases.flatMap { cover($0).layers } + reserve }
}
