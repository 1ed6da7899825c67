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
        let away = try sentence.map { try failOver(from: chat, why: $0) } ?? []
        let message = wording.trouble(chat: chat, sentence, goingOn: away.compactMap { desk.incidents[$0] })
        let moment = "\(group.now.milliseconds)\(sentence == nil ? "/over" : "")"
        try tellOperators(message, key: "trouble/\(chat.keyPart)/\(moment)", except: chat)
    }

    /// What waited is tried at once. Announcements and nags that piled up in a room become one message there; answers,
    /// pages, the head of a room and the first in each line stay what they are: those may have arrived already. So does
    /// what was summed up before: of a summary only its head would be left.
    func catchUp(_ chat: String) throws {
        var wentOn = try comeBack(chat)
        let meant = { (row: OutboxRow) in row.destination?.chat == chat }
        let changes = changesOfBoards()
        for (index, lane) in outbox.waiting(where: meant).enumerated() {
            let rows = lane.withoutHeads.filter(\.canBeSummedUp)
            let incident = lane.first?.destination.flatMap(owner(of:))
            let line = incident.flatMap { wentOn[$0] }
            // Whoever went on elsewhere reads one summary, however little it is.
            guard rows.count > (line == nil ? Self.mostSaidSingly : 0), let first = rows.first,
                case .say(let saying) = first.errand
            else {
                continue
            }
            let missed = rows.compactMap { row -> Wording.Missed? in
                guard case .say(let saying) = row.errand else { return nil }
                return Wording.Missed(at: row.createdAt, what: saying.message, isStep: row.isStepOfTheLadder)
            }
            let keys = Set(rows.map(\.key))
            // How a board changed that will not be said is nothing to say either.
            let needless = keys.union(keys.flatMap { changes[$0] ?? [] })
            for key in needless { try store.settle(key, as: .superseded, at: group.now) }
            var message = wording.catchUp(
                missed, from: first.createdAt, wentOn: line, isPlain: isExecutives(saying.to), now: group.now)
            message.banner = saying.message.banner
            try stage(
                OutboxRow(
                    key: "\(OutboxRow.summary)\(chat)/\(group.now.milliseconds)/\(index)", lane: first.lane,
                    priority: .announcement,
                    errand: .say(Saying(to: saying.to, message: message, thread: nil, kind: .announcement)),
                    incident: first.incident, createdAt: group.now))
            stagedRemovals.formUnion(needless)
            if let incident { wentOn[incident] = nil }
        }
        for (id, line) in wentOn.sorted(by: { $0.key < $1.key }) { try sayWhereItWentOn(line, id, at: chat) }
        for var row in outbox.waiting(where: meant).joined() where row.nextAttempt > group.now {
            guard !stagedRemovals.contains(row.key) else { continue }
            row.nextAttempt = group.now
            try store.postpone(row)
        }
        stagedWakes.insert(chat)
    }

    /// Waiting edits of boards, by the key of the board.
    private func changesOfBoards() -> [String: [String]] {
        var changes: [String: [String]] = [:]
        for row in outbox.waiting(where: { !$0.isInDoubt }).joined() {
            guard case .say(let saying) = row.errand, saying.kind == .progress, let board = saying.replaces else {
                continue
            }
            changes[board, default: []].append(row.key)
        }
        return changes
    }

    private func isExecutives(_ destination: Destination) -> Bool {
        if case .room(let room) = destination { policy.executiveRooms.contains(room) } else { false }
    }

    /// The incident whose own room that is.
    private func owner(of destination: Destination) -> IncidentID? {
        switch destination {
        case .room(let room): desk.incident(in: room)
        case .incident(let id, _): id
        }
    }

    /// Nothing waited for its room there: the summary is where it went on, alone.
    private func sayWhereItWentOn(_ line: Message.Line, _ id: IncidentID, at chat: String) throws {
        guard let incident = desk.incidents[id] else { return }
        let room = incident.mainRooms.first { $0.chat == chat }
        let to = room.map { Destination.room($0) } ?? .incident(id, chat: chat)
        var message = wording.wentOnElsewhere(line, incident)
        message.banner = wording.banner(for: incident)
        try stage(
            OutboxRow(
                key: "\(OutboxRow.summary)\(chat)/\(group.now.milliseconds)/\(id)",
                lane: Destination.incident(id, chat: chat).lane,
                priority: .announcement, errand: .say(Saying(to: to, message: message, kind: .announcement)),
                incident: id, createdAt: group.now))
    }

    /// After the commit: memory follows the store.
    func settleOutages(at now: Instant) {
        if !stagedRemovals.isEmpty { outbox.remove(stagedRemovals) }
        for chat in stagedWakes { outbox.wake(chat, at: now) }
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
    fileprivate static let summary = "catchup/"

    fileprivate var canBeSummedUp: Bool {
        guard case .say(let saying) = errand, !isInDoubt, saying.isPinned != true, saying.onlyFor == nil,
            !key.hasPrefix(Self.summary)
        else {
            return false
        }
        return saying.kind == .announcement || saying.kind == .nag
    }

    /// A manager is told by it.
    fileprivate var isStepOfTheLadder: Bool {
        switch reason?.rule {
        case .escalate, .tellVP, .noProgress: true
        default: false
        }
    }
}
