import HTTPTypes
import HummingbirdCore
import Incidents

extension Site {
    func incidents(_ path: RequestPath, _ caller: Caller) async throws -> Response {
        let after = try path.number("after", in: 0 ... .max, default: 0)
        let limit = try path.number("limit", in: 1...1000, default: 100)
        let phases = try Set(phases: path.parameter("phase"))
        let incidents = try await backend.incidents(for: caller.viewer, in: phases, after: after, limit: limit)
        return .json(.ok) { json in
            json.array("incidents", incidents) { $1.write(to: &$0) }
            json.field("next", incidents.last?.id.number ?? after)
        }
    }

    func incident(_ name: String, _ caller: Caller) async throws -> Response {
        guard let id = IncidentID(name), let view = try await backend.incident(id, for: caller.viewer) else {
            throw Problem.noSuchIncident(name)
        }
        var json = JSONWriter(capacity: 1024)
        view.write(to: &json)
        return .json(.ok, json)
    }

    func timeline(of name: String, _ path: RequestPath, _ caller: Caller) async throws -> Response {
        let after = try path.number("after", in: 0 ... .max, default: 0)
        // Without a limit it is the whole, as it always was.
        let limit = try path.parameter("limit") == nil ? nil : path.number("limit", in: 1...1000, default: 1000)
        guard let id = IncidentID(name),
            let rows = try await backend.timeline(of: id, .after(after, limit: limit), for: caller.viewer)
        else { throw Problem.noSuchIncident(name) }
        return .json(.ok) { json in
            json.field("incident", id.description)
            json.array("entries", rows) { $1.write(to: &$0) }
            json.field("next", rows.last?.seq ?? after)
        }
    }
}

extension Problem {
    /// The same words whether it does not exist or may not be seen: the difference is a secret too.
    fileprivate static func noSuchIncident(_ name: String) -> Problem {
        Problem(
            .notFound, "There is no incident \"\(name.prefix(40))\" that you may see. Incidents are named like INC-12.")
    }
}

extension Set<Phase> {
    /// Reads `open`, `resolved,closed`; all of them where nothing is asked for.
    init(phases text: String?) throws(Problem) {
        guard let text else {
            self.init(Phase.allCases)
            return
        }
        self.init()
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            if word == "open" {
                formUnion(Self.open)
            } else if let phase = Phase(rawValue: String(word)) {
                insert(phase)
            } else {
                let known = (["open"] + Phase.allCases.map(\.rawValue)).joined(separator: ", ")
                throw .badRequest("phase must be one of \(known), or several with commas; got \"\(word.prefix(40))\".")
            }
        }
    }

    /// What a `phase=open` means.
    package static var open: Set<Phase> { Set(Phase.allCases.filter(\.isActive)) }
}
