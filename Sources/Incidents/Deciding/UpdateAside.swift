/// What an update says besides its fields, each with the words that it was said in: what turns out to be no time is kept
/// as text, because nothing that somebody typed may vanish.
package struct UpdateAside: Hashable, Sendable {
    package var started: SaidTime?
    package var startedText: String?
    /// What set it off.
    package var trigger: String?
    /// When the next update comes, as typed.
    package var nextText: String?

    package init(
        started: SaidTime? = nil, startedText: String? = nil, trigger: String? = nil, nextText: String? = nil
    ) {
        self.started = started
        self.startedText = startedText
        self.trigger = trigger
        self.nextText = nextText
    }

    package var isEmpty: Bool { self == UpdateAside() }
}
