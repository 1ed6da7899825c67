import HTTPTypes

/// Everything that is served: one case, one row in each table below.
enum Route: Equatable {
    case home
    case roomPage(String)
    /// What changes of a room's page, without the messages.
    case panel(String)
    case incidentPage(String)
    case completions
    case asset(String)
    case rooms
    case room(String)
    case messages(room: String)
    case events(room: String)
    case incidents
    case incident(String)
    case timeline(String)
    case enter
    case signOut
    case revoke
    case health
    case readiness
    case metrics

    init?(_ path: RequestPath) {
        let segments = path.segments
        switch segments.count {
        case 0: self = .home
        case 1: self.init(single: segments[0])
        case 2 where segments[0] == "rooms": self = .roomPage(segments[1])
        case 2 where segments[0] == "incidents": self = .incidentPage(segments[1])
        case 3 where segments[0] == "rooms" && segments[2] == "panel": self = .panel(segments[1])
        case 2 where segments[0] == "assets": self = .asset(segments[1])
        case 3... where segments[0] == "api" && segments[1] == "v1": self.init(api: segments.dropFirst(2))
        default: return nil
        }
    }

    private init?(single name: String) {
        switch name {
        case "enter": self = .enter
        case "sign-out": self = .signOut
        case "revoke": self = .revoke
        case "healthz": self = .health
        case "readyz": self = .readiness
        case "metrics": self = .metrics
        default: return nil
        }
    }

    private init?(api rest: ArraySlice<String>) {
        let parts = Array(rest)
        switch (parts[0], parts.count) {
        case ("rooms", 1): self = .rooms
        case ("rooms", 2): self = .room(parts[1])
        case ("rooms", 3) where parts[2] == "messages": self = .messages(room: parts[1])
        case ("rooms", 3) where parts[2] == "events": self = .events(room: parts[1])
        case ("completions", 1): self = .completions
        case ("incidents", 1): self = .incidents
        case ("incidents", 2): self = .incident(parts[1])
        case ("incidents", 3) where parts[2] == "timeline": self = .timeline(parts[1])
        default: return nil
        }
    }

    var methods: [HTTPRequest.Method] {
        switch self {
        case .home, .roomPage, .panel, .incidentPage, .asset, .health, .readiness, .metrics: [.get, .head]
        case .rooms, .completions, .events, .incidents, .incident, .timeline: [.get]
        case .room: [.put]
        case .messages: [.get, .post]
        case .enter: [.get, .head, .post]
        case .signOut, .revoke: [.post]
        }
    }
}
