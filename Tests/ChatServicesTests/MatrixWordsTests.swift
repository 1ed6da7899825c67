import Testing

@testable import ChatServices

@Suite("words of a Matrix event")
struct MatrixWordsTests {
    private func text(_ body: String, html: String? = nil, reply: Bool = false, mentions: [String] = []) -> String? {
        var content: [String: JSONValue] = ["msgtype": "m.text", "body": .string(body)]
        if let html { content["formatted_body"] = .string(html) }
        if reply { content["m.relates_to"] = ["m.in_reply_to": ["event_id": "$q"]] }
        if !mentions.isEmpty { content["m.mentions"] = ["user_ids": .array(mentions.map { .string($0) })] }
        return MatrixEvent(Sample.event("$1", .object(content))).map { MatrixWords($0).text }
    }

    @Test("a pill becomes the user's id, in the text as it was typed")
    func pill() {
        let html = "!ic page <a href=\"https://matrix.to/#/@ana:hs.test\">Ana B</a> <em>now</em>"
        #expect(text("!ic page Ana B *now*", html: html) == "!ic page @ana:hs.test *now*")
        let escaped = "!ic page <a href='https://matrix.to/#/%40ana%3Ahs.test?via=x'>@Ana</a>"
        #expect(text("!ic page @Ana", html: escaped) == "!ic page @ana:hs.test")
        #expect(text("!ic page @ana:hs.test", html: escaped) == "!ic page @ana:hs.test")
    }

    @Test("a label is a whole word, and a link left in the text goes with it")
    func label() {
        let html = "!ic page <a href=\"https://matrix.to/#/@al:hs.test\">Al</a>"
        #expect(text("!update All is Alright, Al", html: html) == "!update All is Alright, @al:hs.test")
        #expect(text("!ic page [Al](https://matrix.to/#/@al:hs.test)!", html: html) == "!ic page @al:hs.test!")
    }

    @Test("two people of one name keep their order")
    func twice() {
        let html = """
            <a href="https://matrix.to/#/@a1:hs.test">Alex</a> and <a href="https://matrix.to/#/@a2:hs.test">Alex</a>
            """
        #expect(text("Alex and Alex", html: html) == "@a1:hs.test and @a2:hs.test")
    }

    @Test("rooms and other links stay words")
    func others() {
        let html = "see <a href=\"https://matrix.to/#/#ops:hs.test\">#ops</a>, <a href=\"https://x.test\">x</a>"
        #expect(text("see #ops, x", html: html) == "see #ops, x")
    }

    @Test("where only the list says who is meant, the word becomes the id")
    func list() {
        #expect(text("!ic page @Ana, please", mentions: ["@ana:hs.test"]) == "!ic page @ana:hs.test, please")
        #expect(text("!ic page ana", mentions: ["@ana:hs.test"]) == "!ic page @ana:hs.test")
        #expect(text("!ic page the boss", mentions: ["@ana:hs.test"]) == "!ic page the boss")
    }

    @Test("a quoted command is not said again")
    func quote() {
        let body = "> <@ben:hs.test> !ic page\n> second line\n\n!ack"
        let html = "<mx-reply><a href=\"https://matrix.to/#/@ben:hs.test\">x</a></mx-reply>!ack"
        #expect(text(body, html: html, reply: true) == "!ack")
        #expect(text("> not a quote", reply: false) == "> not a quote")
    }

    @Test(
        "hostile mark-up is only text",
        arguments: ["<a ", "<a href=", "<a href=\"https://matrix.to/#/@:\">", "</a><a >"])
    func hostile(html: String) {
        #expect(text("x", html: html) == "x")
    }
}
