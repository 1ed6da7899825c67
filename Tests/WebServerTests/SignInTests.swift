import Foundation
import Incidents
import Synchronization
import Testing

@testable import WebServer

@Suite struct SignInTests {
    private let ana = SessionHolder(person: PersonID("ana"), name: "Ana Ruiz")
    private let tokens = TokenTable([("token-of-gateway", nil, .everyone)])

    private func sessions() -> MemorySessions {
        MemorySessions(links: [
            "good": InvitationView(.good, holder: ana, room: "ops", until: Instant(seconds: 1_795_000_000)),
            "old": InvitationView(.expired, holder: ana, until: Instant(seconds: 1)),
            "revoked": InvitationView(.revoked, holder: ana),
            "left": InvitationView(.unknownPerson, holder: ana),
        ])
    }

    private func origin(_ running: Running) -> [String: String] {
        ["Origin": "http://127.0.0.1:\(running.client.port)"]
    }

    /// The Cookie header of a browser that came in by the link.
    private func comeIn(_ running: Running, _ link: String = "good") async throws -> (cookie: String, set: String) {
        let reply = try await running.client.send("POST", "/enter?k=\(link)", origin(running), [])
        #expect(reply.status == 303)
        let set = try #require(reply.headers["set-cookie"])
        return (String(set.prefix { $0 != ";" }), set)
    }

    private func pageToken(_ running: Running, _ cookie: String) async throws -> String {
        let page = try await running.client.get("/rooms/ops", ["Cookie": cookie]).text
        let rest = try #require(page.components(separatedBy: "data-token=\"").dropFirst().first)
        return String(rest.prefix { $0 != "\"" })
    }

    @Test("looking at a link uses nothing up; pressing its button does, once")
    func once() async throws {
        try await withServer(tokens: tokens, sessions: sessions()) { running in
            for method in ["GET", "HEAD", "GET"] {
                let look = try await running.client.send(method, "/enter?k=good")
                #expect((look.status, look.headers["set-cookie"]) == (200, nil))
                #expect(look.headers["referrer-policy"] == "same-origin" && look.headers["cache-control"] == "no-store")
            }
            let page = try await running.client.get("/enter?k=good").text
            #expect(page.contains("Welcome, Ana Ruiz") && page.contains("<form method=\"post\">"))
            let reply = try await running.client.send("POST", "/enter?k=good", origin(running), [])
            #expect((reply.status, reply.headers["location"]) == (303, "rooms/ops"))
            #expect(try await running.client.send("POST", "/enter?k=good", origin(running), []).status == 410)
            #expect(try await running.client.get("/enter?k=good").text.contains("This link has been used"))
        }
    }

    @Test("the cookie is for this server alone, and over https under a name that no other site can set")
    func cookie() async throws {
        let here = "http://127.0.0.1"
        for (url, origin, isSecure) in [
            (nil, here, false), ("http://sitrep.test", "http://sitrep.test", false),
            ("https://sitrep.test", here, false),
            ("https://sitrep.test", "https://sitrep.test", true),
            ("https://sitrep.test/below", "https://sitrep.test:443", true),
        ] as [(String?, String, Bool)] {
            try await withServer(publicURL: url, sessions: sessions()) { running in
                let origin = origin == here ? "\(here):\(running.client.port)" : origin
                let reply = try await running.client.send("POST", "/enter?k=good", ["Origin": origin], [])
                let set = try #require(reply.headers["set-cookie"])
                #expect(set.hasPrefix(isSecure ? "__Host-sitrep=" : "sitrep="), "\(url ?? "-") \(origin)")
                #expect(set.contains("; HttpOnly; SameSite=Lax; Path=/; Max-Age=2592000"))
                #expect(set.contains("; Secure") == isSecure && !set.contains("Domain"))
            }
        }
    }

