import Foundation
import Incidents
import Settings
import Testing
import Wording

@Suite struct TemplateSettingsTests {
    @Test func `a known sentence is taken with its gaps in any order`() throws {
        let configuration = try Sample.load(
            "templates:\n  \"an update on {1} is due at {2}.\": \"by {2}: news of {1}, please\"\n")
        #expect(
            configuration.policy.sentences.own["an update on {1} is due at {2}."]
                == Template("by {2}: news of {1}, please"))
    }

    @Test func `a sentence that is none, a gap that is none and a brace too many are told with their lines`() {
        let said = Sample.said(
            """
            templates:
              "an update on {1} is due by {2}.": "soon"
              "an update on {1} is due at {2}.": "{1} {3}"
              "Escalation to ": "to {you"
            """)
        #expect(said.count == 3)
        #expect(
            said.contains {
                $0.hasPrefix("s.yaml:2: templates: the bot has no such sentence")
                    && $0.contains("Did you mean \"an update on {1} is due at {2}.\"?")
            })
        #expect(said.contains { $0.contains("s.yaml:3") && $0.contains("{1} headline, {2} clock") })
        #expect(said.contains { $0.contains("s.yaml:4") && $0.contains("has a brace that is no gap") })
    }

    @Test func `what sitrep prints as templates is a configuration that changes nothing`() throws {
        var yaml = "templates:\n"
        for (sentence, _) in KnownSentences.all.rows {
            let quoted = String(decoding: try JSONEncoder().encode(sentence), as: UTF8.self)
            yaml += "  \(quoted): \(quoted)\n"
        }
        let own = try Sample.load(yaml).policy.sentences.own
        #expect(own.count > 400 && own.count == KnownSentences.all.rows.count)
    }
}
