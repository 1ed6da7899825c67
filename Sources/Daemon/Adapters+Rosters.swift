import Delivery
import HTTPClient
import Incidents
import Pagers
import Settings

extension Adapters {
    /// Where schedules are read that are kept elsewhere: one source a service, so that its people are read once, and one
    /// a calendar.
    static func rosters(_ configuration: Configuration, _ http: HTTPClient) throws -> [any RosterSource] {
        var sources: [any RosterSource] = []
        var atPagers: [String: [String: [String: String]]] = [:]
        for (name, roster) in configuration.rosters.sorted(by: { $0.key < $1.key }) {
            switch roster.origin {
            case .pager(let pager, let ids): atPagers[pager, default: [:]][name] = ids
            case .calendar(let address, let zone):
                sources.append(try calendar(name, address, zone: zone, configuration.policy, http))
            }
        }
        for pager in configuration.pagers {
            guard let schedules = atPagers[pager.name] else { continue }
            switch pager {
            case .pagerDuty(let service):
                guard let token = service.token else { continue }
                sources.append(
                    PagerDutyRoster(name: service.name, rest: rest(service.restBase, token, http), schedules: schedules)
                )
            case .pagerDutyIncidents(let service):
                sources.append(
                    PagerDutyRoster(
                        name: service.name, rest: rest(service.apiBase, service.token, http), schedules: schedules))
            case .opsgenie(let service):
                // Rotations of one schedule there are all on duty at once: a schedule of its own is the backup's.
                let identifiers = schedules.sorted { $0.key < $1.key }.compactMap { name, ids in
                    ids["primary"].map { (name: name, identifier: $0) }
                }
                sources.append(
                    OpsgenieRoster(name: service.name, api: api(service, http), schedules: identifiers))
            case .email, .webhook, .command, .twilio, .ntfy, .pushover, .incidentIO, .grafanaIRM: continue
            }
        }
        return sources
    }

    private static func calendar(
        _ name: String, _ address: RosterSettings.CalendarAddress, zone: String, _ policy: Policy, _ http: HTTPClient
    ) throws -> CalendarRoster {
        let place: CalendarRoster.Place
        switch address {
        case .url(let url): place = .url { url }
        case .secret(let source):
            place = .url { try source.read().value }
        case .file(let path): place = .file(path)
        }
        return CalendarRoster(
            schedule: name, place: place, zone: ZoneRules.load(zone) ?? .utc,
            people: CalendarPeople(policy.people, named: { policy.person(named: $0) }),
            lookup: { ZoneRules.load($0) },
            exchange: { request async throws(HTTPFailure) in try await http.send(request) })
    }
}
