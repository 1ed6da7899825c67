import Incidents

/// Who is on call when, as a value: a pure function of this and an instant, so that nothing is stored or forgotten.
package struct Schedule: Hashable, Sendable {
    package var name: String
    /// Holidays are on this wall, and the hand-offs and windows of layers that have none of their own.
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

    /// On whose wall a layer is.
    func zone(of layer: Layer) -> ZoneRules { layer.zone ?? zone }

    /// Every layer: of each duty, then in reserve.
    package var layers: [Layer] { Duty.allCases.flatMap { cover($0).layers } + reserve }
}
