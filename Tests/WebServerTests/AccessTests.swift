import HTTPTypes
import Incidents
import Logging
import Testing

@testable import WebServer

@Suite struct AccessTests {
    private func admitted(
        host: String?, origin: String? = nil, publicURL: String? = nil, gate tokens: TokenTable = TokenTable(),
        authorization: String? = nil, field: HTTPField.Name? = nil
    ) -> Caller? {
        var head = HTTPRequest(method: .get, scheme: "http", authority: host, path: "/")
        head.headerFields[.origin] = origin
        head.headerFields[.authorization] = authorization
        if let field { head.headerFields[field] = "1.2.3.4" }
        let gate = Gate(tokens: tokens, publicOrigin: publicURL.flatMap { Origin($0) })
        return try? gate.admit(head)
    }

    @Test(
        "without tokens only loopback names are answered",
        arguments: ["127.0.0.1", "127.0.0.1:8080", "127.0.0.2:8080", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8080"])
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

    @Test("the host of the public address is answered, with any port, and is a stranger's")
    func publicHost() {
        #expect(admitted(host: "sitrep.example.org", publicURL: "https://sitrep.example.org/x") == .stranger)
        #expect(admitted(host: "sitrep.example.org:8443", publicURL: "https://Sitrep.example.org") == .stranger)
        #expect(admitted(host: "other.example.org", publicURL: "https://sitrep.example.org") == nil)
    }

    @Test(
        "whoever comes through a proxy is not on this machine",
        arguments: ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "x-forwarded-proto", "CF-Connecting-IP"])
    func proxies(field: String) throws {
        let name = try #require(HTTPField.Name(field))
        for url in [nil, "https://sitrep.example.org"] {
            #expect(admitted(host: "127.0.0.1:80", publicURL: url, field: name) == .stranger)
        }
    }

    @Test("a proxy that only passes on speaks an old protocol, and loopback goes on as before")
    func plainProxies() {
        let url = "https://sitrep.example.org"
        #expect(admitted(host: "127.0.0.1:80", publicURL: url, field: OldProtocol.mark) == .stranger)
        #expect(admitted(host: "127.0.0.1:80", field: OldProtocol.mark) == .local)
        #expect(admitted(host: "127.0.0.1:80", publicURL: url) == .local)
    }

    @Test("tokens that cannot be read leave the door shut")
    func shut() {
        #expect(!TokenTable.shut.isEmpty)
        #expect(admitted(host: "127.0.0.1", gate: .shut) == .stranger)
        #expect(TokenTable.shut.holder(of: "") == nil)
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

    @Test("http and https are two sites, with the port written or not")
    func schemes() {
        let url = "https://sitrep.example.org"
        let host = "sitrep.example.org"
        for origin in [url, "https://sitrep.example.org:443", "HTTPS://Sitrep.Example.org"] {
            #expect(admitted(host: host, origin: origin, publicURL: url) == .stranger, "\(origin)")
        }
        for origin in ["http://sitrep.example.org", "http://sitrep.example.org:443", "https://sitrep.example.org:80"] {
            #expect(admitted(host: host, origin: origin, publicURL: url) == nil, "\(origin)")
        }
        #expect(admitted(host: "127.0.0.1:8080", origin: "https://127.0.0.1:8080") == nil)
        #expect(admitted(host: "127.0.0.1", origin: "http://127.0.0.1:80") == .local)
        // TLS may end at a proxy that says so.
        let proxied = HTTPField.Name("X-Forwarded-Proto") ?? .via
        #expect(admitted(host: "127.0.0.1:1", origin: "http://127.0.0.1:1", field: proxied) == .stranger)
    }

    @Test("a token is known by the whole of it, and by nothing less")
    func tokens() {
        let table = TokenTable([("secret-of-ana", PersonID("ana"), .nobodyElse), ("open", nil, .everyone)])
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
        let own = TokenHolder(person: ana, maySpeakFor: .nobodyElse)
        #expect(own.maySpeak(as: ana) && !own.maySpeak(as: bob))
        let deputy = TokenHolder(person: ana, maySpeakFor: .only([bob]))
        #expect(deputy.maySpeak(as: ana) && deputy.maySpeak(as: bob) && !deputy.maySpeak(as: cleo))
        let gateway = TokenHolder(person: nil, maySpeakFor: .only([ana, bob]))
        #expect(gateway.maySpeak(as: bob) && !gateway.maySpeak(as: cleo))
        #expect(TokenHolder(person: nil, maySpeakFor: .everyone).maySpeak(as: cleo))
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
            try server(listen, TokenTable([("x", nil, .everyone)]))
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
