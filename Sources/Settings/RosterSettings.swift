/// A schedule that is kept elsewhere.
package struct RosterSettings: Hashable, Sendable {
    package enum Origin: Hashable, Sendable {
        /// At a service: the name of the pager that has the token, and by duty (`primary`, `backup`, `trainees`) the id of
        /// the schedule there.
        case pager(String, ids: [String: String])
        /// A calendar of RFC 5545.
        case calendar(CalendarAddress, zone: String)
    }
    package enum CalendarAddress: Hashable, Sendable {
        case url(String)
        /// Whoever knows the address of a private calendar can read it.
        case secret(SecretSource)
        case file(String)
    }

    package var name: String
    package var origin: Origin

    package init(name: String, origin: Origin) {
        self.name = name
        self.origin = origin
    }
}
