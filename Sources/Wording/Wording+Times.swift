import Incidents

/// Times that were said and are none, and which of two times was meant.
extension Wording {
    func timeTrouble(_ trouble: TimeTrouble) -> Message.Line {
        switch trouble {
        case .unknownZone(let name, let likely, let own):
            let word = name.utf8.count < 6 ? name.uppercased() : name
            guard let likely else {
                return
                    "I do not know the zone \(word), so nothing was changed. Times here are \(ours: own); UTC, +02:00 and Europe/London work too."
            }
            guard ZoneRules.isShared(name) else {
                let place = name.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
                    .joined(separator: " ")
                return
                    "I know no zone \(place), so nothing was changed. Did you mean \(ours: likely)? Times here are \(ours: own); UTC and +02:00 work too."
            }
            return
                "\(word) may be several zones, so nothing was changed. Did you mean \(ours: likely)? Times here are \(ours: own); UTC and +02:00 work too."
        case .whichDay(let near, let far):
            return
                "Which of the two: \(ours: near) or \(ours: far)? Nothing was changed; write the day as one of these."
        case .skipped(let shown, let zone, let next):
            return
                "\(ours: shown) does not exist in \(ours: zone): clocks go forward over it, and \(ours: next) follows. Nothing was changed; name another time."
        }
    }

    func timeIsOver(_ at: Instant) -> Message.Line {
        "\(ours: policy.zone.dateAndClock(at)) is over, so nothing was changed. Name a time to come, such as \(code: "in 20m"), or \(code: "tomorrow \(policy.zone.civil(at).clock)")."
    }

    func timeTooFar(_ most: Duration) -> Message.Line {
        "That is more than \(ours: spoken(most)) ahead, so nothing was changed. Name a nearer time, such as \(code: "in 20m")."
    }

    /// Behind a time that the wall shows twice that night; nothing behind any other.
    func pass(_ instant: Instant, on zone: ZoneRules? = nil) -> String {
        switch (zone ?? policy.zone).pass(of: instant) {
        case 1: " (the first of two that night)"
        case 2: " (the second of two that night)"
        default: ""
        }
    }
}