    @Test("where https is spoken the plain name opens nothing, and on this machine either does")
    func plainName() async throws {
        let kept = sessions()
        try await withServer(tokens: tokens, publicURL: "https://sitrep.test", sessions: kept) { running in
            let pair = try await comeIn(running).cookie
            let value = String(pair.drop { $0 != "=" })
            func status(_ cookie: String, _ host: String? = nil) async throws -> Int {
                let headers = ["Cookie": cookie].merging(host.map { ["Host": $0] } ?? [:]) { $1 }
                return try await running.client.get("/api/v1/rooms", headers).status
            }
            #expect(try await status("sitrep\(value)", "sitrep.test") == 401)
            #expect(try await status("__Host-sitrep\(value)", "sitrep.test") == 200)
            #expect(try await status("sitrep\(value)") == 200)
            #expect(try await status("__Host-sitrep\(value)") == 200)
            #expect(try await status("__host-sitrep\(value)", "sitrep.test") == 401)
        }
    }

    @Test("of several cookies of the name none is believed because it stands first")
    func severalCookies() async throws {
        let kept = sessions()
        let bob = SessionHolder(person: PersonID("bob"), name: "Bob")
        kept.state.withLock { $0.links["bob"] = InvitationView(.good, holder: bob, room: "ops") }
        try await withServer(tokens: tokens, sessions: kept) { running in
            let (ana, other) = (try await comeIn(running).cookie, try await comeIn(running, "bob").cookie)
            let junk = "sitrep=" + String(repeating: "0", count: 64)
            func status(_ cookie: String) async throws -> Int {
                try await running.client.get("/api/v1/rooms", ["Cookie": cookie]).status
            }
            #expect(try await status("\(ana); \(other)") == 401)
            #expect(try await status("\(other); x=y; \(ana)") == 401)
            #expect(try await status("\(junk); \(ana)") == 200)
            #expect(try await status("\(ana); \(ana)") == 200)
            #expect(try await status("sitrep=; \(junk)") == 401)
        }
    }

    @Test(
        "a link that is not good says why and lets nobody in",
        arguments: [
            ("old", 410, "This link is too old"), ("revoked", 410, "This link was taken back"),
            ("left", 404, "This link is not good"), ("nonsense", 404, "This link is not good"), ("", 404, "not good"),
        ])
    func notGood(link: String, status: Int, words: String) async throws {
        try await withServer(tokens: tokens, sessions: sessions()) { running in
            let look = try await running.client.get("/enter?k=\(link)")
            #expect(look.status == status && look.text.contains(words))
            let press = try await running.client.send("POST", "/enter?k=\(link)", origin(running), [])
            #expect((press.status, press.headers["set-cookie"]) == (status, nil))
        }
    }

