import Incidents
import Testing
import Wording

@Suite("plain text")
struct PlainTextTests {
    @Test("a message is its banner, lines, fields, lists and code, in order")
    func whole() {
        let message = Message(
            banner: "TEST",
            [
                .line(
                    "INC-3 is open, \(.mention(PersonID("ana"), name: "Ana")) takes "
                        + "\(.room(RoomRef(chat: "a", room: "b"), label: "#incident-1"))"),
                .fields([.init("STATUS", "\("slow")"), .init("ETA", "14:20 CET")]),
                .list(["one", "see \(.link(url: "https://x.test/a", label: "the graph"))"]),
                .code("!ic page @ana\n  twice"),
                .line("\(.everyoneHere) \(strong: "now") \(code: "!ack")"),
            ])
        #expect(
            PlainText.render(message) == """
                TEST
                INC-3 is open, @Ana takes #incident-1
                STATUS: slow
                ETA: 14:20 CET
                • one
                • see the graph (https://x.test/a)
                !ic page @ana
                  twice
                @here now !ack
                """)
    }

    @Test(
        "text from outside pings nobody",
        arguments: [
            ("@everyone look", "@\u{2060}everyone look"), ("(@room)", "(@\u{2060}room)"),
            ("ana@example.org", "ana@example.org"), ("a @@here", "a @\u{2060}@\u{2060}here"),
        ])
    func defanged(text: String, harmless: String) {
        #expect(PlainText.render(Message("\(text)")) == harmless)
    }

    @Test("text from outside drives no terminal and turns no line around")
    func controls() {
        #expect("\u{1B}[31mred\u{0}\u{202E}\r\nback\tx\u{9B}".defanged == "[31mred\nback\tx")
        #expect(PlainText.render(Message([.code("\u{1B}]0;title\u{7}x")])) == "]0;titlex")
    }

    @Test("words of several lines stand in one row of a list and of fields, and as they are in a line")
    func rows() {
        let words = "first\n- second"
        #expect(
            PlainText.render(
                Message([.line("\(words)"), .list(["1: \(words)", "2"]), .fields([.init("A", "\(words)")])]))
                == "first\n- second\n• 1: first / - second\n• 2\nA: first / - second")
    }

    @Test("a handle keeps its one at sign, and a hostile name pings nobody")
    func names() {
        #expect(PlainText.mention("@ana:hs.test") == "@ana:hs.test")
        #expect(PlainText.mention("Eve @everyone") == "@Eve @\u{2060}everyone")
    }
}
