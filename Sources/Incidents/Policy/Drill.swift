/// A night that is practised: what goes wrong, what the monitors say of it, and when. Kept whole in the event that
/// starts it, so that a change of the configuration does not change a drill that is under way.
package struct Drill: Hashable, Sendable {
    /// What people type: `region-down`.
    package var name: String
    package var title: String
    /// As any scheme writes it (`P1`, `SEV-1`); nil for the worst.
    package var severity: String?
    /// In order of time.
    package var injects: [Inject]
    package var faults: [Fault]
    package var targets: Targets
    /// After so long people are reminded to end it.
    package var length: Duration

    package init(
        name: String, title: String, severity: String? = nil, injects: [Inject] = [], faults: [Fault] = [],
        targets: Targets = Targets(), length: Duration = .hours(1)
    ) {
        self.name = name
        self.title = title
        self.severity = severity
        self.injects = injects
        self.faults = faults
        self.targets = targets
        self.length = length
    }

    /// What the script says at its place.
    func word(_ ordinal: Int) -> String? { injects.indices.contains(ordinal) ? injects[ordinal].text : nil }

    /// What is said in the room at its time, as a monitor or a customer would.
    package struct Inject: Hashable, Sendable {
        /// Since the start.
        package var after: Duration
        package var text: String
        /// Said also when the harm has stopped: it comes back.
        package var evenMitigated: Bool
        package init(after: Duration, text: String, evenMitigated: Bool = false) {
            self.after = after
            self.text = text
            self.evenMitigated = evenMitigated
        }
    }

    /// Something that does not work for a time, for the drill alone.
    package struct Fault: Hashable, Sendable {
        package enum Mood: String, Hashable, Sendable, Codable, CaseIterable {
            /// Does not answer.
            case down
            /// Asks to wait (429).
            case throttled
            /// Refuses every address.
            case refused
        }
        /// Nil for every pager.
        package var pager: String?
        package var mood: Mood
        /// Since the start; it holds until `until`, or to the end.
        package var from: Duration
        package var until: Duration?
        package init(pager: String? = nil, mood: Mood, from: Duration = .zero, until: Duration? = nil) {
            self.pager = pager
            self.mood = mood
            self.from = from
            self.until = until
        }
    }

    /// What a good night looks like. The figures are those of published guides (see docs/rehearsal.md).
    package struct Targets: Hashable, Sendable {
        package var commander: Duration = .minutes(5)
        package var acknowledged: Duration = .minutes(5)
        package var firstUpdate: Duration = .minutes(15)
        package var mitigated: Duration = .minutes(30)
        package init() {}
    }
}

extension Policy {
    /// `Region-Down` and `region down` are one name.
    package func drill(named name: String) -> Drill? {
        let wanted = Policy.normalise(name)
        return drills.first { Policy.normalise($0.name) == wanted }
    }
}
