import CommandRouter
import Testing

@Suite struct `Limits and hostile input` {
    @Test func `a title has at most 200 characters`() {
        let long = String(repeating: "é", count: 200)
        #expect(routed("!declare P1 \(long)") == "declare P1 \"\(long)\" real")
        #expect(
            routed("!declare P1 \(long)x")
                == "A title has at most 200 characters, and this one has 201. Please shorten it.")
        #expect(routed("!title \(long)x").hasPrefix("A title has at most 200"))
    }

    @Test func `a text has at most 4,000 characters`() {
        let long = String(repeating: "ü", count: 4000)
        #expect(routed("!note \(long)") == "note \"\(long)\"")
        for command in ["note", "update", "decision", "todo", "task", "impact", "resolved", "ic page"] {
            #expect(
                routed("!\(command) \(long)x")
                    == "A text has at most 4000 characters, and this one has 4001. Please shorten it.")
        }
        #expect(routed("!note e" + String(repeating: "\u{301}", count: 100_000)).hasPrefix("A text has at most 4000"))
    }

    private static let size = 100_000
    private static let hostile: [String] = [
        String(repeating: "a", count: size), String(repeating: "!", count: size), String(repeating: " ", count: size),
        String(repeating: "\u{200B}", count: size), String(repeating: "*", count: size) + "!status",
        "!" + String(repeating: "a", count: size), "!" + String(repeating: "é", count: size),
        "!note " + String(repeating: "b ", count: 10_000), "!status " + String(repeating: "b ", count: 10_000),
        "!ic " + String(repeating: "b", count: size), "!help " + String(repeating: "\u{E9}", count: size),
        "!ic page " + String(repeating: "<", count: size), "!ic page " + String(repeating: "<@", count: size),
        "!ic page " + String(repeating: "[", count: size), "!task " + String(repeating: "[a](", count: size) + ")",
        "!task " + String(repeating: "@bob ", count: 10_000), "!task " + String(repeating: "in ", count: size) + "20m",
        "!update " + String(repeating: "status: ", count: 10_000), "!update " + String(repeating: "(", count: size),
        "!update " + String(repeating: "next(", count: 800), "!update " + String(repeating: "s", count: 4000),
        "!snooze " + String(repeating: "9", count: size), "!snooze " + String(repeating: "9m", count: size),
        "!started " + String(repeating: "1:", count: size), "!merge " + String(repeating: "INC-", count: size),
        "!status INC-" + String(repeating: "9", count: size), "!task " + String(repeating: "9", count: size),
        "!declare " + String(repeating: "P1 ", count: size), "!role " + String(repeating: "ops ", count: size),
        "@" + String(repeating: "a", count: size) + " !status",
        "<@" + String(repeating: "|", count: size) + "> !status",
        "!note " + String(repeating: "\u{1F1E9}", count: size), "!note " + String(repeating: "\u{202E}", count: size),
        "!declare P1 " + String(repeating: "\u{1F468}\u{200D}", count: size),
        "!note " + String(repeating: "\r\n", count: size),
        "!note " + String(repeating: "\u{0}", count: size), "!timeline " + String(repeating: "-", count: size),
        "!severity " + String(repeating: "P", count: size),
        "!ic handoff " + String(repeating: "[x](y) ", count: 10_000),
    ]

    @Test func `hostile input is answered quickly and shortly`() {
        let router = CommandRouter(prefix: "!")
        for text in Self.hostile {
            var answer = ""
            let time = ContinuousClock().measure { answer = routed(text, router) }
            #expect(time < .seconds(3), "\(text.prefix(20)) took \(time)")
            #expect(answer.utf8.count < 20_000, "\(text.prefix(20)) is repeated")
        }
    }

    @Test func `nothing traps`() {
        let router = CommandRouter(prefix: "!")
        var random = Seeded(state: 4711)
        for _ in 0..<20_000 {
            var text = Bool.random(using: &random) ? "!" : ""
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                text += Self.alphabet.randomElement(using: &random) ?? ""
            }
            _ = routed(text, router)
        }
    }

    private static let alphabet: [String] =
        CommandRouter.commands.flatMap { [$0.name, " " + $0.name + " "] } + oddities

    private static let oddities = [
        " ", " ", " ", "\n", "\r\n", "\t", "\u{A0}", "\u{200B}", "\u{200D}", "\u{301}", "\u{FE0F}", "\u{202E}", "\u{0}",
        "\u{85}",
        "!", "！", "*", "_", "`", "```", "~", "@", "@bob", "<@U1>", "<@U1|", "&lt;@U", "&gt;", ">",
        "[A](https://matrix.to/#/@a:b)",
        "[", "](", "https://matrix.to/#/%40", "%", "%4", ")", "(", "“", "”", "'", "\"", ":", ";", "|", "-", "--drill",
        "—", "#",
        "INC-", "INC-3", "inc", "P1", "SEV-", "0", "7", "99999999999999999999", "10m", "1h", "in ", "for ", " ago",
        "14:05",
        "2026-11-20", "status:", "next (by ", "eta: ", "me", "none", "into", "done", "é", "ß", "İ", "👨‍👩‍👧", "🇩🇪", "٣", "３",
        "\u{10FFFF}",
        "sitrep: ", "@sitrep ",
    ]
}

/// SplitMix64: the same strings in every run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
