import Incidents

/// A message as a client posted it, checked for shape and for who may speak as whom, not yet taken in.
package struct SubmittedMessage: Hashable, Sendable {
    package var room: String
    package var author: String
    package var text: String
    /// `id` of the message whose thread it stands in.
    package var thread: String?
    /// The client's own id: the same again is the same message. Nil asks for a new one.
    package var id: String?
    /// Who hands it in: the token's own person.
    package var viewer: Viewer

    package init(
        room: String, author: String, text: String, thread: String? = nil, id: String? = nil, viewer: Viewer = .anyone
    ) {
        self.viewer = viewer
        self.room = room
        self.author = author
        self.text = text
        self.thread = thread
        self.id = id
    }
}

/// A message that is committed.
package struct Submitted: Hashable, Sendable {
    package var message: LocalMessage
    /// It had been taken in before: nothing was done again.
    package var isRepeat: Bool

    package init(message: LocalMessage, isRepeat: Bool) {
        self.message = message
        self.isRepeat = isRepeat
    }
}

/// Why a message was not taken in. Nothing of it is kept.
package enum SubmitRefusal: Error, Hashable, Sendable {
    case noSuchRoom
    /// Nobody may speak under this name: a sentence for the person.
    case badAuthor(String)
    /// The same id by the same author in the same room, with another text.
    case conflict
    /// Too much is waiting already.
    case busy(retryAfter: Duration)
    /// A sentence for the person: what failed, and what to do.
    case failed(String)
}
