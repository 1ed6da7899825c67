import Foundation
import Incidents
import Settings
import Testing

/// What is nested without end is refused at once, and what is merely long is read. Each would take hours if its cost grew
/// with the square, or doubled with each line.
@Suite struct LargeFileTests {
    private func bomb(_ levels: Int, _ first: String, _ row: (String) -> String) -> String {
        var lines = ["x-a0: &a0 \(first)"]
        for level in 1..<levels { lines.append("x-a\(level): &a\(level) \(row("*a\(level - 1)"))") }
        return (lines + ["people: {ana: Ana}", "on_call: {ic: ana}"]).joined(separator: "\n") + "\n"
    }

    @Test func `aliases that double with each line are refused, where they get too many`() {
        for text in [
            bomb(38, "[x, x]") { "[\($0), \($0)]" }, bomb(38, "{k: x}") { "{k: \($0), l: \($0)}" },
            bomb(38, "{k: x}") { "{m: [\($0), \($0)]}" },
        ] {
            let found = Sample.said(text)
            #expect(found.count == 1, "\(found)")
            #expect(
                found.first?.contains("the aliases of this file stand for more than 50000 values, got \"*a") == true)
            #expect(found.first?.hasPrefix("s.yaml:1") == true, "\(found)")
        }
    }

    @Test func `a nested alias as a key costs nothing either`() {
        let nested = bomb(30, "[x, x]") { "[\($0), \($0)]" }
        for key in ["{? *a29 : 1}", "{? [*a29, *a29] : 1, ? [*a28, *a28] : 2}", "{*a29 : 1}"] {
            let found = Sample.said("\(nested)x-k: \(key)\n")
            #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix("s.yaml:") })
        }
    }

    @Test func `ever deeper anchors are refused for their depth`() {
        let found = Sample.said(bomb(60, "[x]") { "[\($0)]" })
        #expect(found.count == 1 && found[0].contains("more than 40 levels"), "\(found)")
    }

    @Test func `twenty-two levels of one alias each are fine, and so are many of small ones`() throws {
        #expect(Sample.said(bomb(22, "[x]") { "[\($0)]" }).isEmpty)
        let many = (0..<5000).map { "  p\($0): {<<: *base, name: Person \($0)}" }.joined(separator: "\n")
        let loaded = try Sample.load("x-base: &base {phone: \"+49 30 123\"}\npeople:\n\(many)\non_call: {ic: p1}\n")
        #expect(loaded.policy.people.count == 5000 && loaded.policy.people["p7"]?.phones == ["+49 30 123"])
    }

    @Test func `an alias is what it names, as a value, in a list, as a key, and in text it is text`() throws {
        let text = """
            x-who: &who ana
            x-zone: &zone Europe/Berlin
            zone: *zone
            people:
              *who : {name: "Ana *star* Ruiz", phone: "*123#45"}
              bob: &bob {name: Bob *not an alias*}
              cleo: *bob
            teams: {db: {lead: *who, members: [*who, bob]}}
            on_call: {ic: *who}
            checklists: {db: {title: "* all", items: ["* first", second *third]}}

            """
        let policy = try Sample.load(text).policy
        #expect(policy.people["ana"]?.name == "Ana *star* Ruiz" && policy.people["ana"]?.phones == ["*123#45"])
        #expect(
            policy.people["bob"]?.name == "Bob *not an alias*" && policy.people["cleo"]?.name == "Bob *not an alias*")
        #expect(policy.teams["db"]?.members == ["ana", "bob"] && policy.onCall["ic"]?.primary == "ana")
        #expect(policy.checklists["db"]?.items == ["* first", "second *third"])
        #expect(
            Sample.said("x-a: *nobody\n").first
                == "s.yaml:1: a value that begins with * refers to an anchor that does not exist. Put it in quotes")
        #expect(Sample.said("x-a: *.example.org\n").first?.contains("Put the value in quotes") == true)
    }

    @Test func `thirty thousand people are read, and all that names them`() throws {
        let people = (0..<30_000).map {
            "  p\($0): {name: Person \($0), email: p\($0)@example.org, phone: \"+49 30 \(1_000_000 + $0)\"}"
        }
        let members = (0..<30_000).map { "p\($0)" }.joined(separator: ", ")
        let aliases = (0..<3000).map { "  alias\($0): Person \($0)" }.joined(separator: "\n")
        let text = """
            zone: UTC
            people:
            \(people.joined(separator: "\n"))
            teams: {all: {name: All, lead: p7, members: [\(members)]}}
            on_call: {ic: {primary: p1, backup: p2}}
            aliases:
            \(aliases)

            """
        let policy = try Sample.load(text).policy
        #expect(policy.people.count == 30_000 && policy.teams["all"]?.members.count == 30_000)
        #expect(policy.person(named: "person 29999") == "p29999" && policy.person(named: "P77@Example.org") == "p77")
        #expect(policy.aliases["alias2999"] == [.person("p2999")])
    }

    @Test func `thirty thousand mistakes are reported, each once`() {
        let people = (0..<30_000).map { "  p\($0): {nmae: Person \($0)}" }.joined(separator: "\n")
        #expect(Sample.said("people:\n\(people)\non_call: {ic: p1}\n").count == 30_000)
        let unknown = (0..<3000).map { "ghost\($0)" }.joined(separator: ", ")
        #expect(
            Sample.said("people: {ana: Ana}\non_call: {ic: ana}\nteams: {x: {members: [\(unknown)]}}\n").count == 3000)
    }
}
