import Foundation
import HTTPTypes
import Incidents
import NIOCore
import Testing

@testable import WebServer

/// `docs/openapi.yaml` says what the code does: paths, methods, names, lengths, keys and phases, each compared with the other.
@Suite struct OpenAPITests {
    private static let lines: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = (try? String(contentsOf: root.appending(path: "docs/openapi.yaml"), encoding: .utf8)) ?? ""
        return text.components(separatedBy: "\n")
    }()

    /// The lines below a key, by their indentation, with what stands on its own line.
    private func block(_ path: String...) throws -> [String] {
        var lines = Self.lines
        for key in path {
            let found = lines.firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix("\(key):") }
            let start = try #require(found, "\(path)")
            let indent = lines[start].prefix { $0 == " " }.count
            let rest = lines[(start + 1)...].prefix { line in
                line.allSatisfy { $0 == " " } || line.prefix { $0 == " " }.count > indent
            }
            lines = [lines[start].replacingOccurrences(of: "\(key):", with: "")] + rest
        }
        return lines
    }

    private func longest(_ lines: [String]) -> Int? {
        lines.joined(separator: "\n").firstMatch(of: /maxLength: ([0-9]+)/).flatMap { Int($0.1) }
    }

    @Test func `every path and method of the document is served, and every one of the API is in it`() throws {
        var described: Set<String> = []
        var path = ""
        for line in try block("paths") {
            if line.hasPrefix("  /") {
                path = line.trimmingCharacters(in: CharacterSet(charactersIn: " :"))
            } else if let method = line.wholeMatch(of: /\s{4}(get|put|post|delete):/) {
                described.insert("\(method.1.uppercased()) \(path)")
            }
        }
        let samples = [
            "/api/v1/rooms", "/api/v1/rooms/{room}", "/api/v1/rooms/{room}/messages", "/api/v1/rooms/{room}/events",
            "/api/v1/incidents", "/api/v1/incidents/{id}", "/api/v1/incidents/{id}/timeline", "/api/v1/completions",
            "/healthz", "/readyz", "/metrics",
        ]
        let served = try Set(
            samples.flatMap { path in
                let parsed = try #require(RequestPath(path))
                let route = try #require(Route(parsed), "\(path)")
                return route.methods.filter { $0 != .head }.map { "\($0.rawValue) \(path)" }
            })
        #expect(described == served)
    }

    @Test func `names and lengths are those that are checked`() throws {
        #expect(try longest(block("NewMessage", "author")) == MessageBody.longestAuthor)
        #expect(try longest(block("NewMessage", "id")) == MessageBody.longestID)
        #expect(try longest(block("NewMessage", "thread")) == MessageBody.longestID)
        #expect(try longest(block("/api/v1/rooms/{room}", "topic")) == RoomBody.longestTopic)
        let rooms = try block("/api/v1/rooms/{room}", "put").joined(separator: " ")
        #expect(
            rooms.contains("makes \(RoomQuota.mostOfOne) rooms") && rooms.contains("together \(RoomQuota.mostOfAll)"))
        let limits = StreamLimits()
        let events = try block("/api/v1/rooms/{room}/events").joined(separator: " ")
        #expect(events.contains("There are \(limits.all) streams") && events.contains("a person \(limits.ofPerson),"))
        #expect(events.contains("an address, \(limits.most(of: .address("")))."))
    }

    @Test(
        "the pattern of a room's name and the rule agree",
        arguments: [
            "ops", "0", "db-team", "a.b_c-d", "-x", "...", ".", "_a", "A", "a b", "", "ä",
            String(repeating: "a", count: 80),
            String(repeating: "a", count: 81), "a-", "a..", "private-x",
        ])
    func roomNames(name: String) throws {
        let lines = try block("RoomName")
        let line = try #require(lines.first { $0.contains("pattern:") })
        let found = try #require(line.firstMatch(of: /"(.*)"/))
        let pattern = found.1
        let isDocumented = name.wholeMatch(of: try Regex(String(pattern))) != nil
        // Why it is refused is judged elsewhere.
        let isTaken: Void? = try? RoomName.check(name)
        #expect(isDocumented == (isTaken != nil), "\(name)")
    }

    @Test func `phases are all of them`() throws {
        let all = Phase.allCases.map(\.rawValue).joined(separator: ", ")
        let list = try block("/api/v1/incidents").joined(separator: " ")
        let schema = try block("schemas", "Incident", "phase").joined(separator: " ")
        #expect(list.contains("enum: [open, \(all)]") && schema.contains("enum: [\(all)]"))
    }

    @Test func `what is required of a posted message is what is missed in one`() throws {
        let message = try block("NewMessage").joined(separator: " ")
        #expect(message.contains("required: [text]"))
        func read(_ text: String) throws -> MessageBody { try MessageBody(ByteBuffer(string: text)) }
        let alone = try read(#"{"text":"x"}"#)
        #expect(alone.author == nil)
        #expect(throws: Problem.self) { _ = try read(#"{"author":"ana"}"#) }
        let empty = try read(#"{"author":null,"text":"x","thread":null,"id":null}"#)
        #expect(empty.id == nil)
    }
}
