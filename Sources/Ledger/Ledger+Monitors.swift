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
}
