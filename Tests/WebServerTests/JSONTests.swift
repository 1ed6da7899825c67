import Foundation
import Incidents
import NIOCore
import Testing

@testable import WebServer

@Suite struct JSONTests {
    private func written(_ string: String) -> String {
        var buffer = ByteBuffer()
        buffer.writeJSONString(string)
        return String(buffer: buffer)
    }

    @Test("quotes, backslashes and control characters are escaped, everything else is copied")
    func escaping() {
        #expect(written("a\"b\\c\nd\re\tf\u{0}g\u{1f}h\u{7f}é🚨") == #""a\"b\\c\nd\re\tf\u0000g\u001fh\u007fé🚨""#)
        #expect(written("") == #""""#)
    }

    @Test("what is written is what a JSON parser reads")
    func everyScalarSurvives() throws {
        for value in [UInt32](0...0x3000) + [0xFFFD, 0x1F6A8, 0x10FFFF] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "x\(Character(scalar))y"
            let read = try JSONSerialization.jsonObject(
                with: Data(written(text).utf8), options: [.fragmentsAllowed])
            #expect(read as? String == text, "U+\(String(value, radix: 16))")
        }
    }

    @Test("a time is written as the core writes it", arguments: [0, 1, 999, 1_795_000_000_120, 951_782_399_999, -1])
    func times(milliseconds: Int64) {
        var buffer = ByteBuffer()
        buffer.writeRFC3339(Instant(milliseconds: milliseconds))
        #expect(String(buffer: buffer) == Instant(milliseconds: milliseconds).rfc3339)
    }

    @Test("commas stand between fields, elements and after closed brackets")
    func commas() {
        var json = JSONWriter()
        json.object { json in
            json.field("a", 1)
            json.array("b", ["x", "y"]) { $0.element($1) }
            json.object("c") { _ in }
            json.field("d", Optional<String>.none)
            json.array("e", [1, 2]) { json, number in json.object { $0.field("n", number) } }
            json.field("f", true)
        }
        #expect(
            String(buffer: json.buffer)
                == #"{"a":1,"b":["x","y"],"c":{},"d":null,"e":[{"n":1},{"n":2}],"f":true}"#)
    }

    private func read(_ text: String) throws -> [String: String?] {
        var reader = JSONReader(Array(text.utf8))
        var found: [String: String?] = [:]
        try reader.wholeObject { (reader, name) throws(JSONFault) in
            if name.hasPrefix("skip") { return try reader.skip() }
            found.updateValue(try reader.stringOrNull(name), forKey: name)
        }
        return found
    }

    @Test("escapes of every kind are read")
    func escapes() throws {
        let string = #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDEA8""#
        let found = try read(#" { "a" : \#(string) , "b":null,"skip":[1,-2.5e+3,{"x":[]},true] } "#)
        #expect(found["a"] == "\"\\/\u{8}\u{c}\n\r\té🚨")
        #expect(found["b"] == .some(nil))
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", " ", "{", "[]", "null", "1", #"{"a"}"#, #"{"a":}"#, #"{"a":"x",}"#, #"{"a":"x"} y"#, #"{"a":"x"#,
            #"{"a":"\x"}"#, #"{"a":"\ud800"}"#, #"{"a":"\ud800\u0041"}"#, #"{"a":"\u12"}"#, "{\"a\":\"x\ny\"}",
            #"{"skip":01}"#, #"{"skip":1.}"#, #"{"skip":-}"#, #"{"skip":tru}"#, #"{"skip":[1,]}"#, #"{'a':'x'}"#,
            #"{"a":"\"#, #"{"skip":{"a":1,}}"#, #"{"skip":+1}"#, #"{"skip":NaN}"#,
        ])
    func refused(text: String) {
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test("nesting is bounded, so that no body exhausts the stack")
    func nesting() throws {
        #expect(throws: JSONFault.self) { try read("{\"skip\":" + String(repeating: "[", count: 60_000)) }
        _ = try read("{\"skip\":\(String(repeating: "[", count: 50))\(String(repeating: "]", count: 50))}")
    }

    @Test(
        "bytes that are not UTF-8 are refused",
        arguments: [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF4, 0x90, 0x80, 0x80]])
    func notUTF8(bytes: [UInt8]) {
        var reader = JSONReader(Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8))
        #expect(throws: JSONFault(sentence: "a string is not UTF-8", byte: 5)) {
            try reader.wholeObject { (reader, name) throws(JSONFault) in _ = try reader.stringOrNull(name) }
        }
    }
}
