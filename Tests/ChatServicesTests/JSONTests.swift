import Testing

@testable import ChatServices

@Suite("JSON")
struct JSONTests {
    private func read(_ text: String) -> JSONValue? { JSONValue(bytes: Array(text.utf8)) }

    @Test(
        "what is JSON is read",
        arguments: [
            (" [ ] ", []), ("true", true), ("null", .null), ("\"a\"", "a"), ("[1,[],{}]", [.int(1), [], [:]]),
            ("{\"a\":1,\"a\":2}", ["a": .int(1)]), ("\u{FEFF}[]", []),
            ("\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"", "/\u{8}\u{C}\n\r\t\"\\"),
            ("\"\\u0000\"", "\0"), ("\"\\u00e9é\\uD83D\\ude00!\"", "éé😀!"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
        ] as [(String, JSONValue)])
    func good(text: String, value: JSONValue) { #expect(read(text) == value) }

    @Test(
        "numbers",
        arguments: [
            ("0", .int(0)), ("-0", .int(0)), ("-0.0", .int(0)), ("5.0", .int(5)), ("1e3", .int(1000)),
            ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
            ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.5", .double(1.5)), ("1E-2", .double(0.01)),
            ("1e-400", .int(0)), ("1e400", .null), ("-1e400", .null),
        ] as [(String, JSONValue)])
    func numbers(text: String, value: JSONValue) { #expect(read(text) == value) }

    @Test(
        "what is no JSON is not read",
        arguments: [
            "", " ", "nul", "truefalse", "[] x", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{\"a\":}", "{,}", "[,]",
            "01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "'a'", "\"a", "\"a\\", "\"\\x\"", "\"\\u12\"",
            "\"\\u12g4\"", "\"a\u{1}b\"", "\"tab\there\"", "\"two\nlines\"", "[", "]", "{", "}", "[}", "{]", "{\"a\"",
            "{\"a\":", "{\"a\":1", "//", "\0",
        ])
    func bad(text: String) { #expect(read(text) == nil) }

    @Test("a text that is no UTF-8 is no JSON")
    func encoding() {
        #expect(JSONValue(bytes: [0x22, 0xFF, 0x22]) == nil)
        #expect(JSONValue(bytes: [0x22, 0xC3, 0x22]) == nil)
        // A surrogate, and a slash in two bytes.
        #expect(JSONValue(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
        #expect(JSONValue(bytes: [0x22, 0xC0, 0xAF, 0x22]) == nil)
        #expect(JSONValue(bytes: [0x22, 0x5C, 0x6E, 0xFF, 0x22]) == nil)
    }

    @Test("half of a surrogate pair does not make the rest unreadable")
    func surrogates() {
        #expect(read("[\"\\ud83d\",1]") == ["\u{FFFD}", .int(1)])
        #expect(read("\"\\ude00\\ud83d\"") == "\u{FFFD}\u{FFFD}")
        #expect(read("\"\\ud83d\\ud83d\\ude00\"") == "\u{FFFD}😀")
        #expect(read("\"\\ud83d\\u0041\"") == "\u{FFFD}A")
        #expect(read("\"\\ud83dA\"") == "\u{FFFD}A")
        #expect(read("\"\\ud83d\\") == nil)
    }

    @Test("what is nested deeper than 64 is null, also 100,000 deep")
    func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        var value = read(nested(65))
        for _ in 0..<64 { value = value?.array.first }
        #expect(value == .null)
        #expect(read("{\"deep\":\(nested(100_000)),\"a\":1}")?["a"] == .int(1))
        #expect(read("{\"deep\":" + String(repeating: "{\"]\":[", count: 50_000)) == nil)
        #expect(read(String(repeating: "[", count: 100_000)) == nil)
    }

    @Test("ten megabytes are read, and half of them are not")
    func large() {
        let text = "[" + Array(repeating: "\"abc\\n\",{\"a\":1.5}", count: 600_000).joined(separator: ",") + "]"
        let bytes = Array(text.utf8)
        #expect(JSONValue(bytes: bytes)?.array.count == 1_200_000)
        #expect(JSONValue(bytes: Array(bytes[..<(bytes.count / 2)])) == nil)
        let one = Array("\"".utf8) + [UInt8](repeating: 0x61, count: 10 << 20)
        #expect(JSONValue(bytes: one) == nil)
        #expect(JSONValue(bytes: one + Array("\"".utf8))?.string?.utf8.count == 10 << 20)
    }

    @Test("it is written with its keys in order, and reads as the same")
    func writing() {
        let value: JSONValue = [
            "b": [.double(1.5), .int(-3), .double(5), .double(.infinity), .null, true, false],
            "a9": "\"\\/\n\r\t\u{8}\u{1B}\0é😀", "a10": [:], "": [],
        ]
        #expect(
            value.text
                == #"{"":[],"a10":{},"a9":"\"\\/\n\r\t\u0008\u001b\u0000é😀","b":[1.5,-3,5,null,null,true,false]}"#)
        #expect(JSONValue(bytes: value.bytes)?.text == value.text)
    }

    @Test("any byte of it may be any other")
    func mutations() {
        let text = #"{"event":{"text":"a \ud83d\ude00 é \n","ts":"1.2","n":[1,-2.5e3,true,null]},"x":{"y":[[]]}}"#
        var generator = Lottery(seed: 7)
        for index in text.utf8.indices {
            for _ in 0..<20 {
                var bytes = Array(text.utf8)
                bytes[text.utf8.distance(from: text.utf8.startIndex, to: index)] = UInt8(generator.next() & 0xFF)
                // What is read can be written, and is the same when it is read again.
                guard let value = JSONValue(bytes: bytes) else { continue }
                #expect(JSONValue(bytes: value.bytes) == value)
            }
        }
        let whole = Array(text.utf8)
        for end in 0..<whole.count { #expect(JSONValue(bytes: Array(whole[..<end])) == nil) }
    }
}

/// The same numbers at each run.
struct Lottery: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 24
    }
}
