import Incidents

/// Which errands may start now. A plain value: the ledger asks it, the daemon only obeys.
///
/// 1. A lane has one errand under way; within it lower priority numbers go first, then the older row.
/// 2. A row waits until its next attempt; a blocked row (its room is not open yet) lets nothing of its lane pass.
/// 3. Waiting nags of one incident and rule become the last one; so do waiting edits of one message.
/// 4. Between lanes lower priority numbers go first, then what has waited longest since its last try. How many leave to
///    one chat is `ChatTraffic`'s to say.
package struct Outbox: Sendable {
    private var lanes: [String: Lane] = [:]
    private var traffic: [String: ChatTraffic] = [:]
    private var order = 0
    package private(set) var count = 0

    /// What became of an errand, as far as it tells how its chat does.
    package enum Contact: Sendable {
        case answered
        /// It asks to be left alone for a while, or our own budget does.
        case asksToWait
        case unanswered
        /// It did not leave.
        case none
    }

    package init() {}

    package var isEmpty: Bool { count == 0 }

    /// Takes a row in. Gives back the keys of waiting rows that it makes needless.
    package mutating func add(_ row: OutboxRow) -> [String] {
        order += 1
        let needless = lanes[row.lane, default: Lane()].add(row, order)
        count += 1 - needless.count
        return needless
    }

    /// Rows to start now; each lane that gives one is busy until it is finished or postponed.
    package mutating func start(at now: Instant, isBlocked: (OutboxRow) -> Bool) -> [OutboxRow] {
        guard count > 0 else { return [] }
        var ready: [(lane: String, waiting: Lane.Waiting)] = []
        for (name, lane) in lanes where !lane.isBusy && lane.notBefore <= now {
            guard let head = lane.head, head.row.nextAttempt <= now else { continue }
            let isBlocked = isBlocked(head.row)
            lanes[name]?.isBlocked = isBlocked
            guard !isBlocked else { continue }
            ready.append((name, head))
        }
        ready.sort { $0.waiting.leavesBefore($1.waiting) }
        var started: [OutboxRow] = []
        for (name, waiting) in ready {
            if let chat = waiting.row.destination?.chat {
                guard let opening = traffic[chat, default: ChatTraffic()].opening(for: waiting.row, at: now),
                    opening <= now
                else { continue }
                traffic[chat, default: ChatTraffic()].leave(waiting.row, at: now)
            }
            lanes[name]?.takeHead()
            started.append(waiting.row)
        }
        count -= started.count
        return started
    }

    /// It could not be found out in time whether the row arrived: it is said without another look.
    package func isDoubtOver(_ row: OutboxRow, at now: Instant) -> Bool {
        row.destination.flatMap { traffic[$0.chat] }?.isDoubtOver(row, at: now) ?? false
    }

    /// The lane is free again. With a pace it was a post, which counts.
    package mutating func finished(
        _ row: OutboxRow, at now: Instant, pace: Pace? = nil, _ contact: Contact = .answered
    ) {
        comeBack(row, contact, at: now)
        guard var lane = lanes[row.lane] else { return }
        lane.isBusy = false
        if let pace { lane.count(at: now, pace) }
        // An idle lane is worth keeping only while its credit is not whole again.
        lanes[row.lane] = lane.isEmpty && lane.credit == nil ? nil : lane
    }

    /// Lanes in which nothing waits and whose credit is whole again are forgotten.
    package mutating func forgetIdleLanes(at now: Instant) {
        for (name, lane) in lanes where lane.isEmpty && !lane.isBusy {
            if lane.credit.map({ $0.at + .minutes(1) < now }) ?? true { lanes[name] = nil }
        }
        for (chat, one) in traffic where one.isIdle { traffic[chat] = nil }
    }

    /// It goes back to the head of its lane, to be tried again at `row.nextAttempt`.
    package mutating func postpone(_ row: OutboxRow, at now: Instant, _ contact: Contact = .unanswered) {
        comeBack(row, contact, at: now)
        lanes[row.lane, default: Lane()].putBack(row)
        count += 1
    }

    private mutating func comeBack(_ row: OutboxRow, _ contact: Contact, at now: Instant) {
        guard let chat = row.destination?.chat else { return }
        traffic[chat, default: ChatTraffic()].comeBack(row, contact, at: now)
    }

    /// Rows that have not left yet, lane by lane in their order.
    package func waiting(where isWanted: (OutboxRow) -> Bool) -> [[OutboxRow]] {
        lanes.values.map { $0.inOrderOfArrival.filter(isWanted) }
            .filter { !$0.isEmpty }
            .sorted { ($0[0].createdAt, $0[0].key) < ($1[0].createdAt, $1[0].key) }
    }

    /// Others have taken their place.
    package mutating func remove(_ keys: Set<String>) {
        for name in lanes.keys { count -= lanes[name]?.remove(keys) ?? 0 }
    }

    /// Whatever waits for its retry at this chat is tried now: it is back.
    package mutating func wake(_ chat: String, at now: Instant) {
        for name in lanes.keys { lanes[name]?.wake(at: now) { $0.destination?.chat == chat } }
        traffic[chat]?.wake(at: now)
    }

    /// The clock was ahead and is right again: what was put off meanwhile keeps its distance from now, and what counted
    /// posts then counts anew.
    package mutating func setBack(by: Duration, at now: Instant) {
        for name in lanes.keys { lanes[name]?.setBack(by: by, at: now) }
        for chat in traffic.keys { traffic[chat]?.setBack(to: now) }
    }

    /// When `start` has to be asked again.
    package var nextWake: Instant? {
        var wake: Instant?
        for lane in lanes.values {
            // Only its head counts: what waits behind a retry is no reason to wake, or the caller would spin until then.
            // Asked after every group, so nothing of the row is copied.
            guard !lane.isBusy, !lane.isBlocked, let due = lane.headDue else { continue }
            if let wake, wake <= due { continue }
            guard !traffic.isEmpty, let head = lane.head, let one = head.row.destination.flatMap({ traffic[$0.chat] })
            else {
                wake = due
                continue
            }
            // Where the chat has its hands full, what comes back wakes us.
            guard let opening = one.opening(for: head.row, at: due) else { continue }
            wake = min(wake ?? opening, opening)
        }
        return wake
    }
}
