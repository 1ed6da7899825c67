import Incidents
import Testing

@testable import WebServer

@Suite struct IncidentsTests {
    @Test("an incident is shown with every key")
    func whole() async throws {
        try await withServer { running in
            running.backend.change { state in
                var view = IncidentView.sample(3, "checkout \"down\"", commander: "Ana")
                view.holders.append(.init(role: .expert, person: PersonID("bob"), name: "Bob"))
                view.nextDue = Instant(milliseconds: 1_795_000_900_000)
                view.nextRule = .updateOverdue
                state.incidents = [view]
            }
            let one = try await running.client.get("/api/v1/incidents/INC-3").text
            #expect(
                one == """
                    {"id":"INC-3","number":3,"label":"#incident-2026-11-20-003","title":"checkout \\"down\\"",\
                    "severity":"P1","severity_rank":1,"phase":"investigating","kind":"real","private":false,\
                    "declared_at":"2026-11-18T11:06:40.000Z","declared_by":"ana","started_at":null,\
                    "last_update_at":null,"mitigated_at":null,"resolved_at":null,"closed_at":null,"commander":"ana",\
                    "roles":{"incident-commander":"ana"},"experts":["bob"],"impact":"checkout \\"down\\"",\
                    "status":null,"theory":null,"last_action":null,"next_action":null,"next_action_by":null,\
                    "cause":null,"stands":"","phase_since":"2026-11-18T11:06:40.000Z","phase_words":null,\
                    "mitigation":null,"over_since":null,"rooms":[{"chat":"local","room":"incident-3","purpose":"main","name":null}],\
                    "tasks":[],"merged_into":null,"next_due":"2026-11-18T11:21:40.000Z",\
                    "next_rule":"update-overdue","due":[]}
                    """)
            #expect(try await running.client.get("/api/v1/incidents").text == "{\"incidents\":[\(one)],\"next\":3}")
        }
    }

    @Test("a timeline has a row an event, with the deadline that fired")
    func timeline() async throws {
        try await withServer { running in
            running.backend.change { state in
                state.incidents = [.sample(3, "x")]
                let at = Instant(milliseconds: 1_795_000_000_000)
                state.timelines[IncidentID(3)] = [
                    TimelineRow(seq: 9, at: at, by: PersonID("ana"), kind: "declared", text: "declared"),
                    TimelineRow(seq: 11, at: at, kind: "fired", text: "late", deadline: "INC-3/escalate/9/0"),
                ]
            }
            let reply = try await running.client.get("/api/v1/incidents/inc-3/timeline")
            #expect(
                reply.text == """
                    {"incident":"INC-3","entries":[{"seq":9,"at":"2026-11-18T11:06:40.000Z","by":"ana",\
                    "kind":"declared","text":"declared","deadline":null},{"seq":11,\
                    "at":"2026-11-18T11:06:40.000Z","by":null,"kind":"fired","text":"late",\
                    "deadline":"INC-3/escalate/9/0"}],"next":11}
                    """)
        }
    }

    @Test("readiness is 200 or 503")
    func readiness() async throws {
        try await withServer { running in
            running.backend.change { $0.readiness = Readiness(ready: true, troubles: ["matrix is down"]) }
            let ready = try await running.client.get("/readyz")
            #expect((ready.status, ready.text) == (200, #"{"ready":true,"troubles":["matrix is down"]}"#))
            running.backend.change { $0.readiness = Readiness(ready: false) }
            let not = try await running.client.get("/readyz")
            #expect((not.status, not.type) == (503, "application/problem+json"))
        }
    }
}
