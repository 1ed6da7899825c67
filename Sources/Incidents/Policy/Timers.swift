extension Duration {
    /// A timer that is switched off is no time at all.
    package var orNever: Duration? { self > .zero ? self : nil }
}

/// Every timer of the policy, most of which zero switches off. The figures are the defaults published in incident-response guides (see `docs/policy.md`).
package struct Timers: Hashable, Sendable {
    /// Said so long before an internal update is due.
    package var updateWarning: Duration = .minutes(2)
    /// First nag so long after the update was due…
    package var updateOverdue: Duration = .minutes(5)
    /// …and again each so long.
    package var updateOverdueRepeat: Duration = .minutes(5)
    package var noCommander: Duration = .minutes(5)
    /// Zero: a third of the severity's time of response.
    package var noAcknowledgement: Duration = .zero
    package var noProgress: Duration = .minutes(30)
    package var executiveSummary: Duration = .minutes(30)
    /// Watching after mitigation, before the IC is asked whether it is resolved.
    package var watching: Duration = .minutes(10)
    /// Said so long before a sync meeting.
    package var syncWarning: Duration = .minutes(5)
    /// Two messages to one person due so close together become one.
    package var mergeWindow: Duration = .minutes(5)
    /// The same people for the same incident within this are paged once.
    package var pageGuard: Duration = .minutes(1)
    /// A paging command older than this when it is read is asked about, not executed.
    package var pageStale: Duration = .minutes(10)
    /// `!status` answers from observations no older than this.
    package var observationFresh: Duration = .seconds(30)
    package var stalkEvery: Duration = .seconds(30)
    /// A chat that is away for less is not spoken of, and nobody goes on elsewhere.
    package var chatDown: Duration = .minutes(1)
    /// How often schedules that are kept elsewhere are read.
    package var rosterRefresh: Duration = .minutes(5)

    // The bot as deputy.

    /// Marks on the clock for the deputy…
    package var markEvery: Duration = .minutes(10)
    /// …and after the first hour.
    package var markLater: Duration = .minutes(30)
    /// How often the commander is asked what nobody has said.
    package var questionsEvery: Duration = .minutes(15)
    /// So close to the reminder of the update, the questions go with it.
    package var questionsWindow: Duration = .minutes(2)
    /// So long after a roll call it is said who is missing.
    package var rollcall: Duration = .minutes(3)
    package var handoverOffer: Duration = .hours(1)
    package var handoverInsist: Duration = .hours(3)
    /// The insisting comes again each so long.
    package var handoverRepeat: Duration = .minutes(30)
    package var onCallBrief: Duration = .hours(4)
    /// Without a word of anybody.
    package var silence: Duration = .minutes(30)

    // Kept here so that one file of settings holds every timer of the field; the capabilities that read these
    // come with the status page and the review.
    package var firstPublicPost: Duration = .minutes(5)
    package var publicScope: Duration = .minutes(5)
    package var publicUpdate: Duration = .minutes(20)
    package var resolvedNotice: Duration = .hours(1)
    package var customerEmail: Duration = .hours(24)
    package var archiveRoom: Duration = .hours(24)
    /// Five business days, as a week of calendar days.
    package var reviewDraft: Duration = .days(7)

    package init() {}
}
