import Incidents
import Settings
import Testing

@Suite("schedules that are kept elsewhere") struct RosterSettingsTests {
    private let pager = "pagers: {pagerduty: {routing_key_env: K, api_token_env: T}}\n"

    @Test("at a pager, or in a calendar; lines of on_call follow them like others")
    func read() throws {
        let folder = try Folder(["db.ics": "BEGIN:VCALENDAR\nEND:VCALENDAR\n"])
        let text = """
            zone: Europe/Berlin
            people: {ana: Ana Ruiz}
            schedules:
              checkout: {from: pagerduty, id: PI7DH85, backup: PI7DH86}
              database: {calendar: "webcal://calendar.test/basic.ics", zone: America/New_York}
              search: {calendar_url_env: URL}
              local: {calendar: \(folder["db.ics"])}
              own: {primary: ana}
            on_call: {ic: {schedule: own}, checkout: {schedule: checkout}, database: {schedule: database}}

            """
        let configuration = try Sample.load(text + pager)
        #expect(
            configuration.rosters.mapValues(\.origin) == [
                "checkout": .pager("pagerduty", ids: ["primary": "PI7DH85", "backup": "PI7DH86"]),
                "database": .calendar(.url("https://calendar.test/basic.ics"), zone: "America/New_York"),
                "search": .calendar(.secret(.environment("URL")), zone: "Europe/Berlin"),
                "local": .calendar(.file(folder["db.ics"]), zone: "Europe/Berlin"),
            ])
        #expect(configuration.schedules.keys.sorted() == ["own"])
        #expect(
            configuration.policy.onCall.compactMapValues(\.schedule) == [
                "ic": "own", "checkout": "checkout", "database": "database",
            ])
    }

    @Test("a calendar file that is away is warned of, and refuses no start")
    func away() throws {
        let text = "people: {ana: Ana}\nschedules: {x: {calendar: /no/such/file.ics}}\non_call: {ic: {schedule: x}}\n"
        let configuration = try Sample.load(text)
        #expect(configuration.rosters["x"]?.origin == .calendar(.file("/no/such/file.ics"), zone: "UTC"))
        #expect(
            Sample.said(text).contains { $0.contains("warning: schedules.x.calendar names a file that cannot be read") }
        )
    }

    @Test(
        "mistakes are named where they stand",
        arguments: [
            (
                "{from: pagerdutty, id: P}",
                "schedules.x.from names no pager, got \"pagerdutty\". Did you mean \"pagerduty\"?"
            ),
            ("{from: mail, id: P}", "schedules.x.from names a pager that has no schedules to read, got \"mail\""),
            ("{from: pagerduty}", "schedules.x has no id"),
            ("{from: pagerduty, id: P, zone: UTC}", "unknown key in schedules.x, got \"zone\""),
            ("{calendar: /no/such/file.ics}", "schedules.x.calendar names a file that cannot be read"),
            ("{calendar: \"ftp://x.test/a\"}", "schedules.x.calendar has a scheme that does not fit"),
            ("{calendar: \"https://x.test/a\", zone: Mars}", "schedules.x.zone is not a time zone"),
        ])
    func mistakes(schedule: String, expected: String) {
        let mail = pager.replacing("}}", with: "}, mail: {smtp: \"smtp://m.test\", from: a@x.test}}")
        let said = Sample.said("people: {ana: Ana}\nschedules: {x: \(schedule)}\non_call: {ic: {schedule: x}}\n\(mail)")
        #expect(said.contains { $0.contains(expected) }, "\(said)")
        #expect(!said.contains { $0.contains("names no schedule") })
    }
}
