import Incidents
import Settings
import Testing

@Suite struct ChecklistSettingsTests {
    @Test func `the lists of the guides are there without a word`() throws {
        let lists = try Sample.load(Sample.people).policy.checklistsInOrder
        #expect(lists.map(\.key) == ["war-room", "before-resolved", "at-close", "during", "security"])
        #expect(lists.map(\.moment) == [.declared, .mitigated, .resolved, .never, .never])
        #expect(lists.allSatisfy { (4...9).contains($0.items.count) && !$0.title.isEmpty })
        #expect(try #require(SettingsLoader.embedded().configuration).policy.checklistsInOrder == lists)
    }

    @Test func `a team adds its own, replaces one and takes one away`() throws {
        let text =
            Sample.people + """
                checklists:
                  War Room: {title: Ours, when: declared, items: [look, think]}
                  database:
                    - stop the writers
                    - look at the lag
                  during: none

                """
        let policy = try Sample.load(text).policy
        #expect(
            policy.checklists["war-room"]
                == Checklist(key: "war-room", title: "Ours", moment: .declared, items: ["look", "think"]))
        #expect(policy.checklist(named: "Database")?.items == ["stop the writers", "look at the lag"])
        #expect(policy.checklists["during"] == nil && policy.checklists["at-close"] != nil)
    }

    @Test func `what is wrong with a list is said with its line`() {
        let text = """
            checklists:
              a: {title: A, when: sometimes, items: [x]}
              b: {titel: B, items: [x]}
              c: {title: C}
              "d/e": [x]
              f g: [x]
              "f  g": [y]
              h: [same, same]
              i: one

            """
        #expect(
            Sample.said(text) == [
                "s.yaml:2: checklists.a.when is not one of the choices, got \"sometimes\". "
                    + "Choose from: declared, mitigated, resolved, closed, never",
                "s.yaml:3: unknown key in checklists.b, got \"titel\". Did you mean \"title\"?",
                "s.yaml:4: checklists.c has no items. Add \"items: [the first point, the second]\"",
                "s.yaml:5: checklists has a name that nobody can type, got \"d/e\". "
                    + "Write letters, digits and hyphens, \"war-room\"",
                "s.yaml:7: checklists has two lists of one name, got \"f  g\". Keep one of it and f g",
                "s.yaml:8: checklists.h has a point twice, got \"same\". Take one of them out",
                "s.yaml:9: checklists.i holds keys with values, got \"one\". Keys here: title, when, items",
            ])
    }
}
