/// Who is asking to see something. Every read takes one.
package enum Viewer: Hashable, Sendable {
    /// Nobody in particular: a room, a list, a metric.
    case anyone
    case person(PersonID)
    /// The daemon itself, for its own work.
    case bot
}

extension Incident {
    package func isVisible(to viewer: Viewer) -> Bool {
        switch (audience, viewer) {
        case (.everyone, _), (_, .bot): true
        case (.only(let people), .person(let person)): people.contains(person)
        case (.only, .anyone): false
        }
    }
}
