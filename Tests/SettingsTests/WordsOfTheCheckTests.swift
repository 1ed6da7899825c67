import Foundation
import Incidents
import Settings
import Testing

/// What people write by mistake is named for what it is: the line, the value, and a hint that holds.
@Suite struct WordsOfTheCheckTests {
    private func said(_ text: String) -> [String] { Sample.said(text) }

    @Test(
        "what a shell was to replace is not a value",
        arguments: [
            ("zone: ${TZ}", "${TZ}"), ("zone: $TZ", "$TZ"), ("server: {public_url: \"https://${HOST}/\"}", "${HOST}"),
            ("people: {ana: {name: Ana, email: $USER}}", "$USER"), ("zone: \"%ZONE%\"", "%ZONE%"),
            ("server: {token_file: \"${CREDENTIALS_DIRECTORY}/token\"}", "${CREDENTIALS_DIRECTORY}"),
            ("teams: {db: {lead: \"${LEAD:-ana}\"}}", "${LEAD:-ana}"),
            ("zone: $(cat /etc/timezone)", "$(cat /etc/timezone)"),
        ])
    func variables(text: String, variable: String) {
        let found = said("x-a: 1\n\(text)\n").filter { !$0.contains("warning") }
        #expect(
            found.count == 1 && found[0].hasPrefix("s.yaml:2: \(variable) is not replaced in this file"), "\(found)")
    }

    @Test(
        "a template that was not filled in is said to be one, once, on its line",
        arguments: [
            "zone: {{ zone }}", "zone: \"{{ zone }}\"", "zone: {{zone}}",
            "server: {public_url: \"https://{{ host }}/\"}",
            "zone: {% if x %}UTC{% endif %}", "zone: <%= zone %>", "people: {ana: {{ ana | to_json }}}",
            "server: {listen: {{ host }}:8080}", "teams:\n  {{ team }}: {lead: ana}",
        ])
    func templates(text: String) {
        let found = said("x-a: 1\n\(text)\n").filter { !$0.contains("warning") }
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.contains("was to be filled in by a template, and was not") == true, "\(found)")
        #expect(found.first?.hasPrefix("s.yaml:\(text.contains("\n") ? 3 : 2):") == true, "\(found)")
    }

    @Test func `what people write for people may hold any of it`() {
        let prose = """
            templates: {declared: "{title} costs ${PRICE} and {{ more }}"}
            checklists: {db: {title: Database, items: ["run: echo ${HOST} {{ x }}", "~/restart.sh"]}}
            """
        #expect(!said(Sample.people + prose).contains { $0.contains("not replaced") || $0.contains("filled in") })
        #expect(!said("people: {ana: {name: \"Ana $ Ruiz\"}}\n").contains { $0.contains("not replaced") })
    }

    @Test func `two versions of a file are not one`() {
        let text = "people: {ana: Ana}\n<<<<<<< HEAD\nzone: UTC\n=======\nzone: Europe/Berlin\n>>>>>>> other\n"
        #expect(
            said(text) == [
                "s.yaml:2: two versions of this file were merged, and which one holds was not decided, got \"<<<<<<<\". "
                    + "Keep one of the two, and take the lines with <<<<<<<, ======= and >>>>>>> away"
            ])
        #expect(said("<<<<<<< a\n\(text)").count == 2, "each of them")
        #expect(said(Sample.people + "x-base: &b {a: 1}\nx-c: {<<: *b}\n").isEmpty, "a key of YAML is none")
    }

    @Test(
        "an odd space is reported on its own line",
        arguments: [
            ("zone:\u{A0}UTC", "a no-break space"), ("\u{A0}\u{A0}ana: {name: Ana}", "a no-break space"),
            ("  \u{A0}ana: {name: Ana}", "a no-break space"), ("  -\u{A0}ana", "a no-break space"),
            ("zone:\u{3000}UTC", "a full-width space"), ("\u{FEFF}zone: UTC", "a space of no width"),
            ("zone:\u{200B}UTC", "a space of no width"), ("zone:\u{2003}UTC", "a space that is none to YAML (U+2003)"),
        ])
    func spaces(line: String, name: String) {
        let found = said("people:\n  bob: {name: Bob}\n\(line)\nx-b: 1\n")
        #expect(found.count == 1 && found[0].hasPrefix("s.yaml:3: \(name) stands where a plain space must"), "\(found)")
        #expect(said("people: {ana: {name: \"Ana\u{A0}Ruiz\"}}\non_call: {ic: {primary: ana}}\n").isEmpty)
    }

    @Test(
        "a # that hides a bracket is named, and in quotes it is a room",
        arguments: [
            "rooms: {announce: #ops}", "rooms: {announce: [#ops, #dev]}", "rooms: {announce: [\"local/x\", #ops]}",
            "rooms: { announce: #ops, executive: local/exec }",
        ])
    func hash(text: String) {
        let found = said("x-a: 1\n\(text)\nx-b: 1\n")
        #expect(
            found == [
                "s.yaml:2: YAML takes what begins with # for a comment, and the bracket behind it too. "
                    + "Put it in quotes: \"#ops\""
            ])
        let quoted = said(Sample.people + "rooms: {announce: \"#ops\"}\n")
        #expect(quoted.count == 1 && quoted[0].hasSuffix("got \"#ops\". Write \"local/ops\""), "\(quoted)")
        #expect(said(Sample.people + "rooms: {announce: \"local/ops\"}\n").isEmpty)
    }

    @Test(
        "a list that lost its brackets is offered with them",
        arguments: [
            ("teams: {web: {members: ana, bob}}", "[ana, bob]"),
            ("teams:\n  web:\n    members: ana, bob", "[ana, bob]"),
            ("on_call:\n  ic:\n    primary: ana\n    trainees: bob, cleo", "[bob, cleo]"),
            ("rooms:\n  announce: local/a, local/b", "[local/a, local/b]"),
            ("rooms:\n  executive: \"#a, #b\"", "[\"#a\", \"#b\"]"),
        ])
    func brackets(text: String, list: String) {
        let base = Sample.people.replacingOccurrences(of: "teams: {database", with: "x-teams: {database")
            .replacingOccurrences(of: "on_call: {", with: "x-on: {")
        let found = said(base + text + "\n")
        guard !text.contains("{members") else {
            return #expect(!found.isEmpty, "in a map of one line YAML reads a second key")
        }
        #expect(found.contains { $0.hasSuffix("Write it as a list: \(list)") }, "\(found)")
    }

    @Test(
        "a duration without its last unit is offered with the next smaller one",
        arguments: [
            ("5m30", "5m30s"), ("1h30", "1h30m"), ("2d12", "2d12h"), ("1 hour 30", "1 hour 30m"), ("1w2", "1w2d"),
        ])
    func lastUnit(text: String, meant: String) {
        let found = said(Sample.people + "timers: {watching: \(text)}\n")
        #expect(found.count == 1 && found[0].hasSuffix("Write \"\(meant)\""), "\(found)")
        #expect(said(Sample.people + "timers: {watching: \(meant)}\n").isEmpty)
    }

    @Test(
        "an address that lacks something is offered with it",
        arguments: [
            ("\"::1:8080\"", "[::1]:8080"), ("\":8080\"", "127.0.0.1:8080"), ("8080", "127.0.0.1:8080"),
            ("localhost", "localhost:8080"), ("\"http://127.0.0.1:9000/\"", "127.0.0.1:9000"),
            ("\"*:8080\"", "127.0.0.1:8080"),
            ("\"::1\"", "[::1]:8080"), ("0.0.0.0", "127.0.0.1:8080"), ("whatever", "127.0.0.1:8080"),
        ])
    func listen(text: String, meant: String) {
        let found = said(Sample.people + "server: {listen: \(text)}\n")
        #expect(found.count == 1 && found[0].hasSuffix("Write \"\(meant)\""), "\(found)")
        #expect(said(Sample.people + "server: {listen: \"\(meant)\"}\n").isEmpty)
    }

    @Test func `a tilde is no path, and the hint is one`() throws {
        let found = said(Sample.people + "server: {token_file: ~/token}\n").filter { $0.contains("~") }
        #expect(found.count == 1 && found[0].contains("~ is not replaced in this file"), "\(found)")
        #expect(found[0].contains("Write the whole path: \"\(NSHomeDirectory())/token\""))
    }

    @Test func `who is paged first and who follows may be said together`() throws {
        let text = """
            pagers:
              ntfy: {kind: ntfy, url: "https://ntfy.example.org", topics: {ana: a-topic-of-ana}}
              mail: {kind: email, smtp: "smtp://127.0.0.1", from: a@example.org}

            """
        let people = Sample.people.replacingOccurrences(
            of: "email: ana@example.org,", with: "email: ana@example.org, contact: [ntfy, {by: mail, after: 1 minute}],"
        )
        let loaded = SettingsLoader.load(text: people + text, named: "s.yaml")
        let mentions = loaded.diagnostics.map(\.description).filter { $0.contains("contact") }
        #expect(mentions.isEmpty, "\(mentions)")
        let wrong = people.replacingOccurrences(
            of: "[ntfy, {by: mail, after: 1 minute}]", with: "[{by: mail, after: 1 minute}, ntfy]")
        #expect(said(wrong + text).contains { $0.contains("comes at once, and is not the first, got \"ntfy\"") })
    }

    @Test(
        "none is nothing, wherever there may be nothing",
        arguments: ["none", "never", "nobody", "-", "n/a", "None"])
    func none(word: String) throws {
        let base = Sample.people.replacingOccurrences(of: "teams: {database", with: "x-teams: {database")
        let text = """
            banner: "\(word)"
            bridge: "\(word)"
            rooms: {announce: "\(word)", executive: "\(word)"}
            teams: {database: {name: Database, lead: "\(word)", members: [bob]}}

            """
        let configuration = try Sample.load(base + text)
        #expect(configuration.policy.banner == nil && configuration.policy.bridge == nil)
        #expect(configuration.policy.announceRooms.isEmpty && configuration.policy.teams["database"]?.lead == nil)
    }

    @Test func `a handle at a service that is not configured is told from a slip`() {
        func warned(_ chat: String) -> [String] {
            said(
                Sample.people.replacingOccurrences(
                    of: "luis: {name: Luis Lindqvist}", with: "luis: {name: Luis, handles: {\(chat): U0LUIS1}}"))
        }
        #expect(warned("slak").contains { $0.hasSuffix("Did you mean \"slack\"?") })
        #expect(warned("matirx").contains { $0.hasSuffix("Did you mean \"matrix\"?") })
        #expect(warned("slack").isEmpty && warned("teams").isEmpty)
    }

    @Test func `never ends a timer, and nothing of it is said any more`() throws {
        let all = try Sample.load(Sample.people).policy
        let ended = try Sample.load(
            Sample.people
                + "timers: {update_warning: never, update_overdue: never, watching: none, no_progress: never,"
                + " executive_summary: off}\n"
        ).policy
        #expect(all.timers.updateOverdue > .zero && ended.timers.updateOverdue == .zero)
        let declared = Declared(
            number: 1, label: "#incident-2026-11-20-001", title: "x", severity: Severity(rank: 1, label: "P1"))
        let incident = Incident(
            declared, event: Event(seq: 1, incident: IncidentID(1), at: Instant(seconds: 0), fact: .declared(declared)))
        let gone: Set<Rule> = [.updateWarning, .updateOverdue, .noProgress, .executiveSummary]
        #expect(!gone.isDisjoint(with: incident.deadlines(under: all).map(\.rule)))
        #expect(gone.isDisjoint(with: incident.deadlines(under: ended).map(\.rule)))
        let refused = said(Sample.people + "timers: {page_stale: never}\n")
        #expect(refused.count == 1 && refused[0].contains("cannot be switched off"), "\(refused)")
    }

    @Test func `windows that overlap are one mistake, however many days they have`() {
        let text = """
            schedules:
              rota:
                primary: {people: [ana, bob], every: week, windows: ["weekdays 09:00..17:00", "weekdays 12:00..20:00"]}

            """
        let found = said(Sample.people + text).filter { $0.contains("overlaps") }
        #expect(found.count == 1, "\(found)")
    }

    /// What a hint puts in quotes is taken, where it stands for the value alone.
    @Test(
        "a hint holds",
        arguments: [
            ("timers: {no_commander: VALUE}", "0 s"), ("timers: {no_commander: VALUE}", "30"),
            ("timers: {page_guard: VALUE}", "0"), ("timers: {page_guard: VALUE}", "never"),
            ("timers: {watching: VALUE}", "soon"),
            ("timers: {watching: VALUE}", "5m30"), ("server: {listen: VALUE}", "\"::1:8080\""),
            ("server: {listen: VALUE}", "9090"),
            ("zone: VALUE", "Europe/Berln"), ("rooms: {announce: VALUE}", "\"#ops\""),
            ("rooms: {announce: VALUE}", "ops"),
            ("severity_matrix: {P1: {escalate_after: VALUE}}", "1h without coffee"), ("prefix: VALUE", "abc"),
        ])
    func hints(template: String, wrong: String) throws {
        let base =
            template.hasPrefix("zone")
            ? Sample.people.replacingOccurrences(of: "zone: Europe/Berlin\n", with: "") : Sample.people
        let found = SettingsLoader.load(
            text: base + template.replacingOccurrences(of: "VALUE", with: wrong) + "\n", named: "s.yaml")
        let hint = try #require(found.errors.first?.hint, "\(found.diagnostics)")
        let offers = hint.matches(of: /"([^"]+)"/).map { String($0.1) }
        #expect(!offers.isEmpty || hint.contains("above zero"), "\(hint)")
        for offer in offers {
            let again = said(base + template.replacingOccurrences(of: "VALUE", with: "\"\(offer)\"") + "\n")
            #expect(again.isEmpty, "\(offer): \(again)")
        }
    }
}
