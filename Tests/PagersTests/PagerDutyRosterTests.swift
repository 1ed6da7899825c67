import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("PagerDuty's schedules")
struct PagerDutyRosterTests {
    private let service = FakePagerDuty()
    private let from = Instant(rfc3339: "2026-11-20T00:00:00Z") ?? .distantPast
    private let to = Instant(rfc3339: "2026-12-04T00:00:00Z") ?? .distantPast
    private func at(_ text: String) -> Instant { Instant(rfc3339: text) ?? .distantPast }

    private func read(_ schedules: [String: [String: String]]) async throws -> Roster {
        let rest = PagerDutyREST(
            apiBase: "http://pd.test", token: { PagerFault.secret },
            exchange: { request throws(HTTPFailure) in try service.answer(request) })
        return try await PagerDutyRoster(name: "pagerduty", rest: rest, schedules: schedules).read(from: from, to: to)
    }
    private func answer(_ request: String, _ text: String, status: Int = 200) {
        service.fail(request, .success(FakePagerDuty.json(status, text)))
    }
    /// In the shapes of the examples of the published specification.
    private static func older(_ entries: String) -> String {
        "{\"schedule\":{\"id\":\"PI7DH85\",\"type\":\"schedule\",\"final_schedule\":{\"name\":\"Final Schedule\",\"rendered_schedule_entries\":[\(entries)]}}}"
    }
    private static func entry(_ user: String, _ start: String, _ end: String) -> String {
        "{\"start\":\"\(start)\",\"end\":\(end),\"user\":{\"id\":\"\(user)\",\"type\":\"user_reference\",\"summary\":\"Regina P.\"}}"
    }
    private static let users = """
        {"users":[{"id":"PXPGF42","name":"Regina Phalange","email":"regina@example.org","contact_methods":[\
        {"type":"sms_contact_method","country_code":49,"address":"170111"},\
        {"type":"phone_contact_method","country_code":49,"address":"301234"},\
        {"type":"email_contact_method","address":"regina@example.org"}]}],"limit":100,"offset":0,"more":false}
        """

    @Test("a schedule of layers is read as it is after overrides, with who the people are")
    func layers() async throws {
        answer("GET /v3/schedules/PI7DH85", "{\"error\":{\"message\":\"not a v3 schedule\"}}", status: 400)
        let entries = [
            Self.entry("PXPGF42", "2026-11-19T09:00:00-05:00", "\"2026-11-26T09:00:00-05:00\""),
            Self.entry("PGONE99", "2026-11-26T09:00:00-05:00", "null"),
        ]
        answer("GET /schedules/PI7DH85?", Self.older(entries.joined(separator: ",")))
        answer("GET /users?", Self.users)
        let roster = try await read(["checkout": ["primary": "PI7DH85"]])
        #expect(
            roster.turns == [
                .init(
                    schedule: "checkout", account: "PXPGF42", duty: "primary", from: from,
                    to: at("2026-11-26T14:00:00Z")),
                .init(
                    schedule: "checkout", account: "PGONE99", duty: "primary", from: at("2026-11-26T14:00:00Z"), to: to),
            ])
        #expect(
            roster.accounts == [
                .init(id: "PGONE99", name: "Regina P."),
                .init(
                    id: "PXPGF42", name: "Regina Phalange", email: "regina@example.org",
                    phones: ["+49 301234", "+49 170111"]),
            ])
        #expect(
            service.asked[1]
                == "GET /schedules/PI7DH85?since=2026-11-20T00%3A00%3A00.000Z&until=2026-12-04T00%3A00%3A00.000Z")
    }

    @Test("a schedule of shifts is read in its own shape; a turn that nobody holds is none")
    func shifts() async throws {
        let turn = { (member: String) in
            "{\"type\":\"computed_shift_assignment\",\"start_time\":\"2026-11-20T16:00:00Z\",\"end_time\":\"2026-11-21T00:00:00Z\",\"member\":\(member),\"source\":{}}"
        }
        let turns = [turn("{\"type\":\"user_member\",\"user_id\":\"PXPGF42\"}"), turn("{\"type\":\"empty_member\"}")]
        answer(
            "GET /v3/schedules/PS1A2B3C",
            "{\"schedule\":{\"type\":\"schedule_v3\",\"final_schedule\":{\"computed_shift_assignments\":[\(turns.joined(separator: ","))]}}}"
        )
        answer("GET /users?", Self.users)
        let roster = try await read(["checkout": ["backup": "PS1A2B3C"]])
        #expect(roster.turns.map(\.account) == ["PXPGF42"] && roster.turns.map(\.duty) == ["backup"])
        #expect(service.asked[0].hasSuffix("&include%5B%5D=final_schedule"))
    }

    @Test("the list of users is read page by page until all are found")
    func pages() async throws {
        answer("GET /v3/schedules/P1", "", status: 404)
        answer("GET /schedules/P1?", Self.older(Self.entry("PXPGF42", "2026-11-19T09:00:00Z", "null")))
        answer("GET /users?", "{\"users\":[{\"id\":\"A\"},{\"id\":\"B\"}],\"more\":true}")
        answer("GET /users?", Self.users)
        #expect(try await read(["checkout": ["primary": "P1"]]).accounts.map(\.name) == ["Regina Phalange"])
        #expect(service.asked.suffix(2).map { $0.suffix(8) } == ["offset=0", "offset=2"])
    }

    @Test(
        "half of it is nothing",
        arguments: [
            ("GET /schedules/P1?", 429, "", DeliveryFailure.Retry.after(.seconds(20))),
            ("GET /schedules/P1?", 404, "", .never), ("GET /schedules/P1?", 200, "{\"schedule\":{}}", .later),
            ("GET /schedules/P1?", 200, older(entry("P", "yesterday", "null")), .later),
            ("GET /schedules/P1?", 200, older(entry("P", "2026-11-20T00:00:00Z", "\"later\"")), .later),
            ("GET /users?", 500, "", .later), ("GET /users?", 401, PagerFault.secret, .never),
            ("GET /v3/schedules/P1", 503, "", .later),
        ])
    func half(request: String, status: Int, body: String, retry: DeliveryFailure.Retry) async {
        service.fail(request, .success(FakePagerDuty.json(status, body, [("ratelimit-reset", "20")])))
        answer("GET /v3/schedules/P1", "", status: 400)
        answer("GET /schedules/P1?", Self.older(Self.entry("PXPGF42", "2026-11-19T09:00:00Z", "null")))
        let failure = await #expect(throws: DeliveryFailure.self) { try await read(["checkout": ["primary": "P1"]]) }
        #expect(failure?.retry == retry && failure?.mayHaveArrived == false)
        #expect(failure?.sentence.contains(PagerFault.secret) == false)
    }
}
