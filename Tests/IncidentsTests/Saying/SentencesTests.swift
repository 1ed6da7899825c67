import Incidents
import Testing

@Suite struct SentencesTests {
    private func said(_ line: Message.Line) -> String {
        line.pieces.map { piece in
            switch piece {
            case .words(let text), .text(let text), .strong(let text), .code(let text): text
            case .mention(_, let name): "@\(name)"
            case .room(_, let label), .link(_, let label): label
            case .everyoneHere: "@here"
            }
        }.joined()
    }

    private func overdue(_ title: String, _ minutes: Int) -> Message.Line { "\(title) is overdue by \(minutes) min" }

    @Test func `a sentence of the team's stands in the place of ours, with its gaps where they say`() throws {
        let own = Sentences([
            "{1} is overdue by {2} min": try #require(Template("since {2} minutes we wait for {1}, {1}!")),
            "Done.": try #require(Template("That's that.")),
        ])
        let (changed, plain, other) = own.whileInForce {
            (overdue("INC-3", 5), "Done." as Message.Line, said("Going."))
        }
        #expect(said(changed) == "since 5 minutes we wait for INC-3, INC-3!")
        #expect(said(plain) == "That's that.")
        #expect(other == "Going.")
        #expect(said(overdue("INC-3", 5)) == "INC-3 is overdue by 5 min")
    }

    @Test func `what fills a gap stays what it was: text from outside stays text, a mention a mention`() throws {
        let own = Sentences(["{1}: {2} did it": try #require(Template("{2} ({1})"))])
        let line: Message.Line = own.whileInForce {
            "\("<!channel>"): \(Message.Piece.mention("ana", name: "Ana")) did it"
        }
        #expect(
            line.pieces == [.mention("ana", name: "Ana"), .words(" ("), .text("<!channel>"), .words(")")])
    }

    @Test func `a sentence in a sentence is replaced by itself`() throws {
        let own = Sentences([
            "{1} min": try #require(Template("{1} minutes")), "after {1}.": try #require(Template("{1} later.")),
        ])
        let line: Message.Line = own.whileInForce {
            let length: Message.Line = "\(7) min"
            return "after \(length)."
        }
        #expect(said(line) == "7 minutes later.")
    }

    @Test(arguments: ["{", "}", "{x}", "{0}", "{-1}", "a } b", "{1", "{ }"])
    func `a brace that is no gap is refused`(text: String) { #expect(Template(text) == nil) }

    @Test func `a template has the gaps that stand in it`() throws {
        #expect(try #require(Template("{2} and {1}{1}")).gaps == [1, 2])
        #expect(try #require(Template("")).parts.isEmpty)
    }
}
