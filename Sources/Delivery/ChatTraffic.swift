import Incidents

/// What is under way at one chat, and whether more may follow. Asked by the outbox for each row that could leave.
///
/// 1. At most sixteen errands at once: when the chat fails in the middle of them, no more than those are in doubt.
/// 2. In trouble, which is when errands of two lanes found no answer and none has found one since, what was tried
///    before is tried again: that is in doubt already, or arrived nowhere. Of the rest one goes now and then, so that
///    two messages which the chat never answers keep nobody else waiting for long.
/// 3. Of rows in doubt eight at once: how often we may look is what a chat limits most, and what is not in doubt
///    passes them meanwhile.
/// 4. Doubt holds a row for a minute at most, counted while the chat answers. Then it is said, and says so.
struct ChatTraffic {
    static let mostUnderWay = 16
    static let mostLooking = 8
    static let longestDoubt = Duration.seconds(60)
    private static let shortestProbe = Duration.seconds(5)
    private static let longestProbe = Duration.seconds(60)

    /// By lane: each has one errand under way. True where it looks for itself first.
    private var underWay: [String: Bool] = [:]
    /// Lanes whose errand found no answer, since one last did.
    private var unanswered: Set<String> = []
    /// Nil while the last that was asked found no answer.
    private var answersSince: Instant?
    /// When something that was not tried yet may leave although the chat is in trouble.
    private var nextProbe = Instant.distantPast
    private var probeWait = Self.shortestProbe

    var isIdle: Bool { underWay.isEmpty && unanswered.isEmpty }
    private var isInTrouble: Bool { unanswered.count > 1 }

    func isDoubtOver(_ row: OutboxRow, at now: Instant) -> Bool {
        guard row.looksFirst, let doubtedAt = row.doubtedAt, let answersSince else { return false }
        return now - max(doubtedAt, answersSince) > Self.longestDoubt
    }

    /// When this row may leave as far as the chat goes; nil: not before another one has come back.
    func opening(for row: OutboxRow, at now: Instant) -> Instant? {
        // An incident's room is opened before anything else.
        if row.priority == .page { return now }
        guard underWay.count < Self.mostUnderWay else { return nil }
        if row.looksFirst, !isDoubtOver(row, at: now) {
            return underWay.values.count { $0 } < Self.mostLooking ? now : nil
        }
        return isInTrouble && !row.wasTried ? max(nextProbe, now) : now
    }

    mutating func leave(_ row: OutboxRow, at now: Instant) {
        underWay[row.lane] = row.looksFirst && !isDoubtOver(row, at: now)
        guard isInTrouble, !row.wasTried else { return }
        nextProbe = now + probeWait
        probeWait = min(probeWait + probeWait, Self.longestProbe)
    }

    mutating func comeBack(_ row: OutboxRow, _ contact: Outbox.Contact, at now: Instant) {
        underWay[row.lane] = nil
        switch contact {
        case .answered:
            unanswered.removeAll()
            probeWait = Self.shortestProbe
            answersSince = answersSince ?? now
        case .asksToWait: answersSince = answersSince ?? now
        case .unanswered:
            if !isInTrouble { nextProbe = now + probeWait }
            unanswered.insert(row.lane)
            answersSince = nil
        case .none: break
        }
    }

    /// The clock was ahead: what was to be waited for then is over.
    mutating func setBack(to now: Instant) {
        nextProbe = min(nextProbe, now)
        answersSince = answersSince.map { min($0, now) }
    }

    /// The chat says that it is back: one that was not tried yet may show it.
    mutating func wake(at now: Instant) {
        nextProbe = now
        answersSince = answersSince ?? now
    }
}

extension OutboxRow {
    fileprivate var wasTried: Bool { attempts > 0 || isInDoubt }
    /// Only what is said can be looked for.
    fileprivate var looksFirst: Bool {
        guard isInDoubt, case .say = errand else { return false }
        return true
    }
}
