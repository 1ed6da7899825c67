import HTTPTypes
import HummingbirdCore

extension Site {
    func completions() async -> Response {
        let words = await backend.vocabulary()
        func write(_ name: StaticString, _ list: [Vocabulary.Word], to json: inout JSONWriter) {
            json.array(name, list) { json, word in
                json.object { json in
                    json.field("word", word.word)
                    json.field("meaning", word.meaning)
                    json.field("syntax", word.syntax)
                }
            }
        }
        return .json(.ok) { json in
            json.field("prefix", words.prefix)
            write("commands", words.commands, to: &json)
            write("people", words.people, to: &json)
        }
    }
}
