import Delivery
import Incidents
import Store
import Wording

/// A chat cannot be reached, or can be again.
extension Ledger {
    /// More waiting words than this in one room are said as one.
    private static let mostSaidSingly = 3

    /// A chat that stays down is told where people still are: in the local room, and at the other chats.
    func takeTrouble(_ chat: String, _ sentence: String?) throws {
        let message = wording.trouble(chat: chat, sentence)
        let here = RoomRef(chat: "local", room: "ops")
        let rooms = [here] + policy.announceRooms.filter { $0.chat != chat && $0 != here }
        for (index, room) in rooms.enumerated() {
            try stage(
                OutboxRow(
                    key: "trouble/\(chat)/\(group.now.milliseconds)/\(index)", lane: lane(of: room),
                    priority: .announcement,
                    errand: .say(Saying(to: .room(room), message: message, kind: .announcement)),
                    createdAt: group.now))
        }
    }

    /// What waited is tried at once. Announcements and nags that piled up in a room become one message there; answers,
    /// pages, the head of a room and the first in each line stay what they are: those may have arrived already.
    func catchUp(_ chat: String) throws {
        let meant = { (row: OutboxRow) in row.destination?.chat == chat }
        for (index, lane) in outbox.waiting(where: meant).enumerated() {
            let rows = lane.withoutHeads.filter(\.canBeSummedUp)
            guard rows.count > Self.mostSaidSingly, let first = rows.first, case .say(let saying) = first.errand else {
                continue
            }
            let missed = rows.compactMap { row -> (at: Instant, what: Message)? in
                guard case .say(let saying) = row.errand else { return nil }
                return (row.createdAt, saying.message)
            }
            let keys = Set(rows.map(\.key))
            // How a board changed that will not be said is nothing to say either.
            let changes = outbox.waiting { row in
                guard case .say(let saying) = row.errand, let board = saying.replaces else { return false }
                return saying.kind == .progress && keys.contains(board) && !row.isInDoubt
            }
            let needless = keys.union(changes.joined().map(\.key))
            for key in needless { try store.settle(key, as: .superseded, at: group.now) }
            var message = wording.catchUp(missed, from: first.createdAt, now: group.now)
            message.banner = saying.message.banner
            try stage(
                OutboxRow(
                    key: "catchup/\(chat)/\(group.now.milliseconds)/\(index)", lane: first.lane,
                    priority: .announcement,
                    errand: .say(Saying(to: saying.to, message: message, thread: nil, kind: .announcement)),
                    incident: first.incident, createdAt: group.now))
            stagedRemovals.formUnion(needless)
        }
        for var row in outbox.waiting(where: meant).joined() where row.nextAttempt > group.now {
            guard !stagedRemovals.contains(row.key) else { continue }
            row.nextAttempt = group.now
            try store.postpone(row)
        }
        stagedWakes.insert(chat)
    }

    /// After the commit: memory follows the store.
    func settleOutages(at now: Instant) {
        if !stagedRemovals.isEmpty { outbox.remove(stagedRemovals) }
        for chat in stagedWakes { outbox.wake(at: now) { $0.destination?.chat == chat } }
        forgetOutages()
    }

    func forgetOutages() {
        stagedRemovals.removeAll()
        stagedWakes.removeAll()
    }
}

extension [OutboxRow] {
    /// One lane's rows in their order, without the first of each priority: only that one can have been under way.
    var withoutHeads: [OutboxRow] {
        let heads = heads
        return filter { !heads.contains($0.key) }
    }

    var heads: Set<String> {
        var seen: Set<OutboxRow.Priority> = []
        return Set(filter { seen.insert($0.priority).inserted }.map(\.key))
    }
}

extension OutboxRow {
    fileprivate var canBeSummedUp: Bool {
        guard case .say(let saying) = errand, !isInDoubt, saying.isPinned != true, saying.onlyFor == nil else {
            return false
        }
        return saying.kind == .announcement || saying.kind == .nag
    }
}

extension Destination {
    fileprivate var chat: String {
        switch self {
        case .room(let room): room.chat
        case .incident(_, let chat): chat
        }
    }
}
