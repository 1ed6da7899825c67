import Incidents
import Wording

/// What became of an errand.
package enum ErrandOutcome: Sendable {
    case done(PostedID?)
    case opened(RoomLinked)
    case paged(PageAnswer)
    case observed([Reading])
    case failed(DeliveryFailure)
}

/// An errand with what only the ledger knows filled in: the room it goes to, the message it takes the place of.
package struct ReadyErrand: Sendable {
    package var row: OutboxRow
    package var room: RoomRef?
    package var replaces: PostedID?
    /// Whether it arrived could not be found out in time: it is said without another look, and says so.
    package var isDoubtOver = false
    /// What the log calls it, where nothing of it may stand there.
    package var alias: String?
    /// What comes of it without being carried: a page of a drill.
    package var pretence: ErrandOutcome?
    package init(row: OutboxRow, room: RoomRef? = nil, replaces: PostedID? = nil) {
        self.row = row
        self.room = room
        self.replaces = replaces
    }
}

/// Carries errands to the adapters. It tries once and says what happened; the ledger decides what follows.
package struct Courier: Sendable {
    private let chats: [String: any ChatService]
    private let pagers: [String: any Pager]
    private let monitors: [any Monitor]
    /// False only in debug builds that prove the crash test: a row in doubt is then said again without a look.
    private let looks: Bool

    package init(chats: [any ChatService], pagers: [any Pager], monitors: [any Monitor], looks: Bool = true) {
        self.chats = Dictionary(chats.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.pagers = Dictionary(pagers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.monitors = monitors
        self.looks = looks
    }

    package func carry(_ errand: ReadyErrand) async -> ErrandOutcome {
        if let pretence = errand.pretence { return pretence }
        do {
            switch errand.row.errand {
            case .say(let saying): return .done(try await say(saying, errand))
            case .openRoom(let order):
                return .opened(
                    try await chat(order.chat).openRoom(
                        order, key: errand.row.key, isInDoubt: errand.row.isInDoubt))
            case .invite(_, let people):
                guard let room = errand.room else { return .done(nil) }
                try await chat(room.chat).invite(people, to: room)
                return .done(nil)
            case .remove(_, let people):
                guard let room = errand.room else { return .done(nil) }
                try await chat(room.chat).remove(people, from: room)
                return .done(nil)
            case .dress(_, let dress):
                guard let room = errand.room else { return .done(nil) }
                try await chat(room.chat).dress(room, as: dress)
                return .done(nil)
            case .page(let order):
                // Once more where it would leave: a drill rings at nobody by accident.
                guard order.isPretended != true else { return .paged(PageAnswer(.accepted)) }
                guard let pager = pagers[order.way.pager] else {
                    throw DeliveryFailure(.never, "no pager called \(order.way.pager) is configured any more")
                }
                if errand.row.isInDoubt, looks, order.action == .trigger,
                    let found = try await pager.look(for: order, key: errand.row.key, since: errand.row.createdAt)
                {
                    return .paged(found)
                }
                return .paged(try await pager.send(order, key: errand.row.key))
            case .probe(let order): return .observed(await read(order.monitors))
            }
        } catch let failure as DeliveryFailure {
            return .failed(failure)
        } catch {
            return .failed(DeliveryFailure(.later, "unexpected: \(error)"))
        }
    }

    /// All at once: the slowest one decides how long it takes, and each has its own time limit.
    package func read(_ names: [String]) async -> [Reading] {
        await withTaskGroup(of: (Int, Reading).self) { group in
            for (index, name) in names.enumerated() {
                let monitor = monitors.first { $0.name == name }
                group.addTask {
                    let missing = Reading(monitor: name, state: .unknown, detail: "it is not configured any more")
                    return (index, await monitor?.check() ?? missing)
                }
            }
            var found: [(Int, Reading)] = []
            for await reading in group { found.append(reading) }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    package var whisperers: Set<String> { Set(chats.filter(\.value.abilities.whispers).keys) }
    /// Where a person's handle stands for the conversation with them.
    package var directChats: Set<String> { Set(chats.filter(\.value.abilities.speaksToPeople).keys) }
    package var paces: [String: Pace] { chats.mapValues(\.abilities.pace) }

    private func say(_ saying: Saying, _ errand: ReadyErrand) async throws(DeliveryFailure) -> PostedID? {
        guard let room = errand.room else { throw DeliveryFailure(.later, "its room is not open yet") }
        let chat = try chat(room.chat)
        var posting = Posting(
            // Without the look the key is not stable either: else the service itself would fold the repeat.
            key: looks ? errand.row.key : "\(errand.row.key)#\(UInt64.random(in: .min ... .max))", room: room,
            message: saying.message, thread: saying.thread,
            inReplyTo: saying.inReplyTo, createdAt: errand.row.createdAt)
        posting.onlyFor = saying.onlyFor
        posting.isPinned = saying.isPinned ?? false
        posting.doubtedAt = errand.row.doubtedAt
        if let replaced = errand.replaces, chat.abilities.edits {
            do throws(DeliveryFailure) {
                try await chat.edit(replaced, to: posting)
                return replaced
            } catch {
                // Deleted, too old, too long for an edit: what it would say is said anew, or nobody would say it.
                guard error.retry == .never else { throw error }
            }
        }
        if errand.row.isInDoubt, looks {
            switch try await look(for: posting, at: chat, errand) {
            case .found(let posted): return posted
            case .notThere: break
            case .unknown: posting.message.add(Wording.mayStandAbove)
            }
        }
        return try await chat.post(posting)
    }

    private enum Sight {
        case found(PostedID)
        case notThere, unknown
    }

    /// A look that fails leaves the doubt as it was: nothing was said by it. One that will never be allowed is no
    /// reason to say nothing.
    private func look(
        for posting: Posting, at chat: any ChatService, _ errand: ReadyErrand
    ) async throws(DeliveryFailure) -> Sight {
        guard !errand.isDoubtOver else { return .unknown }
        do throws(DeliveryFailure) {
            return try await chat.look(for: posting, since: errand.row.createdAt).map { .found($0) } ?? .notThere
        } catch {
            guard error.retry != .never else { return .unknown }
            var failure = error
            failure.mayHaveArrived = false
            throw failure
        }
    }

    private func chat(_ name: String) throws(DeliveryFailure) -> any ChatService {
        guard let chat = chats[name] else {
            throw DeliveryFailure(.never, "no chat called \(name) is configured any more")
        }
        return chat
    }
}
