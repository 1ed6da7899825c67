import Incidents
import Ledger
import Logging
import Store
import Synchronization
import WebServer

/// The sessions in force: every request asks memory, and what changes goes to the store, on the ledger's thread.
final class Sessions: SessionPort {
    private struct State {
        var rows: [String: SessionRow]
        /// Whoever is no longer in the configuration has no session either.
        var people: [PersonID: String]
    }
    private let state: Mutex<State>
    private let ledger: LedgerThread
    private let logger: Logger

    init(_ rows: [String: SessionRow], _ policy: Policy, ledger: LedgerThread, logger: Logger) {
        state = Mutex(State(rows: rows, people: policy.people.mapValues(\.name)))
        self.ledger = ledger
        self.logger = logger
    }

    func adopt(_ policy: Policy) {
        state.withLock { $0.people = policy.people.mapValues(\.name) }
    }

    func holder(of key: String) -> SessionHolder? {
        let now = WallClock.now()
        var touched: SessionRow?
        let holder = state.withLock { state -> SessionHolder? in
            guard var row = state.rows[key], let name = state.people[row.person] else { return nil }
            guard row.until > now else {
                state.rows[key] = nil
                return nil
            }
            if now - row.seen >= SessionRow.step {
                row.seen = now
                state.rows[key] = row
                touched = row
            }
            return SessionHolder(person: row.person, name: name)
        }
        if let touched { note(touched, key) }
        return holder
    }

    private func note(_ row: SessionRow, _ key: String) {
        guard Sabotage.revivesSessions else { return ledger.post(.sessionSeen(key: key, row)) }
        Task { [ledger] in
            // Nobody cancels it.
            try? await Task.sleep(for: .milliseconds(300))
            ledger.post(.remember(SessionRow.storeKey(key), row.value))
        }
    }

    func look(_ token: String) async throws -> InvitationView {
        let now = WallClock.now()
        let found = try await ask { try $0.invitation(token: token, at: now) }
        return view(found)
    }

    func enter(_ token: String, key: String) async throws -> InvitationView {
        let now = WallClock.now()
        let found = try await ask { try $0.enter(token: token, key: key, at: now) }
        if case .good(let invitation) = found {
            state.withLock { $0.rows[key] = SessionRow(person: invitation.person, made: now, seen: now) }
            logger.info("signed in", metadata: ["person": "\(invitation.person.key)"])
        }
        return view(found)
    }

    func end(_ key: String) async throws {
        state.withLock { $0.rows[key] = nil }
        if case .failed(let why) = await ledger.submit(.sessionEnded(key: key)) { throw SubmitRefusal.failed(why) }
    }

    func revoke(_ word: String) async throws -> Revocation? {
        let now = WallClock.now()
        let done = try await ask { ledger -> Revocation? in
            guard let order = RevokeOrder(word), order.isFresh(at: now),
                try ledger.store.isSeal(order.seal, of: order.text)
            else { return nil }
            _ = try ledger.store.revoke(order.person, at: now)
            return Revocation(person: order.person, proof: try ledger.store.seal(order.doneText))
        }
        guard let done else { return nil }
        let person = done.person
        logger.info("ways in revoked", metadata: ["person": "\(person.key)"])
        state.withLock { state in state.rows = state.rows.filter { $0.value.person != person } }
        return done
    }

    /// On the ledger's thread, between two groups.
    private func ask<Value: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> Value) async throws -> Value {
        try await ledger.read { ledger in Result { try body(ledger) } }.get()
    }

    private func view(_ found: Invitation.State) -> InvitationView {
        func view(_ state: InvitationView.State, _ invitation: Invitation) -> InvitationView {
            let name = self.state.withLock { $0.people[invitation.person] }
            return InvitationView(
                state, holder: SessionHolder(person: invitation.person, name: name ?? invitation.person.key),
                room: invitation.room, until: invitation.until)
        }
        return switch found {
        case .good(let invitation): view(.good, invitation)
        case .used(let invitation): view(.used, invitation)
        case .expired(let invitation): view(.expired, invitation)
        case .revoked(let invitation): view(.revoked, invitation)
        case .unknownPerson(let invitation): view(.unknownPerson, invitation)
        case .notOurs: InvitationView(.notOurs)
        }
    }
}
