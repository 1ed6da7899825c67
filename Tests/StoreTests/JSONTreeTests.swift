import Incidents
import Testing

@testable import Store

struct JSONTreeTests {
    private func tree(_ text: String) throws -> JSONTree {
        try Array(text.utf8).withUnsafeBytes { try JSONTree($0) }
    }

    @Test(arguments: [
        #"{"a":1,"b":[true,null,-2.5e3,"x\n\"y\" \\"],"c":{"a":{}},"d":[]}"#, #""only text""#, "[]", "12",
    ])
    func `what is read is written back byte for byte`(text: String) throws {
        #expect(String(decoding: try tree(text).bytes, as: UTF8.self) == text)
    }

    @Test func `strings are told with the key they stand under, those of a list under its key`() throws {
        let found = try tree(#"{"by":"ana","fact":{"told":["bo","cy"],"n":1}}"#).strings()
        #expect(found.map(\.key) == ["by", "told", "told"])
        #expect(found.map(\.text) == ["ana", "bo", "cy"])
    }

    @Test(arguments: [#"{"a":1"#, "[1,]2", "{} {}", #"{"a" 1}"#])
    func `broken text is a fault`(text: String) {
        #expect(throws: JSONFault.self) { try tree(text) }
    }

    @Test func `payloads of every kind survive unchanged`() throws {
        let writer = JSONWriter()
        for fact in FactSamples.all {
            try writer.writePayload(of: Event(seq: 1, incident: nil, at: FactSamples.time, fact: fact))
            #expect(try writer.bytes.withUnsafeBytes { try JSONTree($0) }.bytes == writer.bytes)
        }
    }
}
