import Incidents
import Logging
import Testing

@testable import WebServer

/// What a reload does to whoever is in.
@Suite struct ReloadedTokensTests {
    private let ana = PersonID("ana")
    private let bob = PersonID("bob")
    private let cleo = PersonID("cleo")
    private var before: TokenTable {
        TokenTable([
            ("of-ana", ana, .nobodyElse), ("of-bob", bob, .nobodyElse), ("gateway", nil, .only([ana, bob])),
            ("deputy", ana, .only([cleo])),
        ])
    }

    @Test func `what was taken out, rotated or narrowed is said, without a secret`() {
        let doors = Doors(tokens: before, asksToSignIn: false)
        let after = TokenTable([
            ("fresh", ana, .nobodyElse), ("gateway", nil, .only([ana])), ("deputy", ana, .only([cleo])),
            ("new", cleo, .nobodyElse),
        ])
        let said = doors.replace(tokens: after, asksToSignIn: false)
        #expect(
            said == [
                "ana's token has a new secret", "bob's token is gone",
                "the token for ana, bob: the same secret is now the token for ana", "cleo's token is new",
            ])
        #expect(doors.replace(tokens: after, asksToSignIn: false).isEmpty)
    }

    @Test func `a token is asked of what is in force now`() throws {
        let doors = Doors(tokens: before, asksToSignIn: false)
        #expect(doors.tokens.holder(of: "of-bob")?.person == bob)
        _ = doors.replace(tokens: TokenTable([("gateway", nil, .only([ana]))]), asksToSignIn: false)
        #expect(doors.tokens.holder(of: "of-bob") == nil)
        #expect(doors.tokens.holder(of: "gateway")?.maySpeak(as: bob) == false)
    }

    @Test func `whoever came in by what is gone may not stay`() throws {
        let gate = Gate(tokens: before, publicOrigin: nil)
        let holders = try ["of-ana", "of-bob", "gateway", "deputy"].map {
            Caller.holder(try #require(before.holder(of: $0)))
        }
        #expect(holders.allSatisfy { gate.isStillIn($0) } && !gate.isStillIn(.local))
        _ = gate.doors.replace(
            tokens: TokenTable([
                ("fresh", ana, .nobodyElse), ("gateway", nil, .only([ana])), ("deputy", ana, .only([cleo])),
            ]),
            asksToSignIn: false)
        #expect(holders.map { gate.isStillIn($0) } == [false, false, false, true])
    }

    @Test func `a door that would stand open is not reloaded`() throws {
        let server = try WebServer(
            listen: "0.0.0.0:0", tokens: before, publicURL: nil, backend: MemoryBackend(), logger: Logger(label: "t"))
        #expect(throws: WebServerRefusal.self) { try server.check(tokens: TokenTable(), asksToSignIn: false) }
        try server.check(tokens: TokenTable(), asksToSignIn: true)
    }
}
