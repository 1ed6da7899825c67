import Incidents

/// A scenario to begin with: an incident that nobody does anything about.
package enum Starter {
    /// The shipped ladder's last step is an hour after the declaration.
    package static let length = Duration.minutes(75)

    /// `start` as the scenario's clock shows it; `length` is less than a day, for a clock alone says no day.
    package static func text(severity: String, start: CivilTime, length: Duration = length) -> String {
        let end = CivilTime(secondsSince1970: start.secondsSince1970 + length.milliseconds / 1000)
        return """
            # What happens when nobody does anything about a \(severity) for \(length.milliseconds / 60_000) minutes?
            # Play it:             sitrep rehearse --config sitrep.yaml FILE
            # Keep what is said:   sitrep rehearse --config sitrep.yaml --expect --update FILE
            # Add what people do:  14:05 ops ana: !ic me
            start: \(start.date) \(start.clock)

            \(start.clock) ops somebody: !declare \(severity) checkout is down

            \(end.clock) *

            """
    }
}
