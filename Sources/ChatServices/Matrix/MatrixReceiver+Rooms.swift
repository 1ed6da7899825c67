import Delivery
import Incidents

extension MatrixReceiver {
    /// Commits what was heard with the position. Everything here may be done again: a crash in the middle repeats it.
    func takeIn(_ answer: MatrixSync, since: String) async throws -> String? {
        let longest = chat.options.longestGap
        let history = MatrixHistory(api: chat.api, ourself: chat.userID, longest: longest)
        var heard: [Heard] = []
        var remember: [String: String] = [:]
        var moves: [(old: String, new: String)] = []
        var remark: String?
        for room in answer.joined {
            let found = try await history.events(of: room, since: since)
            if !found.isWhole {
                remark =
                    "Matrix: more than \(longest) messages in \(room.id) since the last time; "
                    + "the oldest of them were not read"
            }
            var company = MatrixCompany(kept: await intake.remembered(key("company", room.id)))
            if let kept = company.learn(room) { remember[key("company", room.id)] = kept }
            let mark = await intake.remembered(key("encrypted", room.id))
            let batch = MatrixBatch(
                found.events, state: room.state + found.before, in: chat.roomRef(room.id), ourself: chat.userID,
                isEncrypted: mark != nil, isAlone: company.isTwo, began: began)
            heard += batch.heard
            if batch.isEncrypted, mark != "told" {
                let isTold = batch.speaksEncrypted ? try await tellThatItIsEncrypted(room.id) : false
                remember[key("encrypted", room.id)] = isTold ? "told" : "known"
            }
            guard let next = batch.replacement else { continue }
            // Where the bot is not let in now, the move is made when it is: after an invitation, or by a later try.
            remember[key("replaces", next.room)] = room.id
            switch await chat.join(next.room, by: next.server) {
            case .joined: moves.append((room.id, next.room))
            case .later: await door.add([next.room])
            case .refused: break
            }
        }
        if !moves.isEmpty {
            // What was said before the move is kept under the old room, then the move, and the position last of all.
            try await intake.take(heard, remember: [:])
            heard = []
            for move in moves { await intake.moved(chat.roomRef(move.old), to: chat.roomRef(move.new)) }
        }
        try await keep(heard, at: answer, remember: remember)
        return remark
    }

    /// What a room said before the bot was ever there is not for it: the first sync gives the position alone.
    func begin(with answer: MatrixSync) async throws {
        let encrypted = answer.joined.filter { room in room.state.contains { $0.type == "m.room.encryption" } }
        var remember = Dictionary(
            encrypted.map { (key("encrypted", $0.id), "known") }, uniquingKeysWith: { first, _ in first })
        for room in answer.joined {
            var company = MatrixCompany(kept: nil)
            if let kept = company.learn(room) { remember[key("company", room.id)] = kept }
        }
        try await keep([], at: answer, remember: remember)
    }

    private func keep(_ heard: [Heard], at answer: MatrixSync, remember: [String: String]) async throws {
        await door.add(welcome(answer.invites))
        var remember = remember
        for invite in answer.invites where invite.isDirect {
            remember[key("company", invite.room)] = MatrixCompany.invitedAlone
        }
        remember[key("since")] = answer.next
        remember[key("invites")] = await door.list
        try await intake.take(heard, remember: remember)
    }

    /// Who may invite is the configuration's to say; the room that takes an older one's place is always entered.
    private func welcome(_ invites: [MatrixSync.Invite]) async -> [String] {
        var rooms: [String] = []
        for invite in invites {
            let replaced = await intake.remembered(key("replaces", invite.room))
            if replaced != nil || chat.options.accepts(invite.from) { rooms.append(invite.room) }
        }
        return rooms
    }

    /// Once a room. False where it could not be said now: the next word in the room brings it up again.
    private func tellThatItIsEncrypted(_ room: String) async throws(MatrixFailure) -> Bool {
        let words: Message.Line =
            """
            I cannot read encrypted rooms, so I take no commands here. Please make a room without encryption \
            (it cannot be switched off again in this one) and invite \(ours: chat.userID) there.
            """
        let content = MatrixContent(Message(words), key: key("encrypted", room), chat: chat.name) { _ in nil }
        do {
            let message = content.message(thread: nil, inReplyTo: nil)
            _ = try await chat.send(message, key: content.key, to: chat.roomRef(room))
            return true
        } catch {
            if error.isCancelled { throw error }
            // Where the bot may not speak it never can say it.
            return error.delivery("").retry == .never
        }
    }
}
