import Incidents
import Testing

@testable import ChatServices

@Suite("reading Matrix")
struct MatrixReadingTests {
    private let bot = "@bot:hs.test"

    @Test("the table names what is not listened to")
    func ignored() throws {
        let edit: JSONValue = ["rel_type": "m.replace", "event_id": "$1"]
        let rows: [(JSONValue, String?)] = [
            (Sample.said("$1", "!status"), nil),
            (Sample.said("$1", "!status", sender: "@bot:hs.test"), "our own words"),
            (Sample.event("$1", ["msgtype": "m.notice", "body": "!status"]), "another bot's words"),
            (Sample.event("$1", ["msgtype": "m.text", "body": "x", "org.sitrep.key": "k"]), "words of another Sitrep"),
            (Sample.event("$1", ["msgtype": "m.text", "body": "* x", "m.relates_to": edit]), "an edit"),
            (Sample.event("$1", ["msgtype": "m.image", "body": "x.png"]), "not text"),
            (Sample.event("$1", ["msgtype": "m.emote", "body": "waves"]), "not text"),
            (Sample.event("$1", [:]), "not text"),
            (Sample.event("$1", ["msgtype": "m.text"]), "emptied by a redaction"),
            (Sample.event("$1", ["key": "+1"], type: "m.reaction"), "not a message"),
            (Sample.event("$1", [:], type: "m.room.redaction"), "not a message"),
            (Sample.joining(), "not a message"),
        ]
        for (json, reason) in rows {
            let why = MatrixIgnored.reason(try #require(MatrixEvent(json)), ourself: bot)
            #expect(reason.map { why?.hasPrefix($0) == true } ?? (why == nil), "\(json.text)")
        }
    }

    @Test("a field of the wrong type is not there, and an event without its marks is none")
    func lenient() throws {
        let odd: JSONValue = [
            "msgtype": ["x"], "body": .double(5.5), "m.relates_to": "m.thread", "m.mentions": ["user_ids": "@"],
        ]
        let event = try #require(MatrixEvent(Sample.event("$1", odd)))
        #expect(MatrixIgnored.reason(event, ourself: bot) != nil)
        #expect(event.thread == nil)
        #expect(MatrixEvent(["event_id": "$1", "type": "x"]) == nil)
        #expect(MatrixEvent(Sample.event("$1", .null))?.content == .null)
    }

    @Test("an event nested beyond what can be read does not take the others with it")
    func nesting() throws {
        let deep = String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)
        let text = "{\"a\":{\"body\":\"]}[\\\"\",\"deep\":\(deep)},\"b\":[1,{\"c\":true}]}"
        let json = try #require(JSONValue(bytes: Array(text.utf8)))
        #expect(json["a"]["body"] == "]}[\"")
        #expect(json["b"] == [.int(1), ["c": true]])
        #expect(JSONValue(bytes: Array("{\"a\":".utf8)) == nil)
        #expect(JSONValue(bytes: [0xFF, 0xFE]) == nil)
    }

    @Test("ids are escaped whole in a path, and read back")
    func escaping() {
        #expect("!a/b?c#d:hs.test é".percentEncoded == "%21a%2Fb%3Fc%23d%3Ahs.test%20%C3%A9")
        #expect("%40ana%3Ahs.test%".percentDecoded == "@ana:hs.test%")
    }
}
