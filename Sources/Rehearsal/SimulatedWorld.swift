import Delivery
import Incidents
import Synchronization
import Wording

/// Everything outside the bot, simulated: it outlives the bot's death, like the real one.
final class SimulatedWorld: Sendable {
    struct State {
        var now = Instant.distantPast
        /// What was said or done outside since it was last collected.
        var lines: [SaidLine] = []
        var posted: [String: PostedID] = [:]
        var rooms: [String: RoomRef] = [:]
        var pagedKeys: Set<String> = []
        var nextID = 0
        /// `chat matrix` → `down`; `pager email` → `refuses`; `monitor shop` → `failing`.
        var moods: [String: String] = [:]
    }
    let state = Mutex(State())

    func mood(_ kind: String, _ name: String) -> String? { state.withLock { $0.moods["\(kind) \(name)"] } }

    /// `chat matrix down`, `pager email up`
    func change(_ words: [String]) {
        state.withLock {
            $0.moods["\(words[0]) \(words[1])"] = words[2] == "up" ? nil : words[2...].joined(separator: " ")
        }
    }

    func collect() -> [SaidLine] {
        state.withLock { state in
            defer { state.lines.removeAll() }
            return state.lines
        }
    }
}

/// One thing said or done in a place.
struct SaidLine: Sendable {
    var place: String
    var text: String
    var isEdit = false
}

extension String {
    /// `ops>m3`
    func inThread(_ thread: String?) -> String { thread.map { "\(self)>\($0)" } ?? self }
}

/// A chat that keeps what was posted by key, like a service with a look-up.
struct SimulatedChat: ChatService {
    let name: String
    let world: SimulatedWorld
    var abilities: ChatAbilities { ChatAbilities(edits: true, threads: true) }

    func receive(into intake: any Intake) async {}
    func trouble() async -> String? { world.mood("chat", name) == nil ? nil : "it is down" }

    func post(_ posting: Posting) async throws(DeliveryFailure) -> PostedID {
        try refuseInBadMood()
        let text = PlainText.render(posting.message)
        return world.state.withLock { state in
            state.nextID += 1
            let posted = PostedID(room: posting.room, id: "\(name)-\(state.nextID)")
            state.posted[posting.key] = posted
            state.lines.append(SaidLine(place: posting.room.path.inThread(posting.thread), text: text))
            return posted
        }
    }

    func look(for posting: Posting, since: Instant) async throws(DeliveryFailure) -> PostedID? {
        try refuseInBadMood()
        return world.state.withLock { $0.posted[posting.key] }
    }

    func edit(_ posted: PostedID, to posting: Posting) async throws(DeliveryFailure) {
        try refuseInBadMood()
        let text = PlainText.render(posting.message)
        world.state.withLock { state in
            // The same edit again changes nothing that anybody sees.
            guard state.posted[posting.key] == nil else { return }
            state.posted[posting.key] = posted
            state.lines.append(SaidLine(place: posted.room.path, text: text, isEdit: true))
        }
    }

    func openRoom(_ order: RoomOrder, key: String, isInDoubt: Bool) async throws(DeliveryFailure) -> RoomLinked {
        try refuseInBadMood()
        return world.state.withLock { state in
            if let known = state.rooms[key] { return RoomLinked(room: known, purpose: .main) }
            let room = RoomRef(chat: name, room: order.name)
            state.rooms[key] = room
            let who = order.invite.map(\.key).joined(separator: ", ")
            state.lines.append(
                SaidLine(
                    place: name, text: "\(order.isPrivate ? "private " : "")room #\(order.name) opened, invited: \(who)"
                ))
            return RoomLinked(room: room, purpose: .main)
        }
    }

    func invite(_ people: [PersonID], to room: RoomRef) async throws(DeliveryFailure) { try refuseInBadMood() }
    func remove(_ people: [PersonID], from room: RoomRef) async throws(DeliveryFailure) { try refuseInBadMood() }

    /// In a lane of its own, so it has no place among the words of a transcript.
    func dress(_ room: RoomRef, as dress: RoomDress) async throws(DeliveryFailure) { try refuseInBadMood() }

    private func refuseInBadMood() throws(DeliveryFailure) {
        switch world.mood("chat", name) {
        case nil: return
        case "forbids": throw DeliveryFailure(.never, "\(name) does not let me post there")
        default: throw DeliveryFailure(.later, "\(name) does not answer")
        }
    }
}

/// A pager that folds repeats by dedup key.
struct SimulatedPager: Pager {
    let name: String
    let world: SimulatedWorld
    var foldsRepeats: Bool { true }

    func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        switch world.mood("pager", name) {
        case "refuses": throw DeliveryFailure(.never, "the address was refused")
        case "down": throw DeliveryFailure(.later, "\(name) does not answer")
        case "throttles": throw DeliveryFailure(.after(.seconds(30)), "\(name) asks to wait (429)")
        case "fails": throw DeliveryFailure(.later, mayHaveArrived: true, "\(name) failed (500)")
        case "hangs": throw DeliveryFailure(.later, mayHaveArrived: true, "\(name) did not answer within 20 s")
        default: break
        }
        defer { note(order, key) }
        if world.mood("pager", name) == "cuts" {
            throw DeliveryFailure(.later, mayHaveArrived: true, "the connection with \(name) was cut")
        }
        return PageAnswer(.accepted)
    }

    private func note(_ order: PageOrder, _ key: String) {
        world.state.withLock { state in
            guard state.pagedKeys.insert(key).inserted else { return }
            let what = order.action == .trigger ? (order.isNotice ? "tells" : "pages") : order.action.rawValue + "s for"
            state.lines.append(
                SaidLine(
                    place: "pager \(name)", text: "\(what) \(order.person?.key ?? order.way.address): \(order.summary)")
            )
        }
    }
}

struct SimulatedMonitor: Monitor {
    let name: String
    let world: SimulatedWorld

    func check() async -> Reading {
        switch world.mood("monitor", name) {
        case nil: Reading(monitor: name, state: .normal, detail: "answered 200")
        case "unreachable": Reading(monitor: name, state: .unknown, detail: "it cannot be reached")
        case let mood?: Reading(monitor: name, state: .failing, detail: "answered \(mood)")
        }
    }
}
