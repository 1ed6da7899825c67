import FoundationEssentials
import Incidents
import Testing

@testable import Store

/// The store's own reader and writer against FoundationEssentials, which judges both.
struct JSONTests {
    struct Everything: Codable, Hashable {
        var text = "plain"
        var odd = "\u{0}\u{1}\u{1F}\"\\/\n\r\t\u{8}\u{C} \u{E9} \u{1F6A8} \u{2028}"
        var numbers = [0, -1, Int.max, Int.min]
        var fraction = 2.5
        var small: UInt8 = 255
        var yes = true
        var absent: String?
        var lists: [[String]] = [[], ["a", "b"], [""]]
        var table = ["key": 1]
        var inner = Inner()
        struct Inner: Codable, Hashable {}
    }

    @Test func `what is written, Foundation reads`() throws {
        let writer = JSONWriter()
        try writer.writeOnly(Everything())
        #expect(try JSONDecoder().decode(Everything.self, from: Data(writer.bytes)) == Everything())
    }

    /// Texts are looked at eight bytes at a time.
    @Test func `each character at each place of a text is read again by Foundation`() throws {
        let texts = (0..<19).flatMap { length in
            (0..<length).flatMap { place in
                (0..<384 as Range<UInt32>).compactMap { Unicode.Scalar($0) }.map { scalar in
                    String(repeating: "x", count: place) + String(scalar)
                        + String(repeating: "~", count: length - place - 1)
                }
            }
        }
        let writer = JSONWriter()
        try writer.writeOnly(texts)
        #expect(try JSONDecoder().decode([String].self, from: Data(writer.bytes)) == texts)
    }

    @Test(arguments: [JSONEncoder.OutputFormatting(), .prettyPrinted])
    func `what Foundation writes is read`(formatting: JSONEncoder.OutputFormatting) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = formatting
        let bytes = Array(try encoder.encode(Everything()))
        #expect(try Self.read(Everything.self, bytes) == Everything())
    }

    @Test func `an absent key is left out`() throws {
        let writer = JSONWriter()
        try writer.writeOnly(MessageRef(room: RoomRef(chat: "a", room: "b"), id: "c"))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"room":{"chat":"a","room":"b"},"id":"c"}"#)
    }

    @Test func `escaped surrogates are read`() throws {
        #expect(try Self.read([String].self, Array(#"["\ud83d\udea8\u00e9"]"#.utf8)) == ["\u{1F6A8}\u{E9}"])
    }

    @Test func `every cut and every flipped byte is a fault or a value, never a crash`() throws {
        let whole = try FixtureTests.bytes(FactKind("paged"))
        for count in 0..<whole.count { Self.tryToRead(Array(whole.prefix(count))) }
        for index in whole.indices {
            for bit in 0..<8 {
                var bent = whole
                bent[index] ^= 1 << bit
                Self.tryToRead(bent)
            }
        }
    }

    @Test(arguments: [
        ("[1", "byte 2: the text ends in the middle"), ("[1 2]", "byte 3: expected , or ]"),
        ("{}", "byte 0: expected [, got {"), ("[1.5]", "byte 1: expected a whole number"),
        ("[99999999999999999999]", "byte 1: the number is too large"),
    ])
    func `a fault names its byte`(text: String, sentence: String) {
        #expect(throws: JSONFault.self) { try Self.read([Int].self, Array(text.utf8)) }
        do { _ = try Self.read([Int].self, Array(text.utf8)) } catch { #expect("\(error)" == sentence) }
    }

    @Test(arguments: FactSamples.all)
    func `an incident survives its snapshot`(fact: Fact) throws {
        guard case .declared(let declared) = FactSamples.all[0] else { return }
        var incident = Incident(
            declared, event: Event(seq: 1, incident: nil, at: FactSamples.time, fact: .declared(declared)))
        incident.apply(Event(seq: 2, incident: nil, at: FactSamples.time, from: FactSamples.from, fact: fact))
        let writer = JSONWriter()
        try writer.writeOnly(incident)
        #expect(try Self.read(Incident.self, writer.bytes) == incident)
        #expect(try JSONDecoder().decode(Incident.self, from: Data(writer.bytes)) == incident)
    }

    static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try bytes.withUnsafeBytes { try Value(from: JSONReader(JSONText($0))) }
    }

    static func tryToRead(_ bytes: [UInt8]) {
        // Whatever it says is right here, as long as it comes back.
        _ = try? bytes.withUnsafeBytes {
            try PayloadParts($0).event(seq: 1, incident: nil, at: FactSamples.time, kind: FactKind("paged"))
        }
    }
}
