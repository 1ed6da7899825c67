import Incidents
import NIOCore
import Testing

@testable import WebServer

@Suite struct ServedEventsTests {
    @Test("messages come live, their seq as the id; another room's do not")
    func live() async throws {
        try await withServer(rooms: ["ops", "other"]) { running in
            running.backend.change { _ = $0.say("before", by: "ana", in: "ops") }
            let reader = try await EventReader.open(running.client, room: "ops")
            #expect(reader.head.type == "text/event-stream; charset=utf-8")
            running.backend.change { state in
                state.say("elsewhere", by: "ana", in: "other")
                state.say("live", by: "ana", in: "ops")
            }
            let events = try await reader.take(1)
            #expect(events == [.init(id: 2, seq: 2, text: "live")])
        }
    }

    @Test("who comes back gets what they missed, then what comes", arguments: ["header", "query"])
    func resuming(way: String) async throws {
        try await withServer { running in
            running.backend.change { state in
                for number in 1...450 { state.say("line \(number)", by: "ana", in: "ops") }
            }
            let reader = try await EventReader.open(
                running.client, room: "ops", after: way == "header" ? 3 : nil,
                query: way == "query" ? "?after=3" : "?after=77")
            running.backend.change { _ = $0.say("line 451", by: "ana", in: "ops") }
            let events = try await reader.take(448)
            #expect(events.map(\.text) == (4...451).map { "line \($0)" })
            #expect(events.map(\.id) == (4...451).map { Int?.some($0) })
        }
    }

    @Test("nothing is lost or doubled while many post and readers come and go")
    func resumingUnderLoad() async throws {
        try await withServer { running in
            let backend = running.backend
            let total = 3000
            let posting = Task.detached {
                for number in 1...total {
                    backend.change { _ = $0.say("line \(number)", by: "ana", in: "ops") }
                    if number % 10 == 0 { try await Task.sleep(for: .milliseconds(1)) }
                }
            }
            let client = running.client
            try await withThrowingTaskGroup(of: [Int].self) { group in
                for reader in 0..<4 {
                    group.addTask {
                        var seen: [Int] = []
                        while seen.count < total {
                            let stream = try await EventReader.open(client, room: "ops", after: seen.last ?? 0)
                            let wanted = min(total - seen.count, 150 + reader * 70)
                            seen += try await stream.take(wanted).compactMap(\.id)
                        }
                        return seen
                    }
                }
                for try await seen in group { #expect(seen == Array(1...total)) }
            }
            try await posting.value
        }
    }

    @Test("an edit comes as an edit and does not move the id; who resumes hears of the edits they missed")
    func edits() async throws {
        try await withServer { running in
            running.backend.change { state in
                for number in 1...3 { state.say("line \(number)", by: "sitrep", in: "ops", kind: "nag") }
            }
            let reader = try await EventReader.open(running.client, room: "ops")
            running.backend.change { $0.edit(seq: 2, in: "ops", to: "line two") }
            #expect(try await reader.take(1) == [.init(id: nil, name: "edit", seq: 2, text: "line two")])
            let again = try await EventReader.open(running.client, room: "ops", after: 3)
            running.backend.change { _ = $0.say("line 4", by: "ana", in: "ops") }
            let events = try await again.take(2)
            #expect(events.map(\.text) == ["line two", "line 4"])
            #expect(events.map(\.id) == [nil, 4])
        }
    }

    @Test("a silent stream is kept alive by comments")
    func heartbeat() async throws {
        try await withServer(pace: .init(heartbeat: .milliseconds(50))) { running in
            let reader = try await EventReader.open(running.client, room: "ops")
            #expect(try await reader.hears(comments: 3))
        }
    }

    @Test("a nonsense place to resume from is 400", arguments: ["abc", "-1"])
    func nonsense(id: String) async throws {
        try await withServer { running in
            let reply = try await running.client.get("/api/v1/rooms/ops/events", ["Last-Event-ID": id])
            #expect((reply.status, reply.type) == (400, "application/problem+json"))
        }
    }

    @Test("one caller never has every stream, and one that is closed makes room")
    func limit() async throws {
        try await withServer(pace: .init(heartbeat: .milliseconds(20), streams: StreamLimits(all: 4))) { running in
            let first = try await EventReader.open(running.client, room: "ops")
            do {
                let second = try await EventReader.open(running.client, room: "ops")
                let third = try await running.client.get("/api/v1/rooms/ops/events")
                #expect((third.status, third.headers["retry-after"]) == (429, "10"))
                #expect(try third.string("detail")?.hasPrefix("You have 2 streams of events open") == true)
                #expect((first.head.status, second.head.status) == (200, 200))
            }
            try await eventually { running.backend.listenerCount == 1 }
            try await eventually { try await EventReader.open(running.client, room: "ops").head.status == 200 }
        }
    }

    @Test("a reader who does not read is cut off, and the others go on")
    func deafReader() async throws {
        // Long enough that a busy machine does not cut it off before it has asked.
        try await withServer(pace: .init(patience: .seconds(8))) { running in
            let client = running.client
            let deaf = try await offPool { try Wire(port: client.port, receiveBuffer: 2048) }
            deaf.send(client.head("GET", "/api/v1/rooms/ops/events"))
            let reader = try await EventReader.open(client, room: "ops")
            try await eventually { running.backend.listenerCount == 2 }
            let text = String(repeating: "z", count: 20_000)
            running.backend.change { state in
                for _ in 0..<400 { state.say(text, by: "ana", in: "ops") }
            }
            #expect(try await reader.take(400).count == 400)
            try await eventually { running.backend.listenerCount == 1 }
        }
    }
}

/// Waits for something that happens on another thread; gives up after 30 s.
func eventually(_ isTrue: () async throws -> Bool, _ location: SourceLocation = #_sourceLocation) async throws {
    for _ in 0..<3000 {
        if try await isTrue() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("it did not happen within 30 s", sourceLocation: location)
}
