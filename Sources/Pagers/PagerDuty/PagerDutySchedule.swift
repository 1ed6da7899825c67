/// A schedule as PagerDuty computes it for a time, in its two shapes.
enum PagerDutySchedule {
    /// Of layers: `GET /schedules/{id}`.
    struct Older: Decodable, Sendable {
        struct User: Decodable, Sendable {
            var id: String
            var summary: String?
            private enum CodingKeys: String, CodingKey { case id, summary }
        }
        struct Turn: Decodable, Sendable {
            var user: User
            var from: String
            var to: String?
            private enum CodingKeys: String, CodingKey {
                case user
                case from = "start"
                case to = "end"
            }
        }
        struct Final: Decodable, Sendable {
            var turns: [Turn]
            private enum CodingKeys: String, CodingKey { case turns = "rendered_schedule_entries" }
        }
        struct Schedule: Decodable, Sendable {
            var final: Final
            private enum CodingKeys: String, CodingKey { case final = "final_schedule" }
        }
        var schedule: Schedule
        private enum CodingKeys: String, CodingKey { case schedule }
    }

    /// Of shifts: `GET /v3/schedules/{id}` with `include[]=final_schedule`.
    struct Newer: Decodable, Sendable {
        struct Member: Decodable, Sendable {
            var user: String?
            private enum CodingKeys: String, CodingKey { case user = "user_id" }
        }
        struct Turn: Decodable, Sendable {
            var member: Member
            var from: String
            var to: String?
            private enum CodingKeys: String, CodingKey {
                case member
                case from = "start_time"
                case to = "end_time"
            }
        }
        struct Final: Decodable, Sendable {
            var turns: [Turn]
            private enum CodingKeys: String, CodingKey { case turns = "computed_shift_assignments" }
        }
        struct Schedule: Decodable, Sendable {
            var final: Final
            private enum CodingKeys: String, CodingKey { case final = "final_schedule" }
        }
        var schedule: Schedule
        private enum CodingKeys: String, CodingKey { case schedule }
    }
}
