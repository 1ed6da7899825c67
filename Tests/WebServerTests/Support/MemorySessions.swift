import Incidents
import Synchronization

@testable import WebServer

/// Sessions in memory, with the promises that the daemon gives.
final class MemorySessions: SessionPort {
    struct State {
        var links: [String: InvitationView] = [:]
        var sessions: [String: SessionHolder] = [:]
    }
    let state = Mutex(State())

    init(links: [String: InvitationView] = [:]) { state.withLock { $0.links = links } }

    func holder(of key: String) -> SessionHolder? { state.withLock { $0.sessions[key] } }
    func look(_ token: String) async throws -> InvitationView {
        state.withLock { $0.links[token] ?? InvitationView(.notOurs) }
    }
    func enter(_ token: String, key: String) async throws -> InvitationView {
        state.withLock { state in
            guard let link = state.links[token] else { return InvitationView(.notOurs) }
            guard link.state == .good, let holder = link.holder else { return link }
            state.sessions[key] = holder
            state.links[token]?.state = .used
            return link
        }
    }
    func end(_ key: String) async throws { state.withLock { $0.sessions[key] = nil } }
    func revoke(_ word: String) async throws -> Revocation? {
        state.withLock { state in
            guard let gone = state.sessions.values.first(where: { $0.person.key == word }) else { return nil }
            state.sessions = state.sessions.filter { $0.value != gone }
            return Revocation(person: gone.person, proof: "proof")
        }
    }
}
