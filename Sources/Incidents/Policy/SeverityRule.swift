/// One row of the severity matrix, with what it took from the row above already filled in.
package struct SeverityRule: Hashable, Sendable {
    package var severity: Severity
    /// `initial_responder`: who is paged for the declaration beside the IC line.
    package var initialResponder: [Target]
    /// Whom it wakes by itself.
    package var page: PageScope
    /// The row says `page`; else the initial responder that it names is paged beside those of its rank.
    package var saysPage = false
    /// Within it somebody is to have answered; nil waits for nobody.
    package var responseTime: Duration?
    /// When it rings; nil for always.
    package var hours: RingingHours?
    /// Names of the pagers that may ring for it; nil for all.
    package var ways: [String]?
    package var escalateAfter: LadderStep?
    package var escalateTo: [Target]
    /// As the matrix names them: "engineering team lead".
    package var escalateToName: String
    package var notifyAtStart: [Target]
    package var notifyVPAfter: LadderStep?
    /// Prose, shown in the room: `required (status page + email)`.
    package var customerComms: String?
    /// What that asks for, as it was read.
    package var comms: CustomerComms?
    /// How often the room is to hear an internal update; nil asks for none.
    package var updateEvery: Duration?
    package var executiveSummaryEvery: Duration?
    /// Team lead is told after so long without meaningful progress; nil for severities where nobody is.
    package var noProgressAfter: Duration?
    /// Any other key of the row, as it stood.
    package var prose: [Prose]

    /// What holds for its rank where no row says otherwise: nobody is told of anything but by `page`.
    package init(severity: Severity, zone: ZoneRules = .utc) {
        self.severity = severity
        initialResponder = []
        escalateTo = []
        escalateToName = "team lead"
        notifyAtStart = []
        prose = []
        page = .usual(severity.rank)
        responseTime = SeverityRule.usualResponse(severity.rank)
        hours = severity.rank == 3 ? .weekdays(zone) : nil
    }

    private static func usualResponse(_ rank: Int) -> Duration {
        switch rank {
        case ...1: .minutes(15)
        case 2: .minutes(30)
        case 3: .hours(2)
        default: .hours(24)
        }
    }

    /// All ways may ring now, as far as the severity goes.
    package func rings(at now: Instant) -> Bool { ways != [] && hours?.contains(now) ?? true }

    /// A severity that no row is about: the ladder of its rank, and of the row above only who is meant by its names.
    package func handedDown(to severity: Severity, _ policy: Policy) -> SeverityRule {
        var rule = SeverityRule(severity: severity, zone: policy.zone)
        rule.initialResponder = initialResponder
        rule.escalateTo = escalateTo
        rule.escalateToName = escalateToName
        rule.updateEvery = severity.usualCadence
        rule.noProgressAfter = severity.isMajor ? policy.timers.noProgress.orNever : nil
        return rule
    }
}

extension Severity {
    /// How often the room is to hear an update where no row says it.
    package var usualCadence: Duration? { isMajor ? .minutes(15) : rank == 3 ? .minutes(60) : nil }
}

/// What `customer_comms` asks for, once there is somewhere to publish.
package struct CustomerComms: Hashable, Sendable {
    /// The first public word and its timers.
    package var isRequired: Bool
    /// Offered, not chased.
    package var isOffered: Bool
    package var onStatusPage: Bool
    package var byMail: Bool
    package init(isRequired: Bool = false, isOffered: Bool = false, onStatusPage: Bool = false, byMail: Bool = false) {
        self.isRequired = isRequired
        self.isOffered = isOffered
        self.onStatusPage = onStatusPage
        self.byMail = byMail
    }
}
