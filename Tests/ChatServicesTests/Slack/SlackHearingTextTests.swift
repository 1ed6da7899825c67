import Testing

@testable import ChatServices

@Suite("reading Slack's text")
struct SlackHearingTextTests {
    @Test(
        "mark-up is read as what it shows",
        arguments: [
            ("!ic page <@U1>", "!ic page @U1"), ("<@U1|ana> and <@W2>", "@U1 and @W2"), ("<@U1>s", "@U1 s"),
            ("<@U1>'s, <@U1>: x", "@U1's, @U1: x"), ("page <!subteam^S1|@db>", "page db"), ("<!subteam^S1>", "dbs"),
            ("<!subteam^S9>", "@S9"), ("in <#C1|ops> or <#C1> or <#C1|>", "in #ops or #C1 or #C1"),
            ("<!here> <!channel|channel> <!everyone>", "@here @channel @everyone"),
            ("at <!date^1392734382^{date}^https://x.test|Feb 18>", "at Feb 18"), ("<!odd>", "odd"),
            ("see <https://x.test/a|the graph>", "see the graph (https://x.test/a)"),
            ("see <https://x.test/a>", "see https://x.test/a"), ("on <http://x.test|x.test>", "on x.test"),
            ("<https://x.test/|x.test>", "x.test"), ("<mailto:a@x.test|a@x.test>", "a@x.test"),
            ("<tel:+4930123|030 123>", "030 123"), ("<https://x.test/?a=1&amp;b=2>", "https://x.test/?a=1&b=2"),
            ("a &lt;b&gt; &amp;lt; c", "a <b> &lt; c"), ("a < b", "a < b"), ("<", "<"), ("<>", ""), ("<@>", "@"),
            ("<@U 1>", "@U 1"), ("<@U1", "<@U1"),
        ])
    func markup(typed: String, shown: String) {
        #expect(SlackText(typed, group: { $0 == "S1" ? "dbs" : nil }).text == shown)
    }

    @Test("whoever is mentioned is known by their id")
    func mentioned() {
        #expect(SlackText("<@U1> <@W2|ben> @U3 &lt;@U4&gt; <@U 5>").mentioned == ["U1", "W2"])
    }

    @Test("a slash command's links are addresses")
    func slash() {
        #expect(SlackText("update <https://x.test/a|the graph>", labels: false).text == "update https://x.test/a")
    }

    @Test("our own mention is taken off the start alone")
    func ourself() {
        let rows = [
            ("<@UBOT> !status", "!status", true), ("  <@UBOT|sitrep>: status", "status", true),
            ("<@UBOT>", "", true), ("<@UBOT>\nstatus", "status", true), ("<@UBOT>status", "status", true),
            ("<@UBOTX> status", "@UBOTX status", false), ("hey <@UBOT>", "hey @UBOT", false),
        ]
        for (typed, rest, isOurs) in rows {
            var text = SlackText(typed)
            #expect(text.takeOff(["UBOT"]) == isOurs)
            #expect(text.text == rest)
        }
    }

    @Test("blocks are read as what they show")
    func blocks() {
        let blocks: JSONValue = [
            [
                "type": "rich_text",
                "elements": [
                    [
                        "type": "rich_text_section",
                        "elements": [
                            ["type": "text", "text": "!update "], ["type": "user", "user_id": "U1"],
                            ["type": "text", "text": " of "], ["type": "usergroup", "usergroup_id": "S1"],
                            ["type": "text", "text": " in "], ["type": "channel", "channel_id": "C1"],
                            ["type": "broadcast", "range": "here"], ["type": "emoji", "name": "wave"],
                            ["type": "link", "url": "https://x.test", "text": "x"], ["type": "color", "value": "#fff"],
                            ["type": "date", "timestamp": .int(1), "format": "{date}", "fallback": "today"],
                            ["type": "invented", "text": "?"],
                        ],
                    ],
                    [
                        "type": "rich_text_list", "style": "bullet",
                        "elements": [
                            ["type": "rich_text_section", "elements": [["type": "text", "text": "one"]]],
                            ["type": "rich_text_section", "elements": [["type": "text", "text": "two"]]],
                        ],
                    ],
                    ["type": "rich_text_quote", "elements": [["type": "text", "text": "said"]]],
                    ["type": "rich_text_preformatted", "elements": [["type": "text", "text": "code"]]],
                ],
            ],
            ["type": "section", "text": ["type": "mrkdwn", "text": "not a person's"]],
        ]
        let text = SlackText(blocks: blocks, group: { $0 == "S1" ? "dbs" : nil })
        #expect(
            text.text
                == "!update @U1 of dbs in #C1@here:wave:x (https://x.test)#ffftoday\n• one\n• two\n> said\ncode")
        #expect(text.mentioned == ["U1"])
    }

    @Test("at most 40,000 characters are passed on")
    func long() {
        #expect(SlackText(String(repeating: "é", count: 50_000)).text.unicodeScalars.count == 40_000)
        #expect(SlackText(String(repeating: "<", count: 50_000)).text.unicodeScalars.count == 40_000)
        let piece: JSONValue = ["type": "text", "text": .string(String(repeating: "a", count: 1000))]
        let rich = SlackSample.rich(.array(Array(repeating: piece, count: 100)))
        #expect(SlackText(blocks: [rich]).text.count == 40_000)
    }
}
