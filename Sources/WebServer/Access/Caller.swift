import HTTPTypes
import Incidents

/// Who sent a request, as far as it is known.
enum Caller: Hashable, Sendable {
    /// No tokens are configured: somebody on this machine (or let through by the proxy in front).
    case local
    case holder(TokenHolder)
    /// Somebody who signed in with this browser.
    case session(Session)
    /// Tokens are configured and none was shown.
    case stranger

    var viewer: Viewer {
        switch self {
        case .local, .stranger: .anyone
        case .holder(let holder): holder.person.map { .person($0) } ?? .anyone
        case .session(let session): .person(session.holder.person)
        }
    }

    var person: PersonID? {
        switch self {
        case .local, .stranger: nil
        case .holder(let holder): holder.person
        case .session(let session): session.holder.person
        }
    }

    /// The author of a message: the one it names, where this caller may speak for them, or the token's own person.
    func author(named name: String?) throws(Problem) -> String {
        // The bot's own messages are found again by author and id: nobody else may write under its name.
        // A name that reads the same is as good as that one to people.
        guard !Lookalike.areAlike(name ?? "", "sitrep") else {
            throw Problem(.forbidden, "\"sitrep\" is the bot's own name. Take your own: {\"author\": \"ana\", …}.")
        }
        switch (self, name ?? person?.key) {
        case (.stranger, _): throw .unauthorized
        case (_, nil):
            throw .badRequest("author is missing. Send {\"author\": \"ana\", \"text\": \"…\"}.")
        case (.local, .some(let author)): return author
        case (.holder(let holder), .some(let author)):
            guard holder.maySpeak(as: PersonID(author)) else {
                throw Problem(.forbidden, "This token may not speak for \(author). \(holder.voices)")
            }
            return author
        case (.session(let session), .some(let author)):
            guard author == session.holder.person.key else {
                throw Problem(.forbidden, "You are signed in as \(session.holder.name), and speak for nobody else.")
            }
            return author
        }
    }

    var session: Session? { if case .session(let session) = self { session } else { nil } }
}

extension TokenHolder {
    fileprivate var voices: String {
        switch maySpeakFor {
        case .everyone: return "It may speak for everyone."
        case .only(let others):
            let names = ((person.map { [$0] } ?? []) + others).map(\.key)
            return names.isEmpty ? "It may speak for nobody." : "It may speak for \(names.joined(separator: ", "))."
        }
    }
}

extension Problem {
    static var unauthorized: Problem {
        Problem(
            .unauthorized, "A token is needed. Send the header \"Authorization: Bearer <token>\".",
            headers: [.wwwAuthenticate: "Bearer realm=\"sitrep\""])
    }
}
