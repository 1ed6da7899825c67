import Delivery
import Incidents
import Testing

@testable import ChatServices

@Suite("hostile Slack payloads")
struct SlackHearingMutationTests {
    private static let odd: [JSONValue] = [
        .null, true, .int(.min), .double(1.5), "", "x", "\0<@U1|<!here>", [], [:], [.null], ["x": .null],
        [["type": [[]]]],
        .string(String(repeating: "<", count: 3000)),
    ]

    /// Every place in a value, as the way to it.
    private static func places(_ value: JSONValue) -> [[String]] {
        switch value {
        case .object(let members):
            [[]] + members.sorted { $0.key < $1.key }.flatMap { key, value in places(value).map { [key] + $0 } }
        case .array(let values):
            [[]] + values.enumerated().flatMap { index, value in places(value).map { ["\(index)"] + $0 } }
        case .null, .bool, .int, .double, .string: [[]]
        }
    }

    private static func replacing(_ place: ArraySlice<String>, in value: JSONValue, by odd: JSONValue) -> JSONValue {
        guard let first = place.first else { return odd }
        switch value {
        case .object(var members):
            members[first] = replacing(place.dropFirst(), in: members[first] ?? .null, by: odd)
            return .object(members)
        case .array(var values):
            let index = Int(first) ?? 0
            values[index] = replacing(place.dropFirst(), in: values[index], by: odd)
            return .array(values)
        case .null, .bool, .int, .double, .string: return odd
        }
    }

    @Test("the wrong type in any field is ignored, refused or kept, never a trap", arguments: SlackSample.all.indices)
    func wrongTypes(index: Int) async {
        let (kind, payload) = SlackSample.all[index]
        let message: JSONValue = ["ok": true, "messages": [["user": "U1", "text": "x", "ts": "1763692745.000200"]]]
        let stage = SlackHearingStage(["views.open": ["ok": true], "conversations.history": message])
        let hearing = stage.hearing
        for place in Self.places(payload) {
            for odd in Self.odd {
                let answer = await hearing.take(kind, Self.replacing(place[...], in: payload, by: odd))
                if case .notKept(let why) = answer {
                    // A message that Slack does not know (its `ts` was changed) may be asked for again.
                    #expect(why.contains("reaction"), "\(place) \(odd)")
                }
            }
        }
        for heard in await stage.intake.heard {
            for id in [heard.id, heard.room.room, heard.sender, heard.thread ?? "x"] {
                #expect(SlackID.checked(id) != nil)
            }
        }
    }

    @Test("the wrong type in any answer of Slack's is no trap")
    func wrongAnswers() async {
        let good: JSONValue = [
            "ok": true, "messages": [["user": "U1", "text": "x", "ts": "1763692745.000200", "blocks": []]],
        ]
        for place in Self.places(good) {
            for odd in Self.odd {
                let answer = Self.replacing(place[...], in: good, by: odd)
                let stage = SlackHearingStage(["conversations.history": answer, "conversations.replies": answer])
                _ = await stage.hearing.take(.event, SlackSample.reaction("pushpin"))
            }
        }
    }
}
