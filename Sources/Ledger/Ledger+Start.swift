import CommandRouter
import Delivery
import Incidents
import Store
import Wording

extension Ledger {
    /// Reads what the store has. Nothing is fired or sent yet: first the chats catch up, then `tick`.
    package func open(at now: Instant) throws {
        var shared = Desk.Shared()
        if let text = try store.value("desk") {
            do { shared = try Coding.decode(Desk.Shared.self, from: text) } catch {
                throw store.broken("what is kept beside the incidents cannot be read (\(error))")
            }
        }
        try recallQuestions()
        let live = try store.liveIncidents()
        // Events of incidents that are over need not be looked at: nothing counts from them.
        let newest = live.map(\.lastAt).max() ?? .distantPast
        let lastAt = max(newest, try store.newestDate(last: Self.tail) ?? .distantPast)
        try store.nameIncidentsOfRooms()
        try recallShared()
        desk.load(live, small: shared, lastSeq: store.head.seq, lastAt: lastAt)
        for incident in live { dues.set(incident.id, to: desk.nextDue(incident.id)) }
        let rows = try store.pendingRows()
        // What led its line may have left just before the process died; what stood behind it cannot.
        let doubtful = Dictionary(grouping: rows, by: \.lane).values.reduce(into: Set<String>()) {
            $0.formUnion($1.heads)
        }
        for var row in rows {
            // When it is tried again stands: a service that asked to be left alone is, whoever restarts.
            if doubtful.contains(row.key) { row.isInDoubt = true }
            if row.isInDoubt { row.doubtedAt = now }
            for key in outbox.add(row) { superseded.append(key) }
        }
        // The key of our links is made before anybody could need one. Last: what is broken is left as it was found.
        _ = try store.seal("")
    }

    private static let tail = 256

    /// The configuration differs from the one that the last events were decided under.
    package var policyIsNew: Bool { !desk.small.policyHash.isEmpty && desk.small.policyHash != desk.policy.hash }

    /// A new policy is in force from now on. Steps already past under it fire once, together, and say so.
    /// At the start they wait for the first tick: the chats have to catch up before.
    package func adopt(_ policy: Policy, at now: Instant, isStart: Bool = false) -> Output {
        // With what people arranged, which the desk knows and the configuration does not.
        desk.policy = policy
        wording.policy = desk.policy
        router = .init(prefix: policy.prefix, botNames: policy.botNames)
        recallDirectories()
        recallRosters()
        makeConfiguredRooms(at: now)
        let isRead = desk.small.policyMeaning == Policy.meaning
        guard desk.small.policyHash != policy.hash || !isRead else { return Output() }
        let isFirst = desk.small.policyHash.isEmpty
        var output = Output()
        do {
            try inGroup(at: now) {
                var change = PolicyChanged(hash: policy.hash, meaning: isRead ? nil : Policy.meaning)
                // Said with the event that keeps it, so that it is said once however often the process dies.
                if !isRead, !isFirst { change.changed = desk.changedByMeaning }
                _ = try carryOut(
                    Decision(nil, by: nil, [.policyChanged(change)], reply: .nothing), message: nil, at: now)
                guard !isFirst else { return }
                guard !isStart else {
                    firstTickFollowsReload = true
                    return
                }
                for id in desk.incidents.keys.sorted() {
                    touched.insert(id)
                    try fireDue(id, afterReload: true)
                }
            }
            output.messages = stagedMessages
        } catch {
            output.failure = "\(error)"
        }
        stagedMessages.removeAll()
        return output
    }

    /// The local rooms that the configuration names are there before anybody speaks; `ops` always is.
    private func makeConfiguredRooms(at now: Instant) {
        let named = (policy.announceRooms + policy.executiveRooms).filter { $0.chat == "local" }.map(\.room)
        let wanted = named.contains("ops") ? named : ["ops"] + named
        // A room that cannot be made now is made with the first message in it.
        _ = take(wanted.map { .openLocalRoom($0) }, at: now)
    }

    /// Before the process ends: snapshots of everything that moved since the last one, so that the next start is quick.
    package func saveAll(at now: Instant) throws {
        try inGroup(at: now) {
            for (id, behind) in unsaved where behind > 0 {
                guard let incident = desk.incidents[id] else { continue }
                try store.save(incident, nextDue: desk.nextDue(id), isLive: !incident.phase.isOver)
            }
            unsaved.removeAll()
        }
    }

    /// Inbox ids and finished rows older than a week go.
    package func forgetOld(at now: Instant) throws {
        outbox.forgetIdleLanes(at: now)
        try inGroup(at: now) {
            try store.forget(before: now - .days(7))
            try store.forgetSessions(endedBefore: now)
            // Addresses for late answers to slash commands, each behind the second it came: good for half an hour.
            try store.forgetValues(like: "%/reply/%", before: "\((now - .minutes(60)).milliseconds / 1000)")
        }
        try retain(at: now)
    }
}
