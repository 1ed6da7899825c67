/// Whether the daemon does its work, for `/readyz`.
package struct Readiness: Hashable, Sendable {
    package var ready: Bool
    /// A sentence each. There may be some although it is ready: a chat is down, the rest works.
    package var troubles: [String]

    package init(ready: Bool, troubles: [String] = []) {
        self.ready = ready
        self.troubles = troubles
    }
}
