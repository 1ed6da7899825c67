import Foundation
import Incidents
import Testing

@testable import WebServer

@Suite struct WarRoomTests {
    private func incident() -> IncidentView {
        var view = IncidentView.sample(1, "checkout is down", commander: "Ana Ruiz")
        view.dues = [
            .init(.updateOverdue, at: Instant(milliseconds: 1_795_000_900_000)),
            .init(.tellVP, at: Instant(milliseconds: 1_795_003_600_000)),
        ]
        view.unanswered = ["Bob Stone"]
        return view
    }

    private func show(_ running: Running, _ view: IncidentView) {
        running.backend.change { state in
            state.rooms["ops"]?.incident = view.id
            state.incidents = [view]
            state.timelines[view.id] = (1...9).map {
                TimelineRow(seq: $0, at: Instant(seconds: 1_795_000_000), kind: "noted", text: "step \($0)")
            }
        }
    }

    @Test("beside the room stands who has command, what is due, who has not answered, and the latest")
    func panel() async throws {
        try await withServer { running in
            show(running, incident())
            for path in ["/rooms/ops", "/rooms/ops/panel"] {
                let page = try await running.client.get(path).text
                for part in [
                    "Ana Ruiz", "Update due", "VP told", "Not answered yet: Bob Stone.", "step 9", "step 4",
                    "data-command=\"ack\"", "data-form=\"mitigated-form\"", "../incidents/INC-1#timeline",
                ] {
                    #expect(page.contains(part), "\(part) in \(path)")
                }
                #expect(!page.contains("step 3<"), "only the latest")
            }
            #expect(!(try await running.client.get("/rooms/ops/panel").text.contains("id=\"log\"")))
        }
    }

    @Test("the panel says how it stands now, and not what was so before")
    func standing() async throws {
        try await withServer { running in
            var view = incident()
            view.phase = .monitoring
            view.stands = "mitigated (watching) since 14:25 CET: rolled back"
            view.standing.mitigation = "rolled back"
            view.standing.nextAction = nil
            show(running, view)
            for path in ["/rooms/ops/panel", "/incidents/INC-1"] {
                let page = try await running.client.get(path).text
                #expect(page.contains("<dt>Now</dt>") && page.contains("since 14:25 CET: rolled back"), "\(path)")
                #expect(!page.contains("Next action"), "\(path)")
            }
        }
    }

    @Test("talk is in the timeline of the API, and on no page")
    func readers() async throws {
        try await withServer { running in
            let view = incident()
            show(running, view)
            running.backend.change { state in
                state.timelines[view.id]?.append(
                    TimelineRow(
                        seq: 10, at: Instant(seconds: 1_795_000_000), kind: "spoken",
                        text: "Ana Ruiz spoke in the room",
                        isForReaders: false))
            }
            for path in ["/rooms/ops/panel", "/incidents/INC-1"] {
                let page = try await running.client.get(path).text
                #expect(!page.contains("spoke in the room"), "\(path)")
            }
            let rows = try await running.client.get("/api/v1/incidents/INC-1/timeline").text
            #expect(rows.contains("spoke in the room"))
        }
    }

    @Test("the buttons are those of the phase")
    func actions() async throws {
        try await withServer { running in
            var view = incident()
            for (phase, wanted, unwanted) in [
                (Phase.investigating, "mitigated-form", "resolved-form"),
                (.monitoring, "resolved-form", "mitigated-form"),
            ] {
                view.phase = phase
                show(running, view)
                let page = try await running.client.get("/rooms/ops/panel").text
                #expect(page.contains("data-form=\"\(wanted)\"") && !page.contains("data-form=\"\(unwanted)\""))
            }
            view.phase = .closed
            show(running, view)
            #expect(!(try await running.client.get("/rooms/ops/panel").text.contains("data-command")))
        }
    }

    @Test("an incident's page has the whole timeline, newest first, and the way to its room")
    func incidentPage() async throws {
        try await withServer { running in
            show(running, incident())
            let page = try await running.client.get("/incidents/INC-1").text
            let places = (1...9).reversed().compactMap { page.range(of: "step \($0)<")?.lowerBound }
            #expect(places.count == 9 && places == places.sorted())
            #expect(page.contains("href=\"../rooms/incident-1\"") && page.contains("checkout is down"))
            #expect(try await running.client.get("/incidents/INC-2").status == 404)
        }
    }

    @Test("a private incident has no page for those who may not see it")
    func privacy() async throws {
        let tokens = TokenTable([("ana", PersonID("ana"), .nobodyElse), ("bob", PersonID("bob"), .nobodyElse)])
        try await withServer(tokens: tokens) { running in
            let secret = IncidentView.sample(4, "secret matter", audience: .only([PersonID("ana")]))
            running.backend.change { $0.incidents = [secret] }
            for (token, status) in [("ana", 200), ("bob", 404)] {
                let client = Client(port: running.client.port, token: token)
                let page = try await client.get("/incidents/INC-4")
                #expect(page.status == status && page.text.contains("secret matter") == (status == 200))
            }
        }
    }

    @Test("commands and people are given for completion")
    func completions() async throws {
        try await withServer { running in
            let reply = try await running.client.get("/api/v1/completions")
            #expect(
                reply.text
                    == #"{"prefix":"!","commands":[{"word":"help","meaning":"Shows help.","syntax":"!help [command]"}],"#
                    + #""people":[{"word":"ana","meaning":"Ana Ruiz","syntax":""}]}"#)
        }
    }

    @Test("a small page of a webhook may not be framed and runs no script")
    func smallPages() async throws {
        let route = WebhookRoute(path: "/ack", limit: 10, isPage: true) { _ in
            WebhookAnswer(200, contentType: "text/html; charset=utf-8", body: Array("<p>x</p>".utf8))
        }
        try await withServer(webhooks: [route]) { running in
            let page = try await running.client.get("/ack")
            let policy = try #require(page.headers["content-security-policy"])
            #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("script-src") && page.headers["x-content-type-options"] == "nosniff")
        }
    }
}
