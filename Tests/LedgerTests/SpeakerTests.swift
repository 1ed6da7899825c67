import Incidents
import Ledger
import Testing

/// Under which names people may speak in the rooms that the daemon serves.
@Suite struct SpeakerTests {
    private static let yaml = """
        zone: UTC
        people:
          ana: {name: Ana Ruiz, email: ana@example.org}
          bob: {name: Bob Stone, handles: {local: stone}}
        on_call: {ic: {primary: ana}}
        """

    @Test(arguments: [
        "everyone", "here", "none", "me", "INC-1", "inc 7", "sitrep-bot", "@everyone", "Nobody", "all", "@here", "us",
    ])
    func `a word of the commands is nobody's name`(author: String) throws {
        let bench = try Bench(Self.yaml)
        guard case .badAuthor(let why) = bench.say("!declare P3 x", by: author) else {
            return #expect(Bool(false), "\(author)")
        }
        #expect(why.contains("Nobody can speak as"))
        #expect(try bench.messages().isEmpty && bench.ledger.desk.incidents.isEmpty)
    }

    @Test(arguments: [
        ("Ana Ruiz", "ana"), ("ana ", "ana"), ("ana@example.org", "ana"), ("Ana", "ana"), ("ANA RUIZ", "ana"),
        ("@ana", "ana"), ("bob-stone", "bob"), ("Bob", "bob"), ("аna", "ana"),
    ])
    func `whoever reads as somebody configured is told how that one speaks`(author: String, key: String) throws {
        let bench = try Bench(Self.yaml)
        guard case .badAuthor(let why) = bench.say("!declare P3 x", by: author) else {
            return #expect(Bool(false), "\(author)")
        }
        #expect(why.contains("{\"author\": \"\(key)\"") && bench.ledger.desk.incidents.isEmpty)
    }

    @Test(arguments: ["ana", "stone", "zoe", "alex", "Ruiz", "meg", "included", "hereford", "INC"])
    func `everybody else speaks`(author: String) throws {
        let bench = try Bench(Self.yaml)
        guard case .message = bench.say("!declare P3 x", by: author) else { return #expect(Bool(false), "\(author)") }
        #expect(bench.ledger.desk.incidents.count == 1)
    }

    @Test func `the room of an incident that becomes private keeps its name`() throws {
        let bench = try Bench(Self.yaml + "\nserver: {tokens: [{person: ana, token_env: NONE}]}")
        _ = bench.say("!declare P2 checkout is down", by: "ana")
        let room = try #require(bench.ledger.desk.incidents[IncidentID(1)]?.rooms.first?.room.room)
        _ = bench.say("!security", by: "ana", room: room)
        _ = bench.say("!status", by: "ana", room: room)
        #expect(bench.ledger.desk.incidents[IncidentID(1)]?.isPrivate == true)
        let answer = try bench.answer(room)
        #expect(answer.contains("#\(room)") || !answer.contains("Room:"), "\(answer)")
        #expect(!answer.contains("#private-"), "\(answer)")
    }
}
