import Delivery
import Synchronization

/// The chats that listen. A new configuration has new ones in the place of those that it changes.
final class Receivers: Sendable {
    private let intake: ChatIntake
    private let tasks = Mutex<[String: (key: Adapters.ChatKey, task: Task<Void, Never>)]>([:])

    init(intake: ChatIntake) { self.intake = intake }

    /// What is unchanged goes on; what is new begins when the one before it has ended, so that no position is kept twice.
    func listen(_ adapters: Adapters) {
        tasks.withLock { tasks in
            var running: [String: (key: Adapters.ChatKey, task: Task<Void, Never>)] = [:]
            for chat in adapters.chats {
                guard let key = adapters.chatKeys[chat.name] else { continue }
                let old = tasks.removeValue(forKey: chat.name)
                if let old, old.key == key {
                    running[chat.name] = old
                    continue
                }
                old?.task.cancel()
                let intake = intake
                running[chat.name] = (
                    key,
                    Task {
                        await old?.task.value
                        await chat.receive(into: intake)
                    }
                )
            }
            for (name, gone) in tasks {
                gone.task.cancel()
                intake.forget(name)
            }
            tasks = running
        }
    }

    func stop() { tasks.withLock { for (_, running) in $0 { running.task.cancel() } } }
}
