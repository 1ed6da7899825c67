import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

@Suite("paging by PagerDuty incidents")
struct PagerDutyIncidentsTests {
    private let service = FakePagerDuty()
    private var pager: PagerDutyIncidentsPager { PagerFault.incidents(service) }

    private func order(
        _ action: PageOrder.Action = .trigger, to address: String, isShared: Bool = false, link: String? = nil
    ) -> PageOrder {
        var order = Pages.order(action, to: address, pager: "pd")
        order.way.isShared = isShared
        order.dedupKey = "sitrep/5f3a/INC-3/17/\(address)"
        order.link = link
        return order
    }
    private let taken = PageAnswer(
        .accepted, detail: "PagerDuty took it", url: "https://acme.pagerduty.com/incidents/Q1")

    @Test("several people of one page, sent at once, are one incident with a request for each")
    func together() async throws {
        let pager = pager
        try await withThrowingTaskGroup(of: PageAnswer.self) { group in
            for address in ["PANA123", "PBOB123"] {
                group.addTask { try await pager.send(self.order(to: address), key: "k") }
            }
            group.addTask { try await pager.send(self.order(to: "service", isShared: true), key: "k") }
            for try await answer in group { #expect(answer == taken) }
        }
        #expect(service.incidents.map(\.key) == ["sitrep/5f3a/INC-3/17"])
        #expect(service.incidents[0].responders == ["PANA123": "pending", "PBOB123": "pending"])
    }

    @Test("a repeat finds the incident and asks nobody twice")
    func repeated() async throws {
        for _ in 0..<3 { #expect(try await pager.send(order(to: "PANA123"), key: "k") == taken) }
        #expect(service.incidents.count == 1)
        #expect(service.asked.count { $0.hasSuffix("/responder_requests") } == 1)
    }

    @Test("what is sent says what is wrong, and to the person how to take it")
    func words() async throws {
        _ = try await pager.send(order(to: "PANA123", link: "https://sitrep.test/a/1"), key: "k")
        let bodies = service.state.withLock { $0.bodies }.map { $0.replacing("\\/", with: "/") }
        #expect(bodies[0].contains("\"title\":\"[P1] INC-3 checkout is down\""))
        #expect(bodies[0].contains("\"urgency\":\"high\""))
        #expect(bodies[0].contains("\"details\":\"reason: 5xx at 40 %\""))
        #expect(bodies[2].contains("[P1] INC-3 checkout is down. Acknowledge: https://sitrep.test/a/1"))
        #expect(bodies[2].contains("\"requester_id\":\"PBOT123\""))
    }

    @Test("an incident that their list does not show yet is asked for again")
    func behind() async throws {
        _ = try await pager.send(order(to: "PANA123"), key: "k")
        service.fail("GET /incidents?", .success(FakePagerDuty.json(200, "{\"incidents\":[]}")))
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(order(to: "PBOB123"), key: "k")
        }
        #expect(failure?.retry == .later && failure?.mayHaveArrived == false)
    }

    @Test("acknowledging marks the incident and lets the telephone rest; a resolved one stays resolved")
    func acknowledge() async throws {
        _ = try await pager.send(order(to: "PANA123"), key: "k")
        _ = try await pager.send(order(.acknowledge, to: "PANA123"), key: "k")
        #expect(service.incidents[0].status == "acknowledged")
        #expect(service.incidents[0].responders == ["PANA123": "user_cancelled"])
        _ = try await pager.send(order(.resolve, to: "PANA123"), key: "k")
        #expect(service.incidents[0].status == "resolved")
        let before = service.asked.count
        #expect(try await pager.send(order(.acknowledge, to: "PANA123"), key: "k").detail == "nothing open there")
        #expect(service.incidents[0].status == "resolved")
        #expect(service.asked.count == before + 1)
    }

    @Test("somebody was faster: that is fine")
    func faster() async throws {
        _ = try await pager.send(order(to: "service", isShared: true), key: "k")
        service.fail(
            "PUT /incidents/Q1",
            .success(FakePagerDuty.json(400, "{\"error\":{\"message\":\"Incident Already Resolved\",\"code\":1001}}")))
        #expect(try await pager.send(order(.resolve, to: "service", isShared: true), key: "k") == taken)
    }

    @Test("looking finds what arrived, and nothing else")
    func look() async throws {
        #expect(try await pager.look(for: order(to: "PANA123"), key: "k", since: Pages.now) == nil)
        _ = try await pager.send(order(to: "service", isShared: true), key: "k")
        #expect(try await pager.look(for: order(to: "PANA123"), key: "k", since: Pages.now) == nil)
        #expect(try await pager.look(for: order(to: "service", isShared: true), key: "k", since: Pages.now) == taken)
        _ = try await pager.send(order(to: "PANA123"), key: "k")
        #expect(try await pager.look(for: order(to: "PANA123"), key: "k", since: Pages.now) == taken)
        #expect(try await pager.look(for: order(.resolve, to: "PANA123"), key: "k", since: Pages.now) == nil)
        _ = try await pager.send(order(.resolve, to: "PANA123"), key: "k")
        #expect(try await pager.look(for: order(.resolve, to: "PANA123"), key: "k", since: Pages.now) == taken)
        #expect(try await pager.look(for: order(to: "PANA123"), key: "k", since: Pages.now) == taken)
    }

    @Test("a plan without responder requests is said")
    func plan() async {
        service.fail("POST /incidents/Q1/responder_requests", .success(FakePagerDuty.json(402, "")))
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(order(to: "PANA123"), key: "k")
        }
        #expect(
            failure?.sentence
                == "PagerDuty: could not ask PANA123 as a responder (402); the account's plan does not have "
                + "that: page through routing keys instead")
    }

    @Test("a check-up names what is missing")
    func checkup() async {
        #expect(await pager.checkup().allSatisfy { $0.trouble == nil })
        service.fail("GET /services/", .success(FakePagerDuty.json(404, "")))
        service.fail("GET /users?", .success(FakePagerDuty.json(200, "{\"users\":[]}")))
        service.state.withLock { $0.abilities = "[]" }
        let troubles = await pager.checkup().compactMap(\.trouble)
        #expect(troubles.count == 3)
        #expect(troubles[1] == "PagerDuty: no user there has the address bot@example.org; correct `from` of this pager")
        #expect(!service.asked.contains { !$0.hasPrefix("GET") })
    }
}
