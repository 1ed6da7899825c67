import Incidents

extension Policy {
    /// The guide's policy with the clocks of the deputy, which elsewhere would stand between what a test is about.
    static var watched: Policy {
        var policy = Policy.guide
        policy.timers = Timers()
        // What each says by itself; see MergingTests for what they say together.
        policy.timers.mergeWindow = .zero
        policy.spanOfControl = Policy().spanOfControl
        return policy
    }

    mutating func dismissDeputy() {
        timers.markEvery = .zero
        timers.questionsEvery = .zero
        timers.rollcall = .zero
        timers.handoverOffer = .zero
        timers.handoverInsist = .zero
        timers.onCallBrief = .zero
        timers.silence = .zero
        spanOfControl = 0
    }
}
