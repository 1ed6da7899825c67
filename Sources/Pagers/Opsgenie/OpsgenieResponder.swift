/// Whom an alert is for, at Opsgenie.
///
/// An address of ours is the user's name there (an e-mail address), or one of the other kinds with its name behind a
/// colon: `team:Checkout`, `schedule:Checkout nights`, `escalation:Managers`.
package struct OpsgenieResponder: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable { case user, team, schedule, escalation }
    package var kind: Kind
    /// The user's name, or the name of the others.
    package var name: String

    package init(kind: Kind, name: String) {
        self.kind = kind
        self.name = name
    }

    package init(address: String) {
        let parts = address.split(separator: ":", maxSplits: 1)
        if parts.count == 2, let kind = Kind(rawValue: String(parts[0])), kind != .user {
            self.init(kind: kind, name: String(parts[1]))
        } else {
            self.init(kind: .user, name: address)
        }
    }

    /// As rooms show it and the outbox keeps it.
    package var address: String { kind == .user ? name : "\(kind.rawValue):\(name)" }

    /// Where it can be looked at, to see whether it is there.
    var path: String {
        let name = ServiceText.escaped(name)
        return switch kind {
        case .user: "/v2/users/\(name)"
        case .team: "/v2/teams/\(name)?identifierType=name"
        case .schedule: "/v2/schedules/\(name)?identifierType=name"
        case .escalation: "/v2/escalations/\(name)?identifierType=name"
        }
    }
}

extension OpsgenieResponder: Encodable {
    private enum CodingKeys: String, CodingKey {
        case name, username
        case kind = "type"
    }
    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(kind.rawValue, forKey: .kind)
        try fields.encode(name, forKey: kind == .user ? .username : .name)
    }
}
