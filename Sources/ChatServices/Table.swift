/// Every kind of chat, by the word that names it under `chats:`. Errors and the reference are written from here, and
/// the wiring switches over it without a default, so that a new kind finds each place that must know it.
package enum ChatKind: String, Hashable, Sendable, CaseIterable {
    case local
    case console
    case matrix

    /// One line: what it is.
    package var summary: String {
        switch self {
        case .local: "rooms that the daemon serves itself, over its JSON API and in the browser"
        case .console: "the terminal the daemon was started in: one room, for trying it out"
        case .matrix: "rooms of a Matrix homeserver, by the client-server API (rooms without encryption)"
        }
    }
}
