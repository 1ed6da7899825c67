import Delivery
import Incidents

/// An intake that keeps everything in memory, drops doubles like the inbox does, and can refuse.
actor RecordingIntake: Intake {
    struct Refused: Error {}

    private(set) var heard: [Heard] = []
    private(set) var commits = 0
    private(set) var memory: [String: String]
    private(set) var troubles: [String?] = []
    private(set) var moves: [(old: RoomRef, new: RoomRef)] = []
    private(set) var caughtUpCount = 0
    private(set) var directory: [String: PersonID] = [:]
    private(set) var remarks: [String: String] = [:]
    private(set) var everyRemark: [String] = []
    private(set) var names: [String: String] = [:]
    private var refusals: Int
    private var seen: Set<String> = []
    private var waiting: [Int: (until: (RecordingIntake) -> Bool, wake: CheckedContinuation<Void, Never>)] = [:]
    private var count = 0

    init(memory: [String: String] = [:], refusals: Int = 0) {
        self.memory = memory
        self.refusals = refusals
    }

    func take(_ heard: [Heard], remember: [String: String]) throws {
        if refusals > 0, !heard.isEmpty {
            refusals -= 1
            throw Refused()
        }
        self.heard += heard.filter { seen.insert($0.id).inserted }
        memory.merge(remember) { _, new in new }
        commits += 1
        wake()
    }
    func remembered(_ key: String) -> String? { memory[key] }
    /// Like the daemon's: whoever had no trouble is well without a word.
    func report(chat: String, trouble: String?) {
        guard trouble != nil || troubles.last.flatMap({ $0 }) != nil else { return }
        troubles.append(trouble)
        wake()
    }
    func caughtUp(chat: String) {
        caughtUpCount += 1
        wake()
    }
    func learned(chat: String, people: [String: PersonID]) {
        directory = people
        wake()
    }
    func remark(chat: String, about: String, _ sentence: String?) {
        remarks[about] = sentence
        if let sentence { everyRemark.append(sentence) }
        wake()
    }
    func named(chat: String, rooms: [String: String]) {
        names.merge(rooms) { _, new in new }
        wake()
    }
    func moved(_ old: RoomRef, to new: RoomRef) {
        moves.append((old, new))
        wake()
    }

    /// Ends early when the test is cancelled (its time is up).
    func until(_ condition: @escaping @Sendable (isolated RecordingIntake) -> Bool) async {
        guard !condition(self) else { return }
        count += 1
        let ticket = count
        await withTaskCancellationHandler {
            await withCheckedContinuation { wake in
                waiting[ticket] = ({ intake in intake.assumeIsolated { condition($0) } }, wake)
            }
        } onCancel: {
            Task { await self.giveUp(ticket) }
        }
    }

    private func wake() {
        for (ticket, waiter) in waiting where waiter.until(self) {
            waiting[ticket] = nil
            waiter.wake.resume()
        }
    }

    private func giveUp(_ ticket: Int) { waiting.removeValue(forKey: ticket)?.wake.resume() }
}

/// Receives until the condition holds.
func receive(
    _ chat: some ChatService, into intake: RecordingIntake,
    until condition: @escaping @Sendable (isolated RecordingIntake) -> Bool
) async {
    let task = Task { await chat.receive(into: intake) }
    await intake.until(condition)
    task.cancel()
    await task.value
}
