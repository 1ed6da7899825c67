import FoundationEssentials
import HTTPClient
import Synchronization

@testable import Pagers

/// PagerDuty's REST API in memory: incidents by key, responders, users; one fault for one path.
final class FakePagerDuty: Sendable {
    struct Incident {
        var id: String
        var key: String
        var status = "triggered"
        /// User id to state.
        var responders: [String: String] = [:]
    }
    struct State {
        var incidents: [Incident] = []
        /// "POST /incidents" and so on, in order.
        var asked: [String] = []
        var bodies: [String] = []
        /// The first request whose method and path begin so gets this.
        var faults: [(String, Result<HTTPResponse, HTTPFailure>)] = []
        var abilities = "[\"coordinated_responding\"]"
    }
    let state = Mutex(State())

    var asked: [String] { state.withLock { $0.asked } }
    var incidents: [Incident] { state.withLock { $0.incidents } }

    func fail(_ request: String, _ answer: Result<HTTPResponse, HTTPFailure>) {
        state.withLock { $0.faults.append((request, answer)) }
    }

    func answer(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPResponse {
        let result: Result<HTTPResponse, HTTPFailure> = state.withLock { state in
            let target = request.url.replacing("http://pd.test", with: "")
            let line = "\(request.method) \(target)"
            state.asked.append(line)
            state.bodies.append(String(decoding: request.body ?? [], as: UTF8.self))
            if let index = state.faults.firstIndex(where: { line.hasPrefix($0.0) }) {
                return state.faults.remove(at: index).1
            }
            return .success(Self.answer(line, request, &state))
        }
        return try result.get()
    }

    static func json(_ status: Int, _ text: String, _ headers: [(String, String)] = []) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers.map { (name: $0.0, value: $0.1) }, body: Array(text.utf8))
    }

    private static func answer(_ line: String, _ request: HTTPRequest, _ state: inout State) -> HTTPResponse {
        let path = line.split(separator: "?")[0].split(separator: "/").dropFirst().map(String.init)
        let body = request.body.map { String(decoding: $0, as: UTF8.self) } ?? ""
        switch (request.method, path.first, path.count) {
        case ("POST", "incidents", 1):
            let key = field("incident_key", body)
            if state.incidents.contains(where: { $0.key == key && $0.status != "resolved" }) {
                return json(
                    400,
                    "{\"error\":{\"message\":\"Arguments Caused Error\",\"code\":2002,\"errors\":[\"Open incident with "
                        + "matching dedup key already exists on this service\"]}}")
            }
            state.incidents.append(Incident(id: "Q\(state.incidents.count + 1)", key: key))
            return json(201, "{\"incident\":\(shown(state.incidents[state.incidents.count - 1]))}")
        case ("GET", "incidents", 1):
            let found = state.incidents.filter { line.contains("incident_key=\(PagerDutyREST.escaped($0.key))&") }
            return json(200, "{\"incidents\":[\(found.reversed().map(shown).joined(separator: ","))]}")
        case (_, "incidents", 2...):
            guard let index = state.incidents.firstIndex(where: { $0.id == path[1] }) else {
                return json(404, "{\"error\":{\"message\":\"Not Found\",\"code\":2100}}")
            }
            let change = path.dropFirst(2).joined(separator: "/")
            if change == "responder_requests" { state.incidents[index].responders[field("id", body)] = "pending" }
            if change == "responder_requests/cancel" {
                state.incidents[index].responders[field("id", body)] = "user_cancelled"
            }
            if change.isEmpty, request.method == "PUT" { state.incidents[index].status = field("status", body) }
            return json(200, "{\"incident\":\(shown(state.incidents[index]))}")
        case ("GET", "users", 1):
            return json(200, "{\"users\":[{\"id\":\"PBOT123\",\"email\":\"Bot@example.org\"}]}")
        case ("GET", "abilities", _): return json(200, "{\"abilities\":\(state.abilities)}")
        default: return json(200, "{}")
        }
    }

    private static func field(_ name: String, _ body: String) -> String {
        guard let start = body.firstRange(of: "\"\(name)\":\"")?.upperBound else { return "" }
        return String(body[start...].prefix { $0 != "\"" }).replacing("\\/", with: "/")
    }

    private static func shown(_ incident: Incident) -> String {
        let responders = incident.responders.sorted { $0.key < $1.key }.map { user, state in
            "{\"state\":\"\(state)\",\"user\":{\"id\":\"\(user)\",\"type\":\"user_reference\"}}"
        }
        return """
            {"id":"\(incident.id)","status":"\(incident.status)","incident_key":"\(incident.key)",\
            "html_url":"https://acme.pagerduty.com/incidents/\(incident.id)",\
            "incidents_responders":[\(responders.joined(separator: ","))]}
            """
    }
}
