import Incidents
import Store
import Wording

extension Ledger {
    /// Somebody wants to hear of the monitors.
    package var isStalking: Bool { !desk.small.stalks.isEmpty && !policy.monitors.isEmpty }

    /// The poll of `!status stalk`: changes are kept and told; rooms that want every reading get it.
    func take(_ readings: [Reading]) throws {
        desk.noteObserved(readings, at: group.now)
        let decision = desk.decide(Request(ask: .observed(readings, answering: nil)), at: group.now)
        _ = try carryOut(decision, message: nil, at: group.now)
        for (room, always) in desk.stalkingRooms where always {
            try stage(
                OutboxRow(
                    key: "poll/\(group.now.milliseconds)/\(room.path)", lane: lane(of: room), priority: .nag,
                    errand: .say(
                        Saying(to: .room(room), message: wording.changed(readings, now: group.now), kind: .nag)),
                    createdAt: group.now))
        }
    }

    /// A chat that stays down is told where people still are.
    func takeTrouble(_ chat: String, _ sentence: String?) throws {
        let message = wording.trouble(chat: chat, sentence)
        let rooms = policy.announceRooms.filter { $0.chat != chat }
        for (index, room) in (rooms.isEmpty ? [RoomRef(chat: "local", room: "ops")] : rooms).enumerated() {
            try stage(
                OutboxRow(
                    key: "trouble/\(chat)/\(group.now.milliseconds)/\(index)", lane: lane(of: room),
                    priority: .announcement,
                    errand: .say(Saying(to: .room(room), message: message, kind: .announcement)),
                    createdAt: group.now))
        }
    }
}
