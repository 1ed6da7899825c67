import Incidents
import Testing

@testable import WebServer

@Suite struct ServedTokensTests {
    private let tokens = TokenTable([
        ("token-of-ana", PersonID("ana"), .nobodyElse),
        ("token-of-gateway", nil, .only([PersonID("ana"), PersonID("bob")])),
    ])

    private func client(_ running: Running, _ token: String?) -> Client {
        Client(port: running.client.port, token: token)
    }

    @Test("every call of the API needs a token; health, readiness and metrics on this machine do not")
    func needed() async throws {
        try await withServer(tokens: tokens) { running in
            for token in [nil, "wrong", "token-of-an", "token-of-ana2"] {
                for path in ["/api/v1/rooms", "/api/v1/incidents", "/api/v1/nothing", "/api/v1/rooms/ops/events"] {
                    let reply = try await client(running, token).get(path)
                    #expect((reply.status, reply.type) == (401, "application/problem+json"))
                    #expect(reply.headers["www-authenticate"] == "Bearer realm=\"sitrep\"")
                }
            }
            for path in ["/healthz", "/readyz", "/metrics"] {
                #expect(try await running.client.get(path).status == 200)
            }
            let elsewhere = ["Host": "sitrep.example.org"]
            #expect(try await running.client.get("/metrics", elsewhere).status == 401)
            #expect(try await client(running, "token-of-ana").get("/metrics", elsewhere).status == 200)
        }
    }

    @Test("troubles are told to this machine and to tokens, to others only that there are some")
    func troubles() async throws {
        try await withServer(tokens: tokens) { running in
            running.backend.change { $0.readiness = Readiness(ready: false, troubles: ["matrix is down"]) }
            let near = try await running.client.get("/readyz")
            #expect(near.status == 503)
            #expect(near.text.contains(#""ready":false,"troubles":["matrix is down"]"#))
            let far = try await running.client.get("/readyz", ["Host": "sitrep.example.org"])
            #expect(far.status == 503)
            #expect(!far.text.contains("matrix") && far.text.contains("1 trouble: show a token"))
        }
    }

    @Test("a person's token speaks for that person, a gateway's for those it names")
    func voices() async throws {
        try await withServer(tokens: tokens) { running in
            func status(_ token: String, _ body: String) async throws -> Int {
                try await client(running, token).post("ops", body).status
            }
            #expect(try await status("token-of-ana", #"{"author":"ana","text":"x"}"#) == 201)
            #expect(try await status("token-of-ana", #"{"author":"bob","text":"x"}"#) == 403)
            #expect(try await status("token-of-gateway", #"{"author":"bob","text":"x"}"#) == 201)
            #expect(try await status("token-of-gateway", #"{"author":"cleo","text":"x"}"#) == 403)
            #expect(try await status("token-of-gateway", #"{"text":"x"}"#) == 400)
            let reply = try await client(running, "token-of-ana").post("ops", #"{"text":"mine"}"#)
            #expect(reply.status == 201)
            let listed = try await client(running, "token-of-ana").get("/api/v1/rooms/ops/messages?after=2")
            #expect(listed.text.contains(#""author":"ana","text":"mine""#))
        }
    }

    @Test("what only some may see is not there for the others")
    func viewers() async throws {
        try await withServer(tokens: tokens) { running in
            running.backend.change { $0.incidents = [.sample(3, "secret matter", audience: .only([PersonID("ana")]))] }
            for path in ["/api/v1/incidents/INC-3", "/api/v1/incidents/INC-3/timeline"] {
                #expect(try await client(running, "token-of-ana").get(path).status == 200)
                #expect(try await client(running, "token-of-gateway").get(path).status == 404)
            }
            for path in ["/api/v1/incidents", "/"] {
                let (hers, theirs) = (
                    try await client(running, "token-of-ana").get(path).text,
                    try await client(running, "token-of-gateway").get(path).text
                )
                #expect(hers.contains("secret matter") && !theirs.contains("secret matter"))
            }
        }
    }

    @Test("pages ask for a token and show nothing without one")
    func pages() async throws {
        try await withServer(tokens: tokens) { running in
            running.backend.change { _ = $0.say("the plan", by: "ana", in: "ops") }
            let closed = try await running.client.get("/rooms/ops")
            #expect(closed.status == 200)
            #expect(closed.text.contains("id=\"sign-in\"") && !closed.text.contains("the plan"))
            #expect(try await client(running, "wrong").get("/rooms/ops").status == 401)
            let open = try await client(running, "token-of-ana").get("/rooms/ops")
            #expect(open.text.contains("the plan") && open.text.contains("data-author=\"ana\""))
        }
    }
}
