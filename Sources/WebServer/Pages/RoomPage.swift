import HTTPTypes
import HummingbirdCore
import Incidents

/// One room: its incident, what was said, and where to type.
struct RoomPage {
    var room: LocalRoom
    var messages: [LocalMessage]
    var incident: IncidentView?
    /// Set where the token belongs to a person: then nobody else's name can be typed.
    var person: PersonID?

    static let shownMessages = 200

    var page: Page { Page(title: "\(room.name) · Sitrep", root: "../", name: "room", content: content) }

    private var content: Markup {
        """
        <a class="skip" href="#text">Skip to the message field</a>
        <div class="page room" id="room" data-room="\(room.name)" data-author="\(person?.key ?? "")">
        <header class="top"><a class="back" href="../" aria-label="All rooms">‹</a>\
        <div class="names"><h1>\(room.name)</h1>\(topic)</div><p id="state" class="state" role="status"></p></header>
        <div id="live">\(incident?.strip)</div>
        <main id="main" class="log-frame">
        <button id="earlier" class="quiet-button" hidden>Earlier messages</button>
        <ol id="log" class="log" role="log" aria-label="Messages" tabindex="0">\(items)</ol>
        <p id="empty" class="calm"\(messages.isEmpty ? "" : " hidden")>Nothing has been said here yet. \
        Type <code>!help</code> to see what the bot can do.</p>
        </main>
        \(composer)
        </div>
        """
    }

    private var topic: Markup { room.topic.isEmpty ? "" : "<p class=\"topic\" dir=\"auto\">\(room.topic)</p>" }

    private var items: [Markup] {
        let words = Dictionary(messages.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return messages.map { message in
            message.item(answering: message.inReplyTo.flatMap { words[$0] })
        }
    }

    private var composer: Markup {
        let author: Markup =
            person == nil
            ? """
            <label for="author">Your name</label><input id="author" required maxlength="64" autocomplete="nickname" \
            autocapitalize="none" spellcheck="false" placeholder="ana">
            """
            : ""
        return """
            <div class="composer">
            <ul id="unsent" class="unsent" aria-label="Not sent yet" aria-live="polite"></ul>
            <button id="newer" class="newer" hidden>New messages ↓</button>
            <form id="composer" autocomplete="off">
            <div class="who">\(author)<span id="zone" class="quiet"></span></div>
            <div class="row"><label class="unseen" for="text">Message</label>\
            <textarea id="text" rows="1" required placeholder="Message, or !help" enterkeyhint="send"></textarea>\
            <button>Send</button></div>
            <p id="problem" class="problem" role="alert"></p>
            </form>
            </div>
            """
    }
}

extension Site {
    func roomPage(_ name: String, _ caller: Caller) async throws -> Response {
        if case .stranger = caller { return SignInPage(root: "../").page.response() }
        guard let room = try await backend.rooms(for: caller.viewer).first(where: { $0.name == name }) else {
            return MissingPage(room: name).page.response(.notFound)
        }
        let messages = try await backend.lastMessages(
            room: name, limit: RoomPage.shownMessages, for: caller.viewer)
        var incident: IncidentView?
        if let id = room.incident { incident = try await backend.incident(id, for: caller.viewer) }
        return RoomPage(room: room, messages: messages, incident: incident, person: caller.person).page.response()
    }
}
