import Delivery
import Incidents
import Ledger
import Store
import Testing

/// One message cannot take its group with it.
@Suite struct GivenUpAloneTests {
    private func submission(_ text: String, by author: String, id: String, room: String = "ops") -> Entry {
        .local(LocalSubmission(room: room, author: author, text: text, thread: nil, id: id))
    }

    @Test(arguments: [
        (("a/b", "c"), ("a", "b/c")), (("a", "b//c"), ("a/b", "/c")), (("a%2Fb", "c"), ("a/b", "c")),
        (("a%", "2Fb/c"), ("a%252F", "b/c")),
    ])
    func `two messages never have one key, however author and id are cut`(
        _ one: (String, String), _ other: (String, String)
    ) throws {
        let bench = try Bench()
        let output = bench.ledger.take(
            [one, other].map { submission("!incidents", by: $0.0, id: $0.1) }, at: bench.now)
        #expect(output.failure == nil && output.givenUp.isEmpty)
        let answers = try bench.messages().filter { $0.author == "sitrep" && $0.inReplyTo != nil }
        #expect(answers.compactMap(\.inReplyTo) == [one.1, other.1])
    }

    @Test func `an entry that throws is given up alone, and its group is kept`() throws {
        let bench = try Bench()
        // The answer of the one in the middle stands there already, under the key that it will have.
        try bench.taken("!incidents", id: "m-bad")
        let entries = (0..<9).map {
            submission("!declare P2 number \($0)", by: "alex", id: $0 == 4 ? "m-bad" : "m-\($0)")
        }
        let output = bench.ledger.take(entries, at: bench.now)
        #expect(output.failure == nil && output.givenUp.count == 1)
        for (index, receipt) in output.receipts.enumerated() {
            switch receipt {
            case .message: #expect(index != 4)
            case .failed: #expect(index == 4)
            default: Issue.record("\(receipt)")
            }
        }
        #expect(
            bench.ledger.desk.incidents.values.map(\.title).sorted()
                == (0..<9).filter { $0 != 4 }.map { "number \($0)" })
        #expect(try bench.ledger.store.checkRecord().faults.isEmpty)
    }

    @Test func `several of them, first and last, cost nobody else anything`() throws {
        let bench = try Bench()
        for id in ["m-0", "m-1", "m-5"] { try bench.taken("!incidents", id: id) }
        let output = bench.ledger.take(
            (0..<6).map { submission("!note nothing", by: "alex", id: "m-\($0)") }, at: bench.now)
        #expect(output.givenUp.count == 3 && output.failure == nil)
        let kept = output.receipts.map { if case .message = $0 { true } else { false } }
        #expect(kept == [false, false, true, true, true, false])
    }

    @Test func `an errand that came back in such a group is put off once`() throws {
        let bench = try Bench(
            """
            people: {ana: {name: Ana Ruiz, handles: {matrix: "@ana:example.org"}}}
            chats: {matrix: {homeserver: "http://127.0.0.1:9", user_id: "@sitrep:example.org", access_token_env: HOME}}
            """)
        _ = bench.hear("!incidents", by: "@ana:example.org", room: "!r", id: "$1")
        let row = try #require(bench.ledger.startErrands(at: bench.now).first?.row)
        try bench.taken("!incidents", id: "m-bad")
        _ = bench.ledger.take(
            [
                .finished(row, .failed(DeliveryFailure(.later, "it hangs"))),
                submission("!incidents", by: "alex", id: "m-bad"),
            ], at: bench.now)
        #expect(bench.ledger.waitingErrands == 1)
    }

    @Test func `a full disk is no fault of one message: the whole group is refused`() throws {
        let bench = try Bench()
        try bench.whileTheFileIsHeld {
            let output = bench.ledger.take(
                [submission("a", by: "alex", id: "1"), submission("b", by: "alex", id: "2")], at: bench.now)
            #expect(output.failure != nil && output.givenUp.isEmpty)
        }
    }

    @Test func `a key of before is still found by what changes its message`() throws {
        let bench = try Bench()
        #expect(
            MessageRef(room: RoomRef(chat: "local", room: "ops"), id: "b/c", author: "a").replyKey
                == "m/local/ops/a/b%2Fc/reply")
        #expect("m/local/ops/a/b%2Fc/reply".keyOfBefore == "m/local/ops/a/b/c/reply")
        #expect("m/local/ops/a/b/reply".keyOfBefore == nil)
        #expect("a%2F/b".keyPart.keyOfBefore == "a%2F/b")
        // A board that was answered by the program of before, under the key as it was.
        bench.say("!declare P1 checkout is down", by: "alex", id: "b/c")
        let board = try #require(try bench.messages().first { $0.inReplyTo == "b/c" })
        try bench.rename(board.id, to: "m/local/ops/alex/b/c/reply")
        let before = try bench.messages().count
        bench.say("!ic me INC-1", by: "alex")
        #expect(
            try bench.messages().filter { $0.id.hasPrefix("m/local/ops/alex/b") }.map(\.id) == [
                "m/local/ops/alex/b/c/reply"
            ])
        #expect(try bench.messages().count > before)
    }

    @Test func `rooms that were shut stay to be shut when a later entry is given up`() throws {
        let turn = Entry.request(
            Request(actor: PersonID("alex"), ask: .security(title: nil, in: IncidentID(1))))
        let shut = try [false, true].map { isWithOther in
            let bench = try Bench()
            bench.say("!declare P1 checkout is down")
            try bench.taken("!incidents", id: "m-bad")
            let other = submission("!incidents", by: "alex", id: "m-bad")
            _ = bench.ledger.take(isWithOther ? [turn, other] : [turn], at: bench.now)
            return bench.ledger.takeShutRooms().map(\.room)
        }
        #expect(shut[0] == shut[1])
    }
}
