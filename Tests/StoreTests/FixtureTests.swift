import FoundationEssentials
import Glibc
import Incidents
import Testing

@testable import Store

/// Each (kind, version) ever released decodes for ever. A fixture is never edited; a new version gets a new file.
struct FixtureTests {
    static let folder = #filePath.parentDirectory + "/Fixtures"

    @Test(arguments: FactSamples.all)
    func `a fixture decodes to the fact it was written from`(fact: Fact) throws {
        let event = try Self.decode(fact.kind)
        #expect(event.fact == fact)
        #expect(event.by == FactSamples.ana)
        #expect(event.from == FactSamples.from)
    }

    @Test(arguments: FactSamples.all)
    func `a fact is written with the keys and values of its fixture`(fact: Fact) throws {
        let writer = JSONWriter()
        try writer.writePayload(of: try Self.decode(fact.kind))
        let written = try JSONDecoder().decode(JSONValue.self, from: Data(writer.bytes))
        let fixture = try JSONDecoder().decode(JSONValue.self, from: Data(Self.bytes(fact.kind)))
        #expect(written == fixture)
    }

    @Test func `every kind that the core knows has a fixture and a sample`() throws {
        let path = #filePath.parentDirectory.parentDirectory.parentDirectory
        let source = try Workshop.read(path + "/Sources/Incidents/Events/Fact+Kind.swift")
        let known = String(decoding: source, as: UTF8.self).split(separator: "FactKind(\"").dropFirst()
            .compactMap { $0.split(separator: "\"").first.map(String.init) }
        #expect(known.count > 20)
        #expect(Set(known) == Set(FactSamples.all.map(\.kind.name)))
        for fact in FactSamples.all {
            #expect(Files.size(Self.path(fact.kind)) != nil, "no fixture for \(fact.kind)")
        }
    }

    @Test func `a kind of a newer program is named, with what to do`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.append(.noted(Words("x")))
        store.close()
        try workshop.tamper("UPDATE events SET version = 2")
        let database = try Database(path: workshop.database, mode: .readOnly)
        let failed = failure {
            _ = try database.all("SELECT seq, incident, at, kind, version, payload FROM events") {
                row throws(StoreFailure) in try row.event()
            }
        }
        #expect(failed?.kind == .broken)
        #expect(failed?.sentence.contains("event kind \"noted\" version 2 is not known to this program") == true)
    }

    static func path(_ kind: FactKind) -> String { "\(folder)/\(kind.name).v\(kind.version).json" }
    static func bytes(_ kind: FactKind) throws -> [UInt8] { try Workshop.read(path(kind)) }
    static func decode(_ kind: FactKind) throws -> Event {
        try bytes(kind).withUnsafeBytes { bytes in
            try PayloadParts(bytes).event(seq: 1, incident: nil, at: FactSamples.time, kind: kind)
        }
    }
}

/// Any JSON, to compare two texts whatever their spaces and order of keys.
enum JSONValue: Hashable, Decodable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }
}
