import Importing
import Incidents
import Pagers
import Schedules
import Settings
import Synchronization
import Testing

@Suite("taking over an Opsgenie account")
struct OpsgenieImportTests {
    @Test("people, teams, schedules and lines, as they read here")
    func whole() async throws {
        let contacts = "[{\"to\":\"49-301234567\",\"contactMethod\":\"voice\",\"enabled\":true}]"
        let account = try await Accounts.read(
            users: [Accounts.user("ana", "Ana Ruiz", contacts: contacts)] + Accounts.people.dropFirst(),
            teams: [
                """
                {"id":"t1","name":"Checkout Ops","members":[{"user":{"id":"bob"},"role":"user"},\
                {"user":{"id":"ana"},"role":"admin"},{"user":{"id":"x","username":"gone@example.org"},"role":"user"}]}
                """
            ],
            schedules: [
                Accounts.schedule(
                    "Checkout", [Accounts.rotation("Week", ["ana", "bob"], start: "2026-01-05T08:00:00Z")],
                    more: ",\"enabled\":true,\"ownerTeam\":{\"id\":\"t1\",\"name\":\"Checkout Ops\"}")
            ],
            escalations: [
                """
                {"name":"Checkout_escalation","rules":[{"condition":"if-not-acked","notifyType":"default",\
                "delay":{"timeAmount":5,"timeUnit":"minutes"},"recipient":{"type":"schedule","name":"Checkout"}}]}
                """
            ])
        let yaml = Accounts.yaml(account)
        #expect(
            yaml == """
                # Taken over from Opsgenie on 2026-11-20. Check it with: sitrep check-config FILE
                # Overrides, forwardings, routing and notification rules are not taken over.

                people:
                  ana: {name: Ana Ruiz, phones: [+49 301234567], email: ana@example.org}
                  bob: {name: Bob Stone, email: bob@example.org}
                  cleo: {name: Cleo Marsh, email: cleo@example.org}

                teams:
                  # gone@example.org of this team is no user there any more
                  checkout-ops: {name: Checkout Ops, lead: ana, members: [bob, ana]}

                schedules:
                  # Checkout at Opsgenie
                  checkout:
                    zone: Europe/Berlin
                    primary:
                      - {name: Week, people: [ana, bob], every: week, hand_off: 'monday 09:00', start: '2026-01-05'}

                on_call:
                  # who commands incidents is not known there; for example:
                  # ic: {schedule: checkout}
                  checkout-ops: {schedule: checkout}

                # Escalations there. Here the ladder is severity_matrix (escalate_after, escalate_to), and timers.
                # Checkout_escalation:
                #   after 5 minutes if not acked: schedule Checkout

                """)
        let configuration = try Accounts.load(yaml)
        #expect(configuration.policy.people[PersonID("ana")]?.phones == ["+49 301234567"])
        #expect(configuration.policy.onCall.compactMapValues(\.schedule) == ["checkout-ops": "checkout"])
    }

    @Test("lists are read to their end, at our base alone, and a wait is waited for")
    func pages() async throws {
        let urls = Mutex<[String]>([])
        let account = try await Accounts.read { url in urls.withLock { $0.append(url) } }
        #expect(account.users.map(\.id) == ["ana", "bob", "cleo"])
        #expect(urls.withLock { $0.allSatisfy { $0.hasPrefix("http://og.test/v2/") } })
        #expect(urls.withLock { $0.contains("http://og.test/v2/users?limit=100&offset=2") })
    }

    @Test("who is known keeps their key, and what is said of them")
    func known() async throws {
        let known = [
            Person(id: PersonID("ruiz"), name: "Ana R.", phones: ["+1 555"], email: "ANA@example.org"),
            Person(id: PersonID("bob"), name: "Another Bob"),
        ]
        let account = try await Accounts.read(
            schedules: [
                Accounts.schedule("A", [Accounts.rotation("R", ["ana", "bob"], start: "2026-01-05T08:00:00Z")])
            ])
        let configuration = try Accounts.load(Accounts.yaml(account, known: known))
        let people = configuration.policy.people
        #expect(people[PersonID("ruiz")]?.name == "Ana R." && people[PersonID("ruiz")]?.phones == ["+1 555"])
        #expect(people[PersonID("bob-2")]?.email == "bob@example.org" && people[PersonID("bob")]?.email == nil)
        let schedule = try #require(configuration.schedules["a"])
        #expect(schedule.primary.layers.first?.people == [PersonID("ruiz"), PersonID("bob-2")])
    }

    @Test("names from elsewhere are text: none ends a comment, a key or a value")
    func hostile() async throws {
        let evil = "x: {a}\\n- &b *c # d\\n'\\\"}]\\u2028!!int no"
        let account = try await Accounts.read(
            users: [Accounts.user("ana", evil), Accounts.user("bob", "no"), Accounts.user("cleo", "0123")],
            teams: ["{\"id\":\"t\",\"name\":\"\(evil)\",\"members\":[{\"user\":{\"username\":\"\(evil)\"}}]}"],
            schedules: [
                Accounts.schedule(evil, [Accounts.rotation(evil, ["ana"], start: "2026-01-05T08:00:00Z")]),
                Accounts.schedule("off", [], more: ",\"enabled\":false"),
                Accounts.schedule("\\nserver: {listen: evil}", [], zone: "Mars/\\nOlympus"),
            ], escalations: ["{\"name\":\"\(evil)\",\"rules\":[{\"recipient\":{\"type\":\"\(evil)\"}}]}"])
        let configuration = try Accounts.load(Accounts.yaml(account))
        #expect(configuration.policy.people[PersonID("ana")]?.name == "x: {a} - &b *c # d '\"}] !!int no")
        #expect(configuration.policy.people[PersonID("bob")]?.name == "no")
        #expect(configuration.schedules.count == 1 && configuration.policy.teams.count == 1)
    }

    @Test("an empty account is an empty configuration")
    func empty() async throws {
        _ = try Accounts.load(Accounts.yaml(OpsgenieAccount()) + "zone: UTC\n")
    }

    @Test("two schedules of a team are two lines, and a schedule called ic is the line of the commanders")
    func lines() async throws {
        let owner = ",\"ownerTeam\":{\"id\":\"t\",\"name\":\"Checkout\"}"
        let rotation = [Accounts.rotation("R", ["ana"], start: "2026-01-05T08:00:00Z")]
        let account = try await Accounts.read(
            teams: ["{\"id\":\"t\",\"name\":\"Checkout\"}"],
            schedules: [
                Accounts.schedule("Checkout", rotation, more: owner),
                Accounts.schedule("Nights", rotation, more: owner),
                Accounts.schedule("IC", rotation),
            ])
        let configuration = try Accounts.load(Accounts.yaml(account))
        #expect(
            configuration.policy.onCall.compactMapValues(\.schedule) == [
                "checkout": "checkout", "nights": "nights", "ic": "ic",
            ])
    }
}
