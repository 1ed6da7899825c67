import Incidents
import Testing

@Suite("where words of people meet our marks")
struct SeamTests {
    private func plain(_ line: Message.Line) -> String {
        line.pieces.map { piece in
            switch piece {
            case .words(let text), .text(let text), .strong(let text), .code(let text), .mention(_, let text),
                .room(_, let text), .link(_, let text):
                text
            case .everyoneHere: "@here"
            }
        }.joined()
    }

    @Test(
        "a sentence has one end",
        arguments: [
            ("is the rollback through?", "Goal: is the rollback through? Next.", "is the rollback through? next"),
            ("stop!", "Goal: stop! Next.", "stop! next"),
            ("memory leak.", "Goal: memory leak. Next.", "memory leak; next"),
            ("wait…", "Goal: wait… Next.", "wait… next"), ("wait...", "Goal: wait... Next.", "wait... next"),
            ("戻りました。", "Goal: 戻りました。 Next.", "戻りました。 next"),
            ("memory leak;", "Goal: memory leak. Next.", "memory leak; next"),
            ("memory leak", "Goal: memory leak. Next.", "memory leak; next"), ("", "Goal: . Next.", "; next"),
        ])
    func ends(text: String, sentence: String, clause: String) {
        #expect(plain("Goal: \(text). Next.") == sentence)
        #expect(plain(("Goal: \(text)" as Message.Line) + ". Next.") == sentence)
        #expect(plain("Goal: \(text)" + ("" as Message.Line) + "\(ours: ""). Next.") == sentence)
        #expect(plain("\(strong: text); next") == clause)
        #expect([text, "next"].clauses() == clause)
    }

    @Test("what is to be typed, and whoever is called, stay as they are")
    func fixed() {
        #expect(plain("Post it: \(code: "!update …"). Not now?") == "Post it: !update …. Not now?")
        #expect(plain("Again: \(code: "!declare is it down?").") == "Again: !declare is it down?")
        #expect(plain("Ask \(.mention(PersonID("j"), name: "@John Jr.")).") == "Ask @John Jr.")
        #expect(plain("\("Ana M."): here, \("Ana M."), gone") == "Ana M.: here, Ana M., gone")
    }

    @Test("words of several lines stand in one row")
    func rows() {
        let row: Message.Line = "14:02 Ana: note: \("first\n\n  - second\r\nthird ")"
        #expect(plain(row.asRow) == "14:02 Ana: note: first / - second / third")
        #expect(("as it was" as Message.Line).asRow == "as it was")
    }

    @Test(
        "a sentence that goes on loses the dot alone",
        arguments: [("leak.", "leak"), ("leak?", "leak?"), ("a...", "a...")])
    func goesOn(text: String, unended: String) { #expect(text.unended == unended) }
}
