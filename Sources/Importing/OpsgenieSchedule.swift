/// Who is on call when: rotations that are on call at once.
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
