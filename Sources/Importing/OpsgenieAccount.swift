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
