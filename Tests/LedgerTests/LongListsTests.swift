import Delivery
import Ledger
import Testing

@testable import Incidents

/// Whatever there is much of, an answer stays one that a telephone shows, and says how much it leaves out.
@Suite struct LongListsTests {
    private func bench(_ commands: [String]) throws -> Bench {
        let bench = try Bench()
        bench.say("!declare P3 one customer cannot export")
        _ = bench.ledger.take(
            commands.enumerated().map { number, text in
                .local(LocalSubmission(room: "ops", author: "sam", text: text, thread: nil, id: "c\(number)"))
            }, at: bench.now)
        return bench
    }

    private func incident(_ bench: Bench) throws -> Incident {
        try #require(bench.ledger.desk.incidents[IncidentID(1)])
    }

    @Test func `a few tasks are shown whole, in the order in which they were given`() throws {
        let bench = try bench(["!task look at shard 1", "!task look at shard 2", "!task done 1", "!todo an alert"])
        bench.say("!tasks")
        let answer = try bench.answer()
        #expect(answer.contains("Tasks of INC-1:") && !answer.contains(" more"))
        #expect(answer.contains("Task 1: look at shard 1") && answer.contains("TODO 1: an alert"))
    }

    @Test func `many tasks come by pages, open ones first, with how many there are`() throws {
        let bench = try bench((1...100).map { "!task look at shard \($0)" } + ["!task done 1", "!task done 2"])
        bench.say("!tasks")
        let first = try bench.answer()
        #expect(first.contains("Tasks of INC-1, 98 of 100 open:") && first.contains("and 70 more: !tasks 31"))
        #expect(first.contains("Task 3: ") && first.contains("Task 32: ") && !first.contains("Task 33: "))
        bench.say("!tasks 91")
        let last = try bench.answer()
        #expect(last.contains("Task 1: look at shard 1 – nobody (done)") && !last.contains(" more"))
        bench.say("!tasks 500")
        #expect(try bench.answer().contains("INC-1 has 100 tasks and follow-ups. From the first: !tasks"))
        bench.say("!brief")
        #expect(try bench.answer().contains("and 88 more: !tasks"))
    }

    @Test func `there is an end to open tasks, said in a sentence, and one that is done makes room`() throws {
        let bench = try bench((1...Desk.mostOpenTasks).map { "!task look at shard \($0)" })
        #expect(try incident(bench).tasks.count == Desk.mostOpenTasks)
        bench.say("!task one more")
        #expect(try bench.answer().hasPrefix("INC-1 has 200 open tasks, which is as many as there can be."))
        #expect(try incident(bench).tasks.count == Desk.mostOpenTasks)
        bench.say("!task done 7")
        bench.say("!task one more")
        #expect(try incident(bench).tasks.last?.text == "one more")
    }

    @Test func `there is an end to follow-ups, by command and by line, and those before it are kept`() throws {
        let bench = try bench([])
        let room = try #require(incident(bench).rooms.first?.room.room)
        bench.say((1...(Desk.mostTodos + 20)).map { "TODO: look at \($0)" }.joined(separator: "\n"), room: room)
        #expect(try incident(bench).todos.count == Desk.mostTodos)
        #expect(try bench.answer(room).hasPrefix("INC-1 has 500 follow-ups"))
        bench.say("!todo one more")
        #expect(try bench.answer().hasPrefix("INC-1 has 500 follow-ups"))
        bench.say("!tasks")
        #expect(try bench.answer().utf8.count < 4000)
        bench.say("!tasks 31")
        #expect(try bench.answer().contains("TODO 31: look at 31"))
    }

    @Test func `a row is cut and not its list`() throws {
        let long = String(repeating: "word ", count: 500)
        let bench = try bench(["!task \(long)", "!todo \(long)", "!task short"])
        bench.say("!tasks")
        let answer = try bench.answer()
        #expect(answer.utf8.count < 2000 && answer.contains("…") && answer.contains("Task 2: short"))
        #expect(try incident(bench).tasks[0].text.utf8.count > 2000, "what was typed is kept")
    }

    @Test func `a timeline is as long as a message may be, and the newest of it is there`() throws {
        let bench = try bench((1...100).map { "!note \($0). " + String(repeating: "x", count: 900) })
        bench.say("!timeline 100")
        let answer = try bench.answer()
        #expect(answer.utf8.count < 20_000 && answer.contains(" 100. ") && !answer.contains(" 2. x"))
        #expect(answer.contains("more of them are too long for one message."))
        bench.say("!timeline 5")
        #expect(try bench.answer().contains(" 96. x"))
    }

    @Test func `why the bot spoke is found behind four hundred notes`() throws {
        let bench = try Bench()
        bench.say("!declare P1 checkout is down")
        bench.now = bench.now + .minutes(20)
        _ = bench.ledger.tick(at: bench.now)
        for number in 1...420 { bench.say("!note \(number)", by: "sam") }
        bench.say("!why")
        let answer = try bench.answer()
        #expect(answer.contains("I spoke because of the rule"), "\(answer)")
    }

    @Test func `the same command of two people is compared once with each open task`() {
        let words = TellingWords("restart the billing database of shard seven")
        #expect(words.say(theSameAs: "Restart billing database of shard seven, please"))
        #expect(!TellingWords("look at shard 7").say(theSameAs: "look at shard 8"))
        #expect(!TellingWords(String(repeating: "a ", count: 400)).say(theSameAs: "a"))
    }
}
