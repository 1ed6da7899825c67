/// People who take turns.
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
