import Incidents
import Testing

@testable import WebServer

@Suite struct PresenceTests {
    @Test("names stand once and in order; who has not said who they are is counted")
    func names() {
        let here = Presence(["bob", nil, "ana", "bob", nil])
        #expect((here.names, here.others) == (["ana", "bob"], 2))
        let many = Presence((0..<60).map { "p\($0)" })
        #expect((many.names.count, many.others) == (50, 10))
    }

    @Test("readers who ask are told who comes and goes, and nobody else is")
    func told() async throws {
        try await withServer { running in
            let silent = try await EventReader.open(running.client, room: "ops")
            let ana = try await EventReader.open(running.client, room: "ops", query: "?here=ana")
            let first = try await ana.take(1)
            #expect((first.first?.name, first.first?.here) == ("here", ["ana"]))
            let bob = try await EventReader.open(running.client, room: "ops", query: "?here=bob")
            #expect(try await ana.take(1).first?.here == ["ana", "bob"])
            #expect(try await bob.take(1).first?.here == ["ana", "bob"])
            running.backend.change { _ = $0.say("hello", by: "cleo", in: "ops") }
            #expect(try await silent.take(1).first?.text == "hello")
        }
    }

    @Test("a token's person is that person, whatever the reader says")
    func truthful() throws {
        let path = try #require(RequestPath("/x?here=bob"))
        let ana = Caller.holder(TokenHolder(person: PersonID("ana"), maySpeakFor: .nobodyElse))
        #expect(try Here(room: "ops", path, ana)?.name == "ana")
        #expect(try Here(room: "ops", path, .local)?.name == "bob")
        let gateway = Caller.holder(TokenHolder(person: nil, maySpeakFor: .only([PersonID("cleo")])))
        let nobody = try #require(try Here(room: "ops", path, gateway))
        #expect(nobody.name == nil)
        #expect(try Here(room: "ops", #require(RequestPath("/x?after=3")), .local) == nil)
        #expect(try Here(room: "ops", #require(RequestPath("/x?here=sitrep")), .local)?.name == nil)
    }
}