    @Test("another site can neither press the button nor use the session")
    func forgery() async throws {
        try await withServer(tokens: tokens, sessions: sessions()) { running in
            for headers in [
                ["Origin": "https://evil.example"], ["Origin": "null"], [:], ["Sec-Fetch-Site": "cross-site"],
            ] {
                #expect(try await running.client.send("POST", "/enter?k=good", headers, []).status == 403)
            }
            let cookie = try await comeIn(running).cookie
            let token = try await pageToken(running, cookie)
            let ours = origin(running).merging(["Cookie": cookie, "X-Sitrep-Page": token]) { $1 }
            func post(_ change: [String: String]) async throws -> Int {
                try await running.client.post("ops", #"{"text":"x"}"#, ours.merging(change) { $1 }).status
            }
            #expect(try await post([:]) == 201)
            #expect(try await post(["Origin": "", "Sec-Fetch-Site": "same-origin"]) == 201)
            #expect(try await post(["Origin": "https://evil.example"]) == 403)
            #expect(try await post(["Origin": ""]) == 403)
            #expect(try await post(["X-Sitrep-Page": ""]) == 403)
            #expect(try await post(["X-Sitrep-Page": String(token.reversed())]) == 403)
            #expect(try await post(["Cookie": ""]) == 401)
        }
    }

    @Test("whoever is signed in speaks as themself and sees what they may see")
    func person() async throws {
        try await withServer(tokens: tokens, sessions: sessions()) { running in
            running.backend.change { $0.incidents = [.sample(3, "secret matter", audience: .only([PersonID("ana")]))] }
            let cookie = try await comeIn(running).cookie
            let ours = origin(running).merging(
                ["Cookie": cookie, "X-Sitrep-Page": try await pageToken(running, cookie)]) { $1 }
            let asBob = try await running.client.post("ops", #"{"author":"bob","text":"x"}"#, ours)
            #expect(asBob.status == 403 && asBob.text.contains("You are signed in as Ana Ruiz"))
            #expect(try await running.client.post("ops", #"{"author":"ana","text":"x"}"#, ours).status == 201)
            let home = try await running.client.get("/", ["Cookie": cookie]).text
            #expect(home.contains("secret matter") && home.contains("Ana Ruiz") && home.contains("Sign out"))
            #expect(try await running.client.get("/api/v1/incidents/INC-3", ["Cookie": cookie]).status == 200)
            #expect(try await running.client.get("/incidents/INC-3", ["Cookie": cookie]).status == 200)
            #expect(!(try await running.client.get("/incidents/INC-3").text.contains("secret matter")))
        }
    }

    @Test("signing out ends the session, with the page's own token only")
    func signOut() async throws {
        let kept = sessions()
        try await withServer(tokens: tokens, sessions: kept) { running in
            let cookie = try await comeIn(running).cookie
            let token = try await pageToken(running, cookie)
            let headers = origin(running).merging(["Cookie": cookie]) { $1 }
            func press(_ form: String) async throws -> Client.Reply {
                try await running.client.send("POST", "/sign-out", headers, Array(form.utf8))
            }
            #expect(try await press("page=wrong").status == 403)
            #expect(try await running.client.get("/api/v1/rooms", ["Cookie": cookie]).status == 200)
            let gone = try await press("page=\(token)")
            #expect((gone.status, gone.headers["location"]) == (303, "./"))
            #expect(gone.headers["set-cookie"]?.contains("Max-Age=0") == true)
            #expect(try await running.client.get("/api/v1/rooms", ["Cookie": cookie]).status == 401)
            #expect(kept.state.withLock { $0.sessions.isEmpty })
        }
    }

    @Test("a revoked session's stream of events ends")
    func streamsEnd() async throws {
        try await withServer(tokens: tokens, sessions: sessions()) { running in
            let cookie = try await comeIn(running).cookie
            let stream = try await EventReader.open(running.client, room: "ops", headers: ["Cookie": cookie])
            #expect(stream.head.status == 200)
            #expect(try await running.client.send("POST", "/revoke", [:], Array("ana".utf8)).status == 200)
            #expect(try await stream.ends())
            #expect(try await running.client.send("POST", "/revoke", [:], Array("ana".utf8)).status == 403)
        }
    }

    @Test("where signing in is required nobody comes in on loopback either")
    func required() async throws {
        try await withServer(sessions: sessions(), asksToSignIn: true) { running in
            #expect(try await running.client.get("/api/v1/rooms").status == 401)
            #expect(try await running.client.get("/").text.contains("You are not signed in"))
            let cookie = try await comeIn(running).cookie
            #expect(try await running.client.get("/api/v1/rooms", ["Cookie": cookie]).status == 200)
        }
    }

    @Test("who has come in and presses again is simply in; a demo without tokens stays open")
    func again() async throws {
        try await withServer(sessions: sessions()) { running in
            let cookie = try await comeIn(running).cookie
            let headers = origin(running).merging(["Cookie": cookie]) { $1 }
            let twice = try await running.client.send("POST", "/enter?k=good", headers, [])
            #expect((twice.status, twice.headers["location"]) == (303, "rooms/ops"))
            #expect(try await running.client.get("/api/v1/rooms").status == 200)
            #expect(try await running.client.post("ops", #"{"author":"bob","text":"x"}"#).status == 201)
        }
    }

    @Test("a cookie is read among others, and nonsense is no session")
    func cookies() {
        let secret = SessionSecret()
        #expect(secret.text.count == 64 && SessionSecret() != secret)
        let cookies = "a=b; sitrep=\(secret.text); c=d"
        #expect(SessionSecret.all(in: cookies, named: ["sitrep"]) == [secret])
        for wrong in [
            "", "sitrep=", "sitrep=\(secret.text)0", "xsitrep=\(secret.text)", "sitrep=\(secret.text.uppercased())x",
        ] {
            #expect(SessionSecret.all(in: wrong, named: ["sitrep"]).isEmpty)
        }
        #expect(secret.key != secret.forgeryToken && !secret.key.contains(secret.text))
    }
}
