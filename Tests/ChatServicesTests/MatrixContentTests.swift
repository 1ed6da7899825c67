import Incidents
import Testing

@testable import ChatServices

@Suite("Matrix content")
struct MatrixContentTests {
    private func content(_ message: Message) -> MatrixContent {
        MatrixContent(message, key: "e1/say/0", chat: "matrix") { $0.key == "ana" ? "@ana:hs.test" : nil }
    }

    @Test("a message carries plain text, mark-up, the key and an explicit list of mentions")
    func message() {
        let json = content(Message("hi \(.mention(PersonID("ana"), name: "Ana")), \(strong: "now")"))
            .message(thread: nil, inReplyTo: nil)
        #expect(json["msgtype"] == "m.text")
        #expect(json["body"] == "hi @Ana, now")
        #expect(json["format"] == "org.matrix.custom.html")
        #expect(
            json["formatted_body"]
                == "<p>hi <a href=\"https://matrix.to/#/%40ana%3Ahs.test\">@Ana</a>, <strong>now</strong></p>")
        #expect(json["m.mentions"] == ["user_ids": ["@ana:hs.test"]])
        #expect(json["org.sitrep.key"] == "e1/say/0")
        #expect(json["m.relates_to"] == .null)
    }

    @Test("words of several lines stand in one row")
    func rows() {
        let words = "first\n- second"
        let json = content(Message([.list(["1: \(words)", "2"]), .fields([.init("A", "\(words)")])]))
            .message(thread: nil, inReplyTo: nil)
        #expect(
            json["formatted_body"]
                == "<ul><li>1: first / - second</li><li>2</li></ul><p><strong>A:</strong> first / - second</p>")
    }

    @Test("nobody mentioned is said so, and everybody is asked for by name and by rule")
    func mentions() {
        #expect(content(Message("x")).message(thread: nil, inReplyTo: nil)["m.mentions"] == ["user_ids": []])
        let all = content(Message("\(.everyoneHere) look")).message(thread: nil, inReplyTo: nil)
        #expect(all["body"] == "@room look")
        #expect(all["m.mentions"] == ["user_ids": [], "room": true])
    }

    @Test("what people wrote is escaped, defanged and no link")
    func injection() {
        let evil = "<img src=x onerror=\"y\"> & @room\n'second'"
        let json = content(
            Message(
                "\(evil) \(.link(url: "javascript:alert(1)", label: "click")) "
                    + "\(.link(url: "https://x.test/?a=\"><b>", label: "<i>"))")
        ).message(thread: nil, inReplyTo: nil)
        #expect(
            json["formatted_body"].string
                == "<p>&lt;img src=x onerror=&quot;y&quot;&gt; &amp; @\u{2060}room<br/>&#39;second&#39; "
                + "click (javascript:alert(1)) <a href=\"https://x.test/?a=&quot;&gt;&lt;b&gt;\">&lt;i&gt;</a></p>")
        #expect(json["body"].string?.contains("@room") == false)
        #expect(json["m.mentions"] == ["user_ids": []])
    }

    @Test("lists, fields, code and banner keep their shape")
    func blocks() {
        let json = content(
            Message(
                banner: "DRILL <1>",
                [.line("a"), .fields([.init("IMPACT", "b")]), .list(["c", "d"]), .code("e <f>")])
        ).message(thread: nil, inReplyTo: nil)
        #expect(
            json["formatted_body"].string
                == "<p><strong>DRILL &lt;1&gt;</strong></p><p>a<br/><strong>IMPACT:</strong> b</p>"
                + "<ul><li>c</li><li>d</li></ul><pre><code>e &lt;f&gt;\n</code></pre>"
        )
    }

    @Test("a thread says its root, and a reply what it answers")
    func relations() {
        let words = content(Message("x"))
        #expect(
            words.message(thread: "$root", inReplyTo: nil)["m.relates_to"] == [
                "rel_type": "m.thread", "event_id": "$root", "is_falling_back": true,
                "m.in_reply_to": ["event_id": "$root"],
            ])
        #expect(
            words.message(thread: "$root", inReplyTo: "$q")["m.relates_to"]["m.in_reply_to"] == ["event_id": "$q"])
        #expect(words.message(thread: nil, inReplyTo: "$q")["m.relates_to"] == ["m.in_reply_to": ["event_id": "$q"]])
    }

    @Test("an edit replaces the text and pings nobody again")
    func edit() {
        let json = content(Message("\(.mention(PersonID("ana"), name: "Ana"))")).edit(of: "$first")
        #expect(json["m.relates_to"] == ["rel_type": "m.replace", "event_id": "$first"])
        #expect(json["body"] == "* @Ana")
        #expect(json["m.mentions"] == ["user_ids": []])
        #expect(json["m.new_content"]["body"] == "@Ana")
        #expect(json["m.new_content"]["m.mentions"] == ["user_ids": ["@ana:hs.test"]])
        #expect(json["org.sitrep.key"] == "e1/say/0")
    }

    @Test("a long message is cut at the end of a line and says so")
    func cut() {
        let line = String(repeating: "ü", count: 500)
        let json = content(Message([.code(Array(repeating: line, count: 100).joined(separator: "\n"))]))
            .message(thread: nil, inReplyTo: nil)
        let body = json["body"].string ?? ""
        #expect(body.utf8.count <= MatrixContent.longestText)
        let lines = body.split(separator: Character("\n"))
        #expect(lines.last == "… cut here: the whole is longer than a Matrix message may be")
        #expect(lines.dropLast().allSatisfy { $0.count == 500 })
        #expect(json["formatted_body"] == .null)
        #expect(MatrixContent.cut(String(repeating: "ß", count: 50_000)).utf8.count <= MatrixContent.longestText)
    }

    @Test("no message is larger than an event may be, whatever it consists of")
    func limit() {
        for filler in ["\"", "\\", "<", "\n", "💥", "&"] {
            let words = content(Message("\(String(repeating: filler, count: 29_000 / filler.utf8.count))"))
            #expect(words.edit(of: "$first").bytes.count < 63_000, "\(filler)")
        }
    }
}
