import Incidents
import Store
import Wording

/// What the daemon tells the people who look after it, in the rooms where they are.
package enum Notice: Hashable, Sendable {
    /// A sentence for each secret that cannot be read; none when all can be.
    case missingSecrets([String])
    /// A configuration was to be read again, and the old one stays in force: why.
    case notReloaded([String])
    /// What the configuration that is now in force no longer names.
    case removed([String])
}

extension Notice {
    fileprivate var word: String {
        switch self {
        case .missingSecrets: "missing"
        case .notReloaded: "not-reloaded"
        case .removed: "removed"
        }
    }
}

extension Ledger {
    /// Told in the local room and where incidents are announced. What is missing is told once, until it changes: a
    /// daemon that starts again and again would otherwise say nothing else.
    func take(_ notice: Notice) throws {
        if case .missingSecrets(let sentences) = notice {
            let key = "notice/missing-secrets"
            let said = sentences.joined(separator: "\n")
            guard try store.value(key) ?? "" != said else { return }
            try store.set(key, said)
            guard !sentences.isEmpty else { return }
        }
        let message =
            switch notice {
            case .missingSecrets(let sentences): wording.missingSecrets(sentences)
            case .notReloaded(let reasons): wording.notReloaded(reasons)
            case .removed(let what): wording.removed(what)
            }
        // Two of one moment are two.
        try tellOperators(message, key: "notice/\(notice.word)/\(group.now.milliseconds)")
    }

    /// `except`: a chat that cannot be reached.
    func tellOperators(_ message: Message, key: String, except chat: String? = nil) throws {
        let here = RoomRef(chat: "local", room: "ops")
        let rooms = [here] + policy.announceRooms.filter { $0.chat != chat && $0 != here }
        for (index, room) in rooms.enumerated() {
            try stage(
                OutboxRow(
                    key: "\(key)/\(index)", lane: lane(of: room), priority: .announcement,
                    errand: .say(Saying(to: .room(room), message: message, kind: .announcement)),
                    createdAt: group.now))
        }
    }
}
