import Testing

@testable import WebServer

@Suite struct PathTests {
    @Test("segments are split before they are decoded")
    func segments() {
        #expect(RequestPath("/")?.segments == [])
        #expect(RequestPath("/a/b%20c/%C3%A9?x=1")?.segments == ["a", "b c", "é"])
        #expect(RequestPath("/rooms/a%2Fb")?.segments == ["rooms", "a/b"])
        #expect(RequestPath("/rooms/")?.segments == ["rooms", ""])
    }

    @Test("a broken escape is no path", arguments: ["/%", "/%4", "/%zz", "/%ff", "/%C3", "x", "", "/%+1"])
    func broken(target: String) { #expect(RequestPath(target) == nil) }

    @Test("numbers in the query keep to their range")
    func query() throws {
        let path = try #require(RequestPath("/x?after=5&limit=0&b=%31&c"))
        let (after, missing) = (
            try path.number("after", in: 0 ... .max, default: 0), try path.number("missing", in: 0...9, default: 7)
        )
        #expect((after, missing) == (5, 7))
        #expect(try path.parameter("b") == "1")
        #expect(throws: Problem.self) { try path.number("limit", in: 1...1000, default: 100) }
        #expect(throws: Problem.self) { try path.parameter("c") }
    }

    @Test("every address leads where it should, and no other does")
    func routes() throws {
        func route(_ target: String) throws -> Route? { Route(try #require(RequestPath(target))) }
        #expect(try route("/") == .home)
        #expect(try route("/rooms/ops") == .roomPage("ops"))
        #expect(try route("/api/v1/rooms") == .rooms)
        #expect(try route("/api/v1/rooms/ops") == .room("ops"))
        #expect(try route("/api/v1/rooms/a%20b/messages?after=1") == .messages(room: "a b"))
        #expect(try route("/api/v1/rooms/ops/events") == .events(room: "ops"))
        #expect(try route("/api/v1/incidents/INC-1/timeline") == .timeline("INC-1"))
        #expect(try route("/healthz") == .health)
        for unknown in ["/api", "/api/v1", "/api/v2/rooms", "/rooms", "/api/v1/rooms/a/b", "/x", "//", "/metrics/x"] {
            #expect(try route(unknown) == nil, "\(unknown)")
        }
    }

    @Test(
        "a room's name is short and plain",
        arguments: ["", ".", "..", "a b", "a/b", "Ops", "é", "a\n", "\0", String(repeating: "x", count: 81)])
    func badNames(name: String) { #expect(throws: Problem.self) { try RoomName.check(name) } }

    @Test("good names", arguments: ["a", "ops", "incident-2026-11-20-001", "a.b_c", String(repeating: "x", count: 80)])
    func goodNames(name: String) throws { try RoomName.check(name) }
}
