import Incidents

/// The machine's clock was ahead for a while.
extension Wording {
    /// For the people who run the machine, once and loudly.
    package func clockSetBack(_ back: SetBack) -> Message {
        var message = Message(
            "\(strong: "The clock was set back by \(length(back))"): it is \(ours: policy.zone.dateAndClock(back.at)) now."
        )
        message.add("What was written while it was ahead counts from now. Some reminders came too early.")
        message.add("Look at this machine's time service: \(code: "timedatectl")")
        return message
    }

    /// It is known to within some seconds: no minutes are made of them.
    private func length(_ back: SetBack) -> String {
        spoken(back.by < .minutes(10) ? back.by : back.by + .seconds(30))
    }

    /// Beneath what is pending.
    func setBack(_ back: SetBack, now: Instant) -> Message.Line {
        "The clock was set back by \(ours: length(back)) at \(moment(back.at, now: now)): what was written before counts from then."
    }

    /// In one line, for health checks and logs.
    package func clockTrouble(_ back: SetBack) -> String {
        "the clock was set back by \(length(back)) at \(back.at.rfc3339); what was written while it was ahead counts from then: check timedatectl"
    }
}
