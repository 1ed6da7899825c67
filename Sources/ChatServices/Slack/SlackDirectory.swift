import Synchronization

/// Who is who in the workspace, kept in memory: asked once, then known.
final class SlackDirectory: Sendable {
    /// What `auth.test` says of us; an event can then be told from our own.
    struct Ourself: Hashable, Sendable {
        var user: String
        var bot: String?
        var team: String
    }

    private let known = Mutex<Ourself?>(nil)

    var ourself: Ourself? { known.withLock { $0 } }
    func learn(_ ourself: Ourself) { known.withLock { $0 = ourself } }
}
