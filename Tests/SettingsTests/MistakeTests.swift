import Incidents
import Settings
import Testing

@Suite struct MistakeTests {
    @Test func `ten mistakes are reported at once, each with its line`() {
        let text = """
            zone: Europe/Berln
            colour: blue
            server: {listen: not-an-address, public_url: sitrep.example.org}
            people:
              ana: {name: Ana, phnoes: ["1"], email: ana(at)example.org}
              bob:
                name: Bob
                phone: call me
            on_call: {ic: {primary: ghost}}
            aliases: {vp: ana}
            timers:
              update_overdue: soonish
              watching: -5m
              no_commander: 0 s
              page_guard: 30
            severity_matrix:
              P1: {escalate_after: 30 bananas without mitigation, escalate_to: [chief of nothing, ana]}
              P2: {escalate_to: chief of nothing, notify_vp_after: 1h without coffee}
            monitors: {shop: {kind: telepathy, url: "http://127.0.0.1/"}}

            """
        #expect(
            Sample.said(text) == [
                "s.yaml:1: zone is not a time zone, got \"Europe/Berln\". Did you mean \"Europe/Berlin\"?",
                "s.yaml:2: unknown key, got \"colour\". Keys here: include, server, zone, prefix, people, teams, rooms, "
                    + "chats, pagers, schedules, on_call, aliases, escalations, timers, severity_matrix, special_cases, checklists, anti_patterns, permissions, vendors, monitors, bridge, banner",
                "s.yaml:3: server.listen is not an address to listen on, got \"not-an-address\". "
                    + "Write \"127.0.0.1:8080\"",
                "s.yaml:3: server.public_url is not a URL, got \"sitrep.example.org\". Begin it with https://",
                "s.yaml:5: unknown key in people.ana, got \"phnoes\". Did you mean \"phones\"?",
                "s.yaml:5: people.ana.email is not an e-mail address, got \"ana(at)example.org\". "
                    + "Write the address alone, \"ana@example.org\"",
                "s.yaml:8: people.bob.phone is not a telephone number, got \"call me\". "
                    + "Write it as people dial it, \"+49 30 1234567\"",
                "s.yaml:9: on_call.ic.primary names nobody of people, got \"ghost\". Add to people: \"ghost: {name: …}\"",
                "s.yaml:12: timers.update_overdue is not a duration, got \"soonish\". "
                    + "Write it like \"90 seconds\", \"30m\" or \"1 hour 30 min\"",
                "s.yaml:13: timers.watching is a negative duration, got \"-5m\". Write a time above zero",
                "s.yaml:14: timers.no_commander is no time at all, got \"0 s\". Write a time above zero",
                "s.yaml:15: timers.page_guard is a number without a unit, got \"30\". "
                    + "Write \"30 minutes\" or \"30 seconds\"",
                "s.yaml:17: severity_matrix.P1.escalate_after is not a duration, "
                    + "got \"30 bananas without mitigation\". Write it like \"90 seconds\", \"30m\" or \"1 hour 30 min\"",
                "s.yaml:17: severity_matrix.P1.escalate_to: nobody is called \"chief of nothing\". "
                    + "Add to aliases: \"chief of nothing: <person>\"",
                "s.yaml:18: severity_matrix.P2.notify_vp_after has a condition that is not known, "
                    + "got \"1h without coffee\". "
                    + "Write \"30 minutes without mitigation\" or \"4 hours without resolution\"",
                "s.yaml:19: monitors.shop.kind is not one of the choices, got \"telepathy\". Choose from: http",
            ])
        #expect(SettingsLoader.load(text: text, named: "s.yaml").configuration == nil)
    }

    @Test(arguments: [
        (
            "people: {ana: {handles: {local: x}}, bob: {handles: {local: x}}}\non_call: {ic: ana}\n",
            "s.yaml:1: people.bob has the same handle at local as people.ana, got \"x\". "
                + "Give each person a handle of their own"
        ),
        (
            "aliases: {vp: ghost}\n",
            "s.yaml:1: aliases.vp names nobody, got \"ghost\". "
                + "Name a person, a team, an on-call line or a room such as local/ops"
        ),
        (
            "aliases: {one: two, two: one}\n",
            "s.yaml:1: aliases.two leads back to itself, got \"one\". Name a person in one of these aliases"
        ),
        (
            "rooms: {announce: matrx/ops}\n",
            "s.yaml:1: rooms.announce is not a room of a configured chat, got \"matrx/ops\". "
                + "Write <chat>/<room>; chats here: local, console"
        ),
        (
            "rooms: {incidents: loacl}\n",
            "s.yaml:1: rooms.incidents is not a chat that can hold rooms, got \"loacl\". Did you mean \"local\"?"
        ),
        (
            "prefix: incident\n",
            "s.yaml:1: prefix is not a sign that begins a command, got \"incident\". "
                + "Write a short sign such as \"!\""
        ),
        (
            "teams: {database: {lead: phantom}}\n",
            "s.yaml:1: teams.database.lead names nobody of people, got \"phantom\". "
                + "Add to people: \"phantom: {name: …}\""
        ),
        (
            "monitors: {shop: {url: \"http://x/\", expect: 2000}}\n",
            "s.yaml:1: monitors.shop.expect is not a status, got \"2000\". Write 200, \"200-299\" or a list of them"
        ),
        (
            "monitors: {shop: {url: \"http://x/\", timeout: 0s}}\n",
            "s.yaml:1: monitors.shop.timeout is no time at all, got \"0s\". Write a time above zero"
        ),
        (
            "chats: {matrix: {user_id: \"@s:x\"}}\n",
            "s.yaml:1: chats.matrix has no homeserver. Add \"homeserver: https://matrix.example.org\""
        ),
        (
            "pagers: {emial: {}}\n",
            "s.yaml:1: pagers.emial does not say what kind it is. Did you mean \"email\"?"
        ),
        ("zone: [UTC]\n", "s.yaml:1: zone is one text, got \"a list\""),
        ("zone: berlin\n", "s.yaml:1: zone is not a time zone, got \"berlin\". Did you mean \"Europe/Berlin\"?"),
        ("people: [ana]\n", "s.yaml:1: people holds names with values, got \"a list\""),
        (
            "severity_matrix: {P1: {}, SEV-1: {}}\n",
            "s.yaml:1: severity_matrix has two severities of rank 1, got \"SEV-1\". Keep one of P1 and SEV-1"
        ),
    ])
    func `an impossible value is named with what to do`(text: String, expected: String) {
        #expect(Sample.said(text).first == expected)
    }

    @Test func `an empty file is everything by default`() throws {
        let configuration = try Sample.load("")
        #expect(configuration.server.listen.description == "127.0.0.1:8080")
        #expect(configuration.policy.severities.count == 4)
        #expect(configuration.policy.zone.name == "UTC")
    }
}
