import Delivery
import Incidents

extension PagerDutyIncidentsPager {
    private struct Abilities: Decodable {
        var abilities: [String]
        private enum CodingKeys: String, CodingKey { case abilities }
    }
    private struct Anything: Decodable {}

    /// Reads only; nobody is paged.
    package func checkup() async -> [Finding] {
        var findings = [
            await finding("the API token is good and the service \(desk.service) is there") {
                () throws(DeliveryFailure) in
                let path = "/services/\(PagerDutyREST.escaped(desk.service))"
                let _: Anything = try await rest.get(path, doing: "find the service \(desk.service)")
            },
            await finding("the user \(desk.from) is known") { () throws(DeliveryFailure) in
                _ = try await requester.id()
            },
        ]
        guard !users.isEmpty else { return findings }
        findings.append(
            await finding("the account can ask single people (responder requests)") { () throws(DeliveryFailure) in
                let known: Abilities = try await rest.get("/abilities", doing: "list the account's abilities")
                guard !known.abilities.contains("coordinated_responding") else { return }
                throw DeliveryFailure(
                    .never,
                    "PagerDuty: the account's plan has no responder requests; take `users` away and page the service")
            })
        for (person, user) in users.sorted(by: { $0.key < $1.key }) {
            findings.append(
                await finding("the user of \(person.key) is known (\(user))") { () throws(DeliveryFailure) in
                    let path = "/users/\(PagerDutyREST.escaped(user))"
                    let _: Anything = try await rest.get(path, doing: "find the user \(user) of \(person.key)")
                })
        }
        return findings
    }

    private func finding(
        _ what: String, _ look: () async throws(DeliveryFailure) -> Void
    ) async -> Finding {
        do {
            try await look()
            return Finding("\(name): \(what)")
        } catch {
            return Finding("\(name): \(what)", trouble: error.sentence)
        }
    }
}
