import Incidents
import Testing

@testable import ChatServices

@Suite("a message in Block Kit") struct SlackBlocksTests {
    private func blocks(_ message: Message) -> SlackBlocks {
        SlackBlocks(message, markup: SlackMarkup(chat: "slack") { $0.key == "ana" ? "U0ANA" : nil })
    }

    private func text(_ line: Message.Line) -> String {
        blocks(Message(line)).parts[0].blocks[0]["text"]["text"].string ?? ""
    }

    @Test("only our own pieces mention, link and are strong")
    func pieces() {
        let ana = Message.Piece.mention(PersonID("ana"), name: "Ana")
        let bob = Message.Piece.mention(PersonID("bob"), name: "Bob <!channel>")
        #expect(text("\(ana): \(strong: "overdue")") == "<@U0ANA>: *overdue*")
        #expect(text("\(bob)") == "@Bob &lt;!channel&gt;")
        #expect(text("\(Message.Piece.room(RoomRef(chat: "slack", room: "C012"), label: "#ops"))") == "<#C012>")
        #expect(text("\(Message.Piece.room(RoomRef(chat: "matrix", room: "!r"), label: "#ops"))") == "#ops")
        #expect(text("\(Message.Piece.everyoneHere)") == "<!here>")
        #expect(text("\(code: "!ic me`*x*")") == "`!ic meˋ*x*`")
        #expect(
            text("\(Message.Piece.link(url: "https://a.test/?a=1&b=<|>", label: "a|b"))")
                == "<https://a.test/?a=1&amp;b=%3C%7C%3E|a¦b>")
        #expect(text("\(Message.Piece.link(url: "javascript:alert(1)", label: "x"))") == "x (javascript:alert(1))")
    }

    @Test("words of several lines stand in one row")
    func rows() {
        let words = "first\n• second"
        let message = Message([.list(["1: \(words)", "2"]), .fields([.init("A", "\(words)")])])
        #expect(
            blocks(message).parts[0].blocks[0]["text"]["text"].string
                == "• 1: first / • second\n• 2\n*A:* first / • second")
    }

    @Test(
        "a text from outside does nothing",
        arguments: [
            "<!channel>", "<!here|here>", "<@U0ANA>", "<#C012>", "<https://evil.test|bank>", "<!date^1^x|y>",
            "<!subteam^S1>", "&lt;!channel&gt;", "*bold*", "_it_", "~no~", "`code`", "```fence```", "@everyone",
        ])
    func hostile(words: String) {
        let shown = text("\(words)")
        #expect(!shown.contains("<"), "nothing of Slack's own begins without this sign")
        #expect(!shown.contains("@everyone"))
        // A sign that marks up has a word joiner behind it, so that it begins and ends nothing.
        for sign in ["*", "_", "~", "`"] where words.contains(sign) {
            #expect(shown.ranges(of: sign).count == shown.ranges(of: sign + "\u{2060}").count)
        }
    }

    @Test(
        "an emoji's name stays one, and nothing else keeps its power by a colon",
        arguments: [
            (":rotating_light: down", ":rotating_light: down"),
            ("a :white_check_mark::+1: b", "a :white_check_mark::+1: b"),
            (":man-with-a_hat: 10:30", ":man-with-a_hat: 10:30"), (":_it_: x", ":_\u{2060}it_\u{2060}: x"),
            ("a: snake_case: b", "a: snake_\u{2060}case: b"), (":Not_One:", ":Not_\u{2060}One:"),
            ("::", "::"), (":", ":"), (":open_end", ":open_\u{2060}end"), (":a_b:_c_", ":a_b:_\u{2060}c_\u{2060}"),
            (":*b_c*:", ":*\u{2060}b_\u{2060}c*\u{2060}:"),
        ])
    func emoji(words: String, shown: String) {
        #expect(text("\(words)") == shown)
    }

    @Test("a banner heads it, lines that follow each other are one section, a list has bullets")
    func shape() {
        var message = Message("one")
        message.banner = "TEST"
        message.add("two")
        message.blocks.append(.list(["three", "four"]))
        message.blocks.append(.fields([.init("Impact", "none")]))
        message.blocks.append(.code("a ``` b"))
        message.blocks.append(.buttons([.init("Take command", .command("ic me INC-1"), isPrimary: true)]))
        let part = blocks(message).parts[0]
        #expect(part.blocks.map { $0["type"].string } == ["header", "section", "section", "actions"])
        #expect(part.blocks[1]["text"]["text"] == "one\ntwo\n• three\n• four\n*Impact:* none")
        #expect(part.blocks[1]["text"]["verbatim"] == true)
        #expect(part.blocks[2]["text"]["text"] == "```\na ˋˋˋ b\n```")
        let button = part.blocks[3]["elements"].array[0]
        #expect(button["value"] == "ic me INC-1")
        #expect(button["style"] == "primary")
        #expect(button["action_id"] == "sitrep:0")
        #expect(part.text.hasPrefix("TEST\none\ntwo"))
    }

    @Test(
        "what is longer than Slack takes is split, and nothing of it is lost",
        arguments: [100, 3000, 3001, 9000, 45_000])
    func long(length: Int) {
        let words = (0..<length / 5).map { String(format(10_000 + $0).suffix(4)) }.joined(separator: " ")
        let parts = blocks(Message("\(words)")).parts
        let all = parts.flatMap(\.blocks).compactMap { $0["text"]["text"].string }
        #expect(all.allSatisfy { $0.utf16.count <= 3000 && !$0.isEmpty })
        #expect(parts.allSatisfy { $0.blocks.count <= 50 })
        #expect(all.joined().filter { $0 != " " } == words.filter { $0 != " " })
    }
    private func format(_ number: Int) -> String { String(number) }

    @Test("an escape is not cut in two")
    func escapes() {
        let parts = blocks(Message("\(String(repeating: "<", count: 4000))")).parts
        let all = parts.flatMap(\.blocks).compactMap { $0["text"]["text"].string }
        #expect(all.allSatisfy { $0.hasPrefix("&lt;") && $0.hasSuffix("&lt;") && $0.utf16.count <= 3000 })
    }

    @Test("many lines become several parts, each within fifty blocks")
    func many() {
        var message = Message()
        for number in 0..<60 { message.blocks.append(.code("block \(number)")) }
        let parts = blocks(message).parts
        #expect(parts.map(\.blocks.count) == [50, 10])
        #expect(parts[1].text == "(part 2)")
        #expect(blocks(Message()).parts.count == 1, "even nothing is a message that Slack takes")
    }
}
