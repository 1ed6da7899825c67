import NIOCore
import Testing

@testable import WebServer

@Suite struct MessageBodyTests {
    private func problem(_ text: String) -> String? {
        do {
            _ = try MessageBody(ByteBuffer(string: text))
            return nil
        } catch {
            return error.detail
        }
    }

    @Test("a whole message is read, and what is not known is passed over")
    func whole() throws {
        let body = try MessageBody(
            ByteBuffer(string: #"{"author":"ana","text":"a\n\tb","id":"x","thread":"y","more":{"a":[1]}}"#))
        #expect((body.author, body.text) == ("ana", "a\n\tb"))
        #expect((body.id, body.thread) == ("x", "y"))
    }

    @Test("null is the same as missing where a field may be missing")
    func null() throws {
        let body = try MessageBody(ByteBuffer(string: #"{"author":null,"text":"a","id":null,"thread":null}"#))
        #expect((body.author, body.id, body.thread) == (nil, nil, nil))
    }

    @Test("each mistake has its own sentence")
    func sentences() {
        let example = #"Send {"author": "ana", "text": "…"}."#
        #expect(problem("") == "the body is empty (at byte 0). \(example)")
        #expect(problem("[]") == "the body must be an object, got an array (at byte 0). \(example)")
        #expect(problem(#"{"author":"ana"}"#) == "text is missing. \(example)")
        #expect(problem(#"{"author":"ana","text":null}"#) == "text is missing. \(example)")
        #expect(problem(#"{"author":"ana","text":" \n"}"#) == "text is empty. \(example)")
        #expect(
            problem(#"{"author":1,"text":"x"}"#)
                == "author must be a string, got a number (at byte 10). \(example)")
        #expect(problem(#"{"author":" ","text":"x"}"#) == "author is empty. \(example)")
        #expect(problem(#"{"text":"x","text":"y"}"#) == "text is given twice (at byte 19). \(example)")
    }

    @Test("a control character is named with its place, in whatever way it was sent")
    func controls() {
        #expect(
            problem(#"{"author":"ana","text":"ab\u0007c"}"#)
                == "text has the control character U+0007 as character 3. Only line breaks and tabs may be in it.")
        #expect(
            problem("{\"author\":\"ana\",\"text\":\"é\u{85}\"}")
                == "text has the control character U+0085 as character 2. Only line breaks and tabs may be in it.")
        #expect(
            problem(#"{"author":"a\nb","text":"x"}"#)
                == "author has the control character U+000A as character 2. It may have none.")
    }

    @Test("an author has 64 characters at most")
    func longAuthor() {
        #expect(problem(#"{"author":"\#(String(repeating: "é", count: 64))","text":"x"}"#) == nil)
        #expect(
            problem(#"{"author":"\#(String(repeating: "é", count: 65))","text":"x"}"#)
                == "author has 65 characters; 64 are the most.")
    }
}
