import Incidents
import NIOCore

/// Against whose measure a request counts: a person, however many sessions and tokens they have; a token that is nobody's
/// own; where nobody is known, the address.
enum Source: Hashable, Sendable {
    case person(PersonID)
    case token([UInt8])
    case address(String)

    init(_ caller: Caller, at peer: SocketAddress?) {
        switch caller {
        case .session(let session): self = .person(session.holder.person)
        case .holder(let holder): self = holder.person.map { .person($0) } ?? .token(holder.key)
        case .local, .stranger: self = .address(peer?.ipAddress ?? "")
        }
    }
}
