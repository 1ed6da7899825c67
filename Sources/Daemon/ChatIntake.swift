import Delivery
import Incidents
import Ledger
import Logging
import Store
import Synchronization

/// Where the chats hand in what they heard.
final class ChatIntake: Intake {
    private let ledger: LedgerThread
    private let state: DaemonState
    private let logger: Logger
    private let waitingFor: Mutex<Set<String>>
    /// Chats whose trouble was told to people.
    private let spoken = Mutex<Set<String>>([])
    private let troubles = Mutex<[String: Task<Void, Never>]>([:])

    init(ledger: LedgerThread, state: DaemonState, chats: [String], logger: Logger) {
        self.ledger = ledger
        self.state = state
        self.logger = logger
        waitingFor = Mutex(Set(chats))
    }

    struct NotKept: Error, CustomStringConvertible {
        var description: String
    }

    func take(_ heard: [Heard], remember: [String: String]) async throws {
        if case .failed(let why) = await ledger.submit(.heard(heard, remember: remember)) {
            throw NotKept(description: why)
        }
    }

    func remembered(_ key: String) async -> String? {
        await ledger.read { [logger] ledger in
            do { return try ledger.store.value(key) } catch {
                logger.error("cannot read a remembered value", metadata: ["key": "\(key)", "why": "\(error)"])
                return nil
            }
        }
    }

    /// It is not configured any more: its trouble is nobody's.
    func forget(_ chat: String) {
        state.forget(chat)
        troubles.withLock { $0.removeValue(forKey: chat)?.cancel() }
        spoken.withLock { _ = $0.remove(chat) }
    }

    func report(chat: String, trouble: String?) async {
        // A chat that was begun anew may say that it is well where nothing else was known.
        guard trouble != nil || state.trouble(of: chat) != nil else { return }
        state.set(trouble: trouble, of: chat)
        logger.warning(
            "chat \(trouble == nil ? "is back" : "has trouble")",
            metadata: ["chat": "\(chat)", "why": "\(trouble ?? "-")"])
        troubles.withLock { waiting in
            waiting[chat]?.cancel()
            waiting[chat] = trouble.map { sentence in tellSoon(chat, sentence) }
        }
        if trouble == nil { ledger.post(.reachable(chat: chat)) }
        // Only a trouble that people heard of has an end that they want to hear of.
        if trouble == nil, spoken.withLock({ $0.remove(chat) != nil }) { ledger.post(.trouble(chat: chat, nil)) }
    }

    private func tellSoon(_ chat: String, _ trouble: String) -> Task<Void, Never> {
        Task { [self] in
            let patience = await ledger.read { $0.policy.timers.chatDown }
            // Cancelled when the chat is back before anybody had to hear of it.
            do { try await Task.sleep(for: patience) } catch { return }
            spoken.withLock { _ = $0.insert(chat) }
            ledger.post(.trouble(chat: chat, trouble))
        }
    }

    func caughtUp(chat: String) async {
        // It may have come back while we were away ourselves.
        if await ledger.read({ !$0.desk.incidents(away: chat).isEmpty }) { ledger.post(.reachable(chat: chat)) }
        let isLast = waitingFor.withLock { waiting in waiting.remove(chat) != nil && waiting.isEmpty }
        if isLast { ledger.beginFiring() }
    }

    func learned(chat: String, people: [String: PersonID]) async {
        _ = await ledger.submit(.learned(chat: chat, people: people))
    }

    func named(chat: String, rooms: [String: String]) async {
        _ = await ledger.submit(.named(chat: chat, rooms: rooms))
    }

    /// Said once in the log, and for as long as it lasts in `/readyz`.
    func remark(chat: String, about: String, _ sentence: String?) async {
        guard state.set(trouble: sentence, of: chat, about: about) else { return }
        guard let sentence else {
            return logger.info("mended", metadata: ["chat": "\(chat)", "what": "\(about)"])
        }
        logger.warning("needs mending", metadata: ["chat": "\(chat)", "what": "\(sentence)"])
    }

    func moved(_ old: RoomRef, to new: RoomRef) async { _ = await ledger.submit(.moved(old, to: new)) }
}
