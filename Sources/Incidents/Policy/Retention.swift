/// How long words are kept. Nil: for ever.
package struct Retention: Hashable, Sendable {
    /// Counted from the close of an incident: its words and names are erased, its figures stay.
    package var closedIncidents: Duration?
    /// The same for drills and tests; nil where they are kept like the others.
    package var drills: Duration?
    /// Messages of the rooms that the daemon serves.
    package var localMessages: Duration?

    package init(closedIncidents: Duration? = nil, drills: Duration? = nil, localMessages: Duration? = nil) {
        self.closedIncidents = closedIncidents
        self.drills = drills
        self.localMessages = localMessages
    }

    package func limit(of kind: IncidentKind) -> Duration? {
        switch kind {
        case .real: closedIncidents
        case .drill, .test: drills ?? closedIncidents
        }
    }

    /// The shortest time after which something has to go; nil where nothing ever has.
    package var shortest: Duration? { [closedIncidents, drills].compactMap { $0 }.min() }
}
