import Delivery
import HTTPClient
import Incidents
import Testing

@testable import ChatServices

@Suite("opening rooms at Matrix")
struct MatrixRoomTests {
    private let handles = ["ana": "@ana:hs.test", "ben": "@ben:hs.test"]

    /// A server with one alias, whose room carries this key of this sender.
    private func server(
        alias: String? = nil, key: String = "", sender: String = "@bot:hs.test", create: HTTPResponse? = nil
    ) -> FakeHomeserver {
        FakeHomeserver { request throws(HTTPFailure) in
            if request.url.contains("/directory/room/") {
                guard let alias, request.url.hasSuffix("%23\(alias)%3Ahs.test") else {
                    return .error(404, "M_NOT_FOUND")
                }
                return .json(["room_id": "!there:hs.test"])
            }
            if request.url.contains("/state/org.sitrep.incident/") {
                return .json(["sender": .string(sender), "content": ["key": .string(key)]])
            }
            if request.url.hasSuffix("/createRoom") { return create ?? .json(["room_id": "!made:hs.test"]) }
            return .json([:])
        }
    }

    @Test("a room is made with its name, topic, alias, key and people, in one request")
    func create() async throws {
        let server = server()
        let linked = try await server.chat(handles: handles).openRoom(
            Sample.order(), key: "e1/room/0", isInDoubt: false)
        #expect(linked == RoomLinked(room: RoomRef(chat: "matrix", room: "!made:hs.test"), purpose: .main))
        let body = try #require(server.requests.last).json
        #expect(body["room_alias_name"] == "incident-2026-11-20-001")
        #expect(body["topic"] == "INC-3 checkout is down")
        #expect(body["invite"] == ["@ana:hs.test", "@ben:hs.test"])
        #expect(body["preset"] == "public_chat")
        #expect(body["visibility"] == "private")
        #expect(body["creation_content"] == ["m.federate": false])
        #expect(body["initial_state"].array.first?["content"] == ["incident": "INC-3", "key": "e1/room/0"])
    }

    @Test("a private incident's room is by invitation")
    func privateRoom() async throws {
        let server = server()
        let linked = try await server.chat(handles: handles).openRoom(
            Sample.order(isPrivate: true), key: "k", isInDoubt: false)
        #expect(linked.purpose == .private)
        #expect(server.requests.last?.json["preset"] == "private_chat")
    }

    @Test("the room of an earlier try is found again, and its people invited")
    func adopt() async throws {
        let server = server(alias: "incident-2026-11-20-001", key: "k")
        let linked = try await server.chat(handles: handles).openRoom(Sample.order(), key: "k", isInDoubt: false)
        #expect(linked.room.room == "!there:hs.test")
        #expect(linked.name == nil)
        #expect(server.requests("POST", containing: "/createRoom").isEmpty)
        let invited = server.requests("POST", containing: "/invite").map(\.json)
        #expect(invited == [["user_id": "@ana:hs.test"], ["user_id": "@ben:hs.test"]])
    }

    @Test("a stranger's room of that name is left alone", arguments: ["@eve:hs.test", "@bot:hs.test"])
    func stranger(sender: String) async throws {
        // Either the mark is forged, or it is that of another incident.
        let server = server(
            alias: "incident-2026-11-20-001", key: sender == "@eve:hs.test" ? "k" : "other", sender: sender)
        let linked = try await server.chat().openRoom(Sample.order(), key: "k", isInDoubt: false)
        #expect(linked.room.room == "!made:hs.test")
        #expect(linked.name == "#incident-2026-11-20-001-b")
        #expect(server.requests("POST", containing: "/createRoom").first?.json["name"] == "incident-2026-11-20-001-b")
    }

    @Test("a room that stood although its making failed is used")
    func late() async throws {
        let script = Script<HTTPResponse>(
            [.error(404, "M_NOT_FOUND")] + Array(repeating: .json(["room_id": "!there:hs.test"]), count: 2))
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.contains("/directory/room/") { return script.next() }
            if request.url.contains("/state/") {
                return .json(["sender": "@bot:hs.test", "content": ["key": "k"]])
            }
            return request.url.hasSuffix("/createRoom") ? .error(403, "M_FORBIDDEN", "cannot invite") : .json([:])
        }
        let opened = try await server.chat(handles: handles).openRoom(Sample.order(), key: "k", isInDoubt: false)
        #expect(opened.room.room == "!there:hs.test")
    }

    @Test("who is in already is invited without a failure; who cannot come is named, after the others were asked")
    func invite() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            if request.url.hasSuffix("/invite") {
                return request.json["user_id"] == "@cid:hs.test" ? .json([:]) : .error(403, "M_FORBIDDEN")
            }
            return request.url.contains("ana") ? .json(["membership": "join"]) : .error(404, "M_NOT_FOUND")
        }
        let chat = server.chat(handles: ["ana": "@ana:hs.test", "ben": "@ben:hs.test", "cid": "@cid:hs.test"])
        try await chat.invite([PersonID("ana"), PersonID("nobody")], to: Sample.room)
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await chat.invite([PersonID("ben"), PersonID("cid")], to: Sample.room)
        }
        #expect(failure?.retry == .never)
        #expect(
            failure?.sentence == "Matrix: could not invite @ben:hs.test to !abc:hs.test; check their Matrix ids")
        #expect(server.requests("POST", containing: "/invite").count == 3)
    }

    @Test("people are taken out of a room; one who is not in it is as it should be")
    func remove() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            guard request.url.hasSuffix("/kick") else { return .json(["membership": "leave"]) }
            return request.json["user_id"] == "@ana:hs.test" ? .json([:]) : .error(403, "M_FORBIDDEN", "not in")
        }
        let chat = server.chat(handles: ["ana": "@ana:hs.test", "ben": "@ben:hs.test"])
        try await chat.remove([PersonID("ana"), PersonID("ben"), PersonID("nobody")], from: Sample.room)
        #expect(
            server.requests("POST", containing: "/kick").map(\.json) == [
                ["user_id": "@ana:hs.test"], ["user_id": "@ben:hs.test"],
            ])
    }

    @Test("a private room is for those who are invited")
    func privately() async throws {
        let server = FakeHomeserver { request throws(HTTPFailure) in
            request.url.hasSuffix("/createRoom") ? .json(["room_id": "!new:hs.test"]) : .error(404, "M_NOT_FOUND")
        }
        var order = Sample.order()
        order.isPrivate = true
        let opened = try await server.chat(handles: ["ana": "@ana:hs.test"]).openRoom(order, key: "k", isInDoubt: false)
        #expect(opened.purpose == .private)
        #expect(server.requests("POST", containing: "/createRoom").map { $0.json["preset"] } == ["private_chat"])
    }
}
