import Pagers

/// All that is taken over from an account at Opsgenie, as it stands there.
package struct OpsgenieAccount: Sendable {
    package var users: [OpsgenieUser]
    package var teams: [OpsgenieTeam]
    package var schedules: [OpsgenieSchedule]
    package var escalations: [OpsgenieEscalation]

    package init(
        users: [OpsgenieUser] = [], teams: [OpsgenieTeam] = [], schedules: [OpsgenieSchedule] = [],
        escalations: [OpsgenieEscalation] = []
    ) {
        self.users = users
        self.teams = teams
        self.schedules = schedules
        self.escalations = escalations
    }
}

/// https://docs.opsgenie.com/docs/team-api
package struct OpsgenieTeam: Decodable, Sendable {
    package struct Member: Decodable, Sendable {
        package struct User: Decodable, Sendable {
            var id: String?
            var username: String?
            private enum CodingKeys: String, CodingKey { case id, username }
        }
        var user: User?
        /// `admin`, `user`, or a role of their own making.
        var role: String?
        private enum CodingKeys: String, CodingKey { case user, role }
    }
    var id: String
    var name: String
    /// Only in the answer for one team.
    var members: [Member]?
    private enum CodingKeys: String, CodingKey { case id, name, members }
}

/// https://docs.opsgenie.com/docs/schedule-api
package struct OpsgenieSchedule: Decodable, Sendable {
    package struct Team: Decodable, Sendable {
        var id: String?
        var name: String?
        private enum CodingKeys: String, CodingKey { case id, name }
    }
    var id: String
    var name: String
    var timezone: String?
    var enabled: Bool?
    var ownerTeam: Team?
    /// With `expand=rotation`.
    var rotations: [OpsgenieRotation]?
    private enum CodingKeys: String, CodingKey { case id, name, timezone, enabled, ownerTeam, rotations }
}

/// https://docs.opsgenie.com/docs/schedule-rotation-api
package struct OpsgenieRotation: Decodable, Sendable {
    /// Hours of a day, or from a day of the week to another, on the wall of the schedule.
    package struct Restriction: Decodable, Sendable {
        package struct Hours: Decodable, Sendable {
            var startDay: String?
            var startHour: Int?
            var startMin: Int?
            var endDay: String?
            var endHour: Int?
            var endMin: Int?
            private enum CodingKeys: String, CodingKey { case startDay, startHour, startMin, endDay, endHour, endMin }
        }
        /// `time-of-day` with `restriction`, or `weekday-and-time-of-day` with `restrictions`.
        var type: String
        var restriction: Hours?
        var restrictions: [Hours]?
        private enum CodingKeys: String, CodingKey { case type, restriction, restrictions }
    }

    var name: String?
    var startDate: String
    var endDate: String?
    /// `hourly`, `daily` or `weekly`
    var type: String
    /// So many of them make a turn; 1 where it is not said.
    var length: Int?
    var participants: [OpsgenieRecipient]?
    var timeRestriction: Restriction?
    private enum CodingKeys: String, CodingKey {
        case name, startDate, endDate, type, length, participants, timeRestriction
    }
}

/// https://docs.opsgenie.com/docs/escalation-api
package struct OpsgenieEscalation: Decodable, Sendable {
    package struct Rule: Decodable, Sendable {
        package struct Delay: Decodable, Sendable {
            var timeAmount: Int?
            var timeUnit: String?
            private enum CodingKeys: String, CodingKey { case timeAmount, timeUnit }
        }
        var condition: String?
        var delay: Delay?
        var recipient: OpsgenieRecipient?
        private enum CodingKeys: String, CodingKey { case condition, delay, recipient }
    }
    var name: String
    var rules: [Rule]?
    private enum CodingKeys: String, CodingKey { case name, rules }
}

/// A user, team, schedule or escalation as others name it; `none` is nobody's turn.
package struct OpsgenieRecipient: Decodable, Sendable {
    var type: String
    var id: String?
    var name: String?
    var username: String?
    private enum CodingKeys: String, CodingKey { case type, id, name, username }

    /// For people: `team Checkout`.
    var words: String { [type, username ?? name ?? id ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
}
