/// Some people there, who share schedules and alerts.
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
