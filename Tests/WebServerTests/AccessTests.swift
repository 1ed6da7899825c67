import HTTPTypes
import Incidents
import Logging
import Testing

@testable import WebServer

@Suite struct AccessTests {
    private func admitted(
        host: String?, origin: String? = nil, publicURL: String? = nil, gate tokens: TokenTable = TokenTable(),
        authorization: String? = nil
    ) -> Caller? {
        var head = HTTPRequest(method: .get, scheme: "http", authority: host, path: "/")
        head.headerFields[.origin] = origin
        head.headerFields[.authorization] = authorization
        let gate = Gate(tokens: tokens, publicAuthority: publicURL.flatMap { Authority(url: $0) })
        return try? gate.admit(head)
    }

    @Test(
        "without tokens only loopback names are answered",
        arguments: ["127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8080"])
    func ourHosts(host: String) { #expect(admitted(host: host) == .local) }

    @Test(
        "foreign hosts are refused",
        arguments: [
            "evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "", "127.0.0.1:x",
            "127.0.0.1@evil.example", "[::1].evil.example", "localhost:99999999", "0.0.0.0",
        ])
    func foreignHosts(host: String) { #expect(admitted(host: host) == nil) }

    @Test("no host is a foreign host")
    func noHost() { #expect(admitted(host: nil) == nil) }

    @Test("the host of the public address is ours, with any port")
    func publicHost() {
        #expect(admitted(host: "sitrep.example.org", publicURL: "https://sitrep.example.org/x") == .local)
        #expect(admitted(host: "sitrep.example.org:8443", publicURL: "https://Sitrep.example.org") == .local)
        #expect(admitted(host: "other.example.org", publicURL: "https://sitrep.example.org") == nil)
    }

    @Test("an origin must be the host that was asked, port and all, or the public address")
    func origins() {
        #expect(admitted(host: "127.0.0.1:80", origin: "http://127.0.0.1:80") == .local)
        #expect(admitted(host: "localhost:8080", origin: "http://localhost:8080") == .local)
        for origin in ["http://evil.example", "null", "file://", "http://127.0.0.1:81", "http://localhost:80", ""] {
            #expect(admitted(host: "127.0.0.1:80", origin: origin) == nil, "\(origin)")
        }
        let url = "https://sitrep.example.org"
        #expect(admitted(host: "127.0.0.1:80", origin: url, publicURL: url) == .local)
    }

    @Test("a token is known by the whole of it, and by nothing less")
    func tokens() {
        let table = TokenTable([("secret-of-ana", PersonID("ana"), []), ("open", nil, [])])
        #expect(table.holder(of: "secret-of-ana")?.person == PersonID("ana"))
        for wrong in ["", "secret-of-an", "secret-of-ana2", "Secret-of-ana"] {
            #expect(table.holder(of: wrong) == nil)
        }
        #expect(admitted(host: "x", gate: table) == .stranger)
        #expect(admitted(host: "x", gate: table, authorization: "Bearer nonsense") == nil)
        #expect(admitted(host: "x", gate: table, authorization: "bearer open")?.viewer == .anyone)
        let ana = admitted(host: "x", gate: table, authorization: "Bearer secret-of-ana")
        #expect(ana?.viewer == .person(PersonID("ana")))
    }

    @Test("a token speaks for its person and for those it names; without either for anybody")
    func voices() {
        let (ana, bob, cleo) = (PersonID("ana"), PersonID("bob"), PersonID("cleo"))
        let own = TokenHolder(person: ana, maySpeakFor: [])
        #expect(own.maySpeak(as: ana) && !own.maySpeak(as: bob))
        let deputy = TokenHolder(person: ana, maySpeakFor: [bob])
        #expect(deputy.maySpeak(as: ana) && deputy.maySpeak(as: bob) && !deputy.maySpeak(as: cleo))
        let gateway = TokenHolder(person: nil, maySpeakFor: [ana, bob])
        #expect(gateway.maySpeak(as: bob) && !gateway.maySpeak(as: cleo))
        #expect(TokenHolder(person: nil, maySpeakFor: []).maySpeak(as: cleo))
    }

    @Test(
        "nobody speaks under the bot's name, however it is written",
        arguments: ["sitrep", "SitRep", "sit\u{200B}rep", "ѕіtrер", "ｓｉｔｒｅｐ", "sitrep\u{FEFF}", " sitrep"])
    func botsName(name: String) {
        #expect(throws: Problem.self) { try Caller.local.author(named: name) }
    }

    @Test("an address that others can reach needs a token")
    func listening() throws {
        func server(_ listen: String, _ tokens: TokenTable = TokenTable(), url: String? = nil) throws {
            _ = try WebServer(
                listen: listen, tokens: tokens, publicURL: url, backend: MemoryBackend(), logger: Logger(label: "t"))
        }
        for listen in ["127.0.0.1:0", "localhost:80", "[::1]:0", "127.0.0.9:1"] { try server(listen) }
        for listen in ["0.0.0.0:80", "[::]:80", "127.0.0.1.example:80", "127.evil:80", "10.0.0.1:80"] {
            #expect(throws: WebServerRefusal.self) { try server(listen) }
            try server(listen, TokenTable([("x", nil, [])]))
        }
        for listen in ["", "127.0.0.1", "127.0.0.1:x", ":80", "127.0.0.1:70000"] {
            #expect(throws: WebServerRefusal.self) { try server(listen) }
        }
        #expect(throws: WebServerRefusal.self) { try server("127.0.0.1:0", url: "sitrep.example.org") }
        #expect {
            try server("0.0.0.0:80")
        } throws: {
            "\($0)"
                == "refusing to listen on 0.0.0.0:80 without a token: everybody who reaches it could command "
                + "incidents. Set server.token_file (or server.tokens), or listen on 127.0.0.1"
        }
    }
}
