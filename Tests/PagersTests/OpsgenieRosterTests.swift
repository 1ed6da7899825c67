import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

@Suite("schedules kept at Opsgenie")
struct OpsgenieRosterTests {
    private static let noon = Instant(seconds: 1_795_176_000)  // 2026-11-20T12:00:00Z

    private func at(_ hours: Int) -> Instant { Self.noon + .hours(hours) }

    private static func period(_ from: String, _ to: String, _ id: String?, _ type: String = "user") -> String {
        let recipient = id.map { ",\"recipient\":{\"id\":\"\($0)\",\"name\":\"\($0)@x.test\",\"type\":\"\(type)\"}" }
        return "{\"startDate\":\"\(from)\",\"endDate\":\"\(to)\",\"type\":\"default\"\(recipient ?? "")}"
    }
    private static func rotation(_ order: Int, _ periods: [String]) -> String {
        "{\"name\":\"R\(order)\",\"order\":\(order),\"periods\":[\(periods.joined(separator: ","))]}"
    }

    private func read(_ rotations: [String], urls: ((String) -> Void)? = nil) async throws -> Roster {
        let seen = Mutex<[String]>([])
        let api = OpsgenieAPI(base: "http://og.test", key: { PagerFault.secret }) { request throws(HTTPFailure) in
            seen.withLock { $0.append(request.url) }
            guard request.url.contains("/users/") else {
                let text =
                    "{\"data\":{\"finalTimeline\":{\"rotations\":[\(rotations.joined(separator: ","))]}},\"took\":0.1}"
                return HTTPResponse(status: 200, body: Array(text.utf8))
            }
            let id = request.url.split(separator: "/").last?.split(separator: "?").first ?? ""
            if id == "gone" { return HTTPResponse(status: 404) }
            let contacts =
                "[{\"to\":\"49-301234567\",\"contactMethod\":\"voice\",\"enabled\":true},"
                + "{\"to\":\"49-301234567\",\"contactMethod\":\"sms\"},"
                + "{\"to\":\"1-5551\",\"contactMethod\":\"sms\",\"enabled\":false},"
                + "{\"to\":\"\(id)@x.test\",\"contactMethod\":\"email\",\"enabled\":true}]"
            let text =
                "{\"data\":{\"id\":\"\(id)\",\"username\":\"\(id)@x.test\",\"fullName\":\"\",\"userContacts\":\(contacts)}}"
            return HTTPResponse(status: 200, body: Array(text.utf8))
        }
        let source = OpsgenieRoster(name: "opsgenie", api: api, schedules: [("checkout", "Checkout & Co/1")])
        let roster = try await source.read(from: at(0), to: at(24))
        for url in seen.withLock({ $0 }) { urls?(url) }
        return roster
    }

    private func turn(_ who: String, _ duty: String, _ from: Int, _ to: Int) -> Roster.Turn {
        Roster.Turn(schedule: "checkout", account: who, duty: duty, from: at(from), to: at(to))
    }

    @Test("turns are cut to the time that is asked for, and people come with their numbers")
    func turns() async throws {
        let urls = Mutex<[String]>([])
        let roster = try await read([
            Self.rotation(
                1,
                [
                    Self.period("2026-11-19T09:00:00Z", "2026-11-20T18:00:00+01:00", "ana"),
                    Self.period("2026-11-20T17:00:00.000Z", "2026-11-22T09:00:00Z", "bob"),
                ])
        ]) { url in urls.withLock { $0.append(url) } }
        #expect(roster.turns == [turn("ana", "primary", 0, 5), turn("bob", "primary", 5, 24)])
        #expect(
            roster.accounts.first
                == Roster.Account(id: "ana", name: "ana@x.test", email: "ana@x.test", phones: ["+49 301234567"]))
        #expect(
            urls.withLock { $0.first } == """
                http://og.test/v2/schedules/Checkout%20%26%20Co%2F1/timeline?identifierType=name\
                &interval=4&intervalUnit=days&date=2026-11-19T12%3A00%3A00Z
                """)
    }

    @Test("of rotations that are on call at once the first is the primary, the others are backups")
    func duties() async throws {
        let roster = try await read([
            Self.rotation(2, [Self.period("2026-11-20T12:00:00Z", "2026-11-21T12:00:00Z", "bob")]),
            Self.rotation(
                1,
                [
                    Self.period("2026-11-20T14:00:00Z", "2026-11-20T16:00:00Z", "ana"),
                    Self.period("2026-11-20T16:00:00Z", "2026-11-20T18:00:00Z", nil),
                ]),
        ])
        #expect(
            roster.turns == [
                turn("bob", "primary", 0, 2), turn("ana", "primary", 2, 4), turn("bob", "backup", 2, 4),
                turn("bob", "primary", 4, 24),
            ])
    }

    @Test("a list that is not whole is a failure: half of it would take people off call")
    func failures() async {
        let day = ("2026-11-20T12:00:00Z", "2026-11-21T12:00:00Z")
        let team = await #expect(throws: DeliveryFailure.self) {
            try await read([Self.rotation(1, [Self.period(day.0, day.1, "t", "team")])])
        }
        #expect(
            team?.sentence == """
                Opsgenie: the schedule "Checkout & Co/1" has the team "t@x.test" on call; only people can be followed, \
                so put its members into the rotation
                """)
        await #expect(throws: DeliveryFailure.self) {
            try await read([Self.rotation(1, [Self.period(day.0, day.1, "gone")])])
        }
        await #expect(throws: DeliveryFailure.self) {
            try await read([Self.rotation(1, [Self.period("soon", day.1, "a")])])
        }
        await #expect(throws: DeliveryFailure.self) { try await read(["7"]) }
    }

    @Test("an id is told from a name")
    func identifiers() {
        #expect(OpsgenieRoster.isID("052652ac-5d1c-464a-812a-7dd18bbfba8c"))
        #expect(!OpsgenieRoster.isID("Checkout") && !OpsgenieRoster.isID("052652ac-5d1c-464a-812a-7dd18bbfba8x"))
    }

    @Test(
        "their times",
        arguments: [
            ("2026-11-20T12:00:00Z", 1_795_176_000), ("2026-11-20T13:00:00.123+01:00", 1_795_176_000),
            ("2026-11-20T08:30:00-0330", 1_795_176_000), ("2026-11-20", nil), ("2026-13-20T12:00:00Z", nil),
            ("2026-11-20T12:00:00", nil), ("2026-11-20T12:00:00+1", nil), ("x026-11-20T12:00:00Z", nil),
        ] as [(String, Int64?)])
    func times(text: String, seconds: Int64?) {
        #expect(OpsgenieTime.instant(text)?.seconds == seconds)
    }
}
