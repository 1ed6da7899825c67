import Incidents
import Rehearsal
import Settings
import Testing

/// The opening of an incident's room is ten lines of forty columns, the board of its pages in it.
@Suite struct OpeningTests {
    private static let people = """
        zone: UTC
        people:
          ana: {name: Ana Ruiz, phone: "+49 30 555 0101", email: ana@example.org}
          bob: {name: Bob Stone, phone: "+49 30 555 0102", email: bob@example.org}
          cleo: {name: Cleo Marsh, phone: "+49 30 555 0103", email: cleo@example.org}
          dora: {name: Dora Dean, phone: "+49 30 555 0110"}
          emil: {name: Emil Engel, phone: "+49 30 555 0105", email: emil@example.org}
          pia: {name: Pia Prod, phone: "+49 30 555 0106"}
        teams: {front: {members: [emil, pia]}}
        on_call: {ic: {primary: ana, backup: bob, trainees: [cleo]}}
        bridge: {link: "https://meet.example.org/incident", number: "+1 555 244 3473", pin: "123456"}
        special_cases:
          data_loss: Tell legal and nobody else, and restore nothing over the evidence until they have said so.
          security: Hand over to the security team at once, by telephone, and say nothing of it in public rooms.
          third_party_vendor: Open their ticket first, and keep its number at the head of the incident's channel.

        """
    private static let mail = """
        pagers: {email: {smtp: "smtp://127.0.0.1:2525", from: s@example.org, tls: none}}

        """

    private static func matrix(_ told: String) -> String {
        """
        severity_matrix:
          P1:
            initial_responder: dora
            notify_at_start: \(told)
            customer_comms: required (status page + email)
            means: everything is down, or data is lost, or a key is out, or the shop cannot be reached at all
        """
    }

    /// What stands in the incident's room a moment after it was declared; the opening as it was edited last.
    private func room(_ yaml: String, _ title: String) async throws -> [String] {
        let loaded = SettingsLoader.load(text: yaml, named: "s.yaml")
        let configuration = try #require(loaded.configuration, "\(loaded.diagnostics)")
        let text = "start: 2026-11-20 14:07\n\n14:09 ops dora: !declare P1 \(title)\n\n14:09:30 *\n"
        let played = try await Rehearsal(
            try Scenario(text, name: "test"), folder: ".", configuration: configuration
        ).play()
        return played.moments.flatMap(\.lines).filter { $0.place.hasPrefix("incident-") }.map(\.text)
    }

    /// As a telephone breaks them: words are kept whole.
    private func lines(_ text: String) -> Int {
        text.split(separator: "\n").reduce(0) { sum, row in
            var lines = 1
            var used = 0
            for word in row.split(separator: " ").map(\.count) {
                if used > 0, used + 1 + word > 40 {
                    lines += 1
                    used = 0
                }
                used += (used > 0 ? 1 : 0) + word
            }
            return sum + lines
        }
    }

    @Test(
        arguments: [
            people + matrix("[emil, pia]"), people + mail + matrix("[emil, pia]"), people + mail + matrix("front"),
            people + mail + matrix("nobody"),
        ],
        ["Order API: elevated error rate", "db", "The shop answers 503 to every second customer who pays by card"])
    func `it has ten lines of forty columns with four people paged`(yaml: String, title: String) async throws {
        let said = try await room(yaml, title)
        for text in said where text.contains("INC-1") { #expect(lines(text) <= 10, "\(text)") }
        // One message, edited as it goes on.
        #expect(Set(said.map { $0.prefix(8) }).count == 1, "\(said)")
    }

    @Test func `it names whom to call where no way reaches them, and claims nobody told`() async throws {
        let text = try #require(try await room(Self.people + Self.matrix("front"), "db").last)
        for number in ["0101", "0102", "0103", "0110", "0105", "0106"] {
            #expect(text.contains("+49 30 555 \(number)"), "\(text)")
        }
        #expect(text.contains("Could not be told") && text.contains("Could not be paged"))
        #expect(!text.contains("Told by") && !text.contains("Special cases:"), "\(text)")
        #expect(text.contains("123456") && text.contains("status page") && text.contains("!ic me"))
    }

    @Test func `what is only queued is not told yet; a taken mail is`() async throws {
        let said = try await room(Self.people + Self.mail + Self.matrix("front"), "db")
        let first = try #require(said.first)
        let last = try #require(said.last)
        #expect(first.contains("Telling") && !first.contains("Told"), "\(first)")
        #expect(last.contains("Told by email 14:09 UTC: @Emil Engel"), "\(last)")
        #expect(last.contains("Could not be told: @Pia Prod +49 30 555 0106"), "\(last)")
    }
}
