import Incidents
import Settings
import Testing

@Suite struct YamlTests {
    @Test(arguments: [
        ("zone: UTC\npeople: {ana: {name: Ana\naliases: [\n", "s.yaml:3: "),
        (
            "zone: \"UTC\n",
            "s.yaml:2: a quote that begins on line 1, column 7 is never closed (column 1). "
                + "Close it with the same quote"
        ),
        ("people:\n\tana: {}\n", "s.yaml:2: a tab stands where spaces must (column 1). Indent with spaces"),
        ("banner: @everyone\n", "s.yaml:1: a value cannot begin with \"@\" (column 9). Put the value in quotes"),
        (
            "banner: note: this\n",
            "s.yaml:1: a colon stands where no key can be (column 13). "
                + "Put text that holds \": \" in quotes, or check the indentation"
        ),
        ("zone: &a [*a]\n", "s.yaml:1: a value that begins with * refers to an anchor that does not exist"),
        ("- a\n- list\n", "s.yaml:1: the file does not hold keys with values. Begin with a line such as \"zone: UTC\""),
        ("just words\n", "s.yaml:1: the file does not hold keys with values"),
        ("zone: UTC\n---\nzone: UTC\n", "s.yaml:2: a second document begins here"),
        (
            "zone: !!python/none x\n",
            "s.yaml:1: YAML takes a word that begins with ! for a tag and drops it. "
                + "Put the whole text in quotes"
        ),
        (
            "prefix: !\n",
            "s.yaml:1: YAML takes a word that begins with ! for a tag and drops it. "
                + "Put the whole text in quotes"
        ),
        ("zone: U\u{0}TC\n", "s.yaml:1: a control character stands here. Save the file as plain UTF-8 text"),
    ])
    func `what cannot be parsed is told in plain words`(text: String, expected: String) {
        let said = Sample.said(text).first ?? "nothing"
        #expect(said.hasPrefix(expected), "\(said)")
    }

    @Test func `keys that stand twice are all told, with both lines`() {
        let text = "zone: UTC\npeople:\n  ana: {name: A}\n  bob: {}\n  ana: {name: B}\nzone: UTC\ncolor: 1\n"
        let said = Sample.said(text)
        #expect(said.contains("s.yaml:5: the key stands twice, first on line 3, got \"ana\""))
        #expect(said.contains("s.yaml:6: the key stands twice, first on line 1, got \"zone\""))
        #expect(said.contains { $0.hasPrefix("s.yaml:7: unknown key, got \"color\"") })
    }

    @Test func `nothing is taken for a number, a truth or a time`() throws {
        let policy = try Sample.load(
            "people: {ana: {name: no, phone: 0123}}\non_call: {ic: ana}\nbanner: 1:30\nbridge: {pin: 0042}\n"
        ).policy
        #expect(policy.people.values.first?.name == "no")
        #expect(policy.people.values.first?.phones == ["0123"])
        #expect(policy.banner == "1:30" && policy.bridge?.pin == "0042")
    }

    @Test func `text that YAML cuts off is warned about, comments are not`() {
        let text = """
            special_cases:
              vendor: Share details in #general
              steps:
                - Notify in #incidents
                - tell legal   # a comment
                - "quoted #room"
                - said #
                - folded over
                  two lines in #ops
              room: #war-room
              #commented: out
            rooms: {announce: [local/ops]} #todo
            """
        let hint = "Put the whole text in quotes: "
        let what = "warning: YAML takes what follows \" #\" for a comment"
        #expect(
            Sample.said(text) == [
                "s.yaml:2: \(what), got \"Share details in\". \(hint)\"Share details in #general\"",
                "s.yaml:4: \(what), got \"Notify in\". \(hint)\"Notify in #incidents\"",
                "s.yaml:8: \(what), got \"folded over two lines in\". \(hint)\"folded over two lines in #ops\"",
                "s.yaml:10: \(what), got \"\". \(hint)\"#war-room\"",
            ])
    }

    @Test func `anchors and merge keys work, and a bomb is refused`() throws {
        let text = """
            x-common: &common {escalate_after: 30m, escalate_to: bob}
            severity_matrix:
              P1: {<<: *common, update_every: 10m}
              P2: {<<: *common, escalate_after: 2h}
            """
        let rule = try Sample.rule("P2", of: text)
        #expect(rule.escalateAfter?.after == .seconds(7200))
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n"
        for (this, last) in zip("bcdefghi", "abcdefgh") {
            bomb += "\(this): &\(this) [" + repeatElement("*\(last)", count: 9).joined(separator: ",") + "]\n"
        }
        #expect(
            Sample.said(bomb) == [
                "s.yaml:5: the aliases of this file stand for more than 50000 values, got \"*d\". Write out what is meant"
            ])
        #expect(!Sample.said("zone: " + String(repeating: "[", count: 5000)).isEmpty)
        #expect(Sample.said("zone: " + String(repeating: "x", count: 100_000)).first?.count ?? 999 < 300)
    }

    @Test func `line ends of Windows and a byte order mark are fine`() throws {
        let folder = try Folder(["s.yaml": "\u{FEFF}zone: Europe/Berlin\r\nbanner: TEST #1\r\n"])
        #expect(
            folder.said("s.yaml") == [
                "s.yaml:2: warning: YAML takes what follows \" #\" for a comment, got \"TEST\". "
                    + "Put the whole text in quotes: \"TEST #1\""
            ])
    }
}
