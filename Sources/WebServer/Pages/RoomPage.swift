import HTTPTypes
import HummingbirdCore
import Incidents

/// One room: what was said, where to type, and its incident beside it.
struct RoomPage {
    var room: LocalRoom
    var messages: [LocalMessage]
    var incident: IncidentView?
    var timeline: [TimelineRow] = []
    /// Set where the session or token belongs to a person: then nobody else's name can be typed.
    var person: PersonID?
    /// What commands begin with.
    var prefix = "!"
    var session: Session?

    static let shownMessages = 200

    var page: Page {
        Page(title: "\(room.name) · Sitrep", root: "../", name: "room", content: content, session: session)
    }

    private var content: Markup {
        let skip: Markup = incident == nil ? "" : "<a class=\"skip\" href=\"#panel\">Skip to the incident</a>"
        return """
            <a class="skip" href="#text">Skip to the message field</a>\(skip)
            <div class="page room" id="room" data-room="\(room.name)" data-author="\(person?.key ?? "")" \
            data-prefix="\(prefix)">
            <header class="top"><a class="back" href="../" aria-label="All incidents and rooms">‹</a>\
            <div class="names"><h1>\(room.name)</h1><p id="here" class="here" aria-label="Who is here">\(topic)</p></div>\
            <p id="state" class="state" role="status"></p>\(session?.markup(root: "../"))</header>
            \(panelButton)
            <div class="columns">
            <main id="main" class="talk">
            <div id="frame" class="log-frame">
            <button id="earlier" class="quiet-button" hidden>Earlier messages</button>
            <ol id="log" class="log" role="log" aria-label="Messages" aria-describedby="log-keys" tabindex="0">\(items)</ol>
            <p id="log-keys" hidden>Arrow keys move from message to message, Enter opens the thread.</p>
            <p id="empty" class="calm"\(messages.isEmpty ? "" : " hidden")>Nothing has been said here yet. \
            Type <code>\(prefix)help</code> to see what the bot can do.</p>
            </div>
            \(composer)
            </main>
            \(Self.thread)\(aside)
            </div>
            </div>
            \(RoomForms.markup)
            """
    }

    private var topic: Markup { "<span dir=\"auto\">\(incident == nil ? room.topic : "")</span>" }

    private var panelButton: Markup {
        guard let incident else { return "" }
        return """
            <button id="show-panel" class="show-panel" aria-expanded="false" aria-controls="panel">\
            <span class="unseen">Incident: </span><span id="summary" data-live>\(incident.summary)</span>\
            <span class="more" aria-hidden="true">⌄</span></button>
            """
    }

    private var aside: Markup {
        guard incident != nil else { return "" }
        return """
            <aside id="panel" class="side panel" aria-label="Incident" tabindex="-1">
            <button id="hide-panel" class="quiet-button close">Close</button>
            <div id="live" data-live>\(live)</div>
            </aside>
            """
    }

    private var live: Markup? { incident?.panel(root: "../", timeline: timeline) }

    private static let thread: Markup = """
        <aside id="thread" class="side thread" aria-label="Thread" hidden>
        <div class="side-top"><h2>Thread</h2><button id="close-thread" class="quiet-button">Close</button></div>
        <ol id="thread-log" class="log" role="log" aria-label="Messages of the thread" tabindex="0"></ol>
        <form id="thread-form" autocomplete="off"><div class="row">\
        <label class="unseen" for="thread-text">Reply in the thread</label>\
        <textarea id="thread-text" rows="1" required placeholder="Reply" enterkeyhint="send"></textarea>\
        <button>Reply</button></div></form>
        </aside>
        """

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
            <div id="actions" data-live>\(actions)</div>
            <form id="composer" autocomplete="off">
            <div class="who">\(author)<span id="zone" class="quiet"></span></div>
            <ul id="suggestions" class="suggestions" role="listbox" aria-label="Suggestions" hidden></ul>
            <div class="row"><label class="unseen" for="text">Message</label>\
            <textarea id="text" rows="1" required placeholder="Message, or \(prefix)help" enterkeyhint="send" \
            aria-autocomplete="list" aria-controls="suggestions"></textarea><button>Send</button></div>
            <p id="suggested" class="unseen" role="status"></p>
            <p id="problem" class="problem" role="alert"></p>
            </form>
            </div>
            """
    }

    /// What is pressed most. Each types the very command.
    private var actions: Markup {
        guard let incident, incident.phase.isActive else { return "" }
        var buttons: [Markup] = []
        func button(_ label: String, command: String) {
            buttons.append("<button type=\"button\" data-command=\"\(command)\">\(label)</button>")
        }
        func form(_ label: String, _ name: String) {
            buttons.append("<button type=\"button\" data-form=\"\(name)\" aria-haspopup=\"dialog\">\(label)</button>")
        }
        if incident.commander == nil || incident.commander?.person != person {
            button("Take command", command: "ic me if free")
        }
        if !incident.unanswered.isEmpty { button("Acknowledge", command: "ack") }
        form("Update…", "update-form")
        switch incident.phase {
        case .investigating, .identified: form("Mitigated…", "mitigated-form")
        case .monitoring: form("Resolved…", "resolved-form")
        case .resolved, .closed, .cancelled, .merged: break
        }
        return "<div class=\"actions\" role=\"group\" aria-label=\"Frequent commands\">\(buttons)</div>"
    }

    /// What the script puts in the place of the old.
    var fragment: Page {
        Page(
            title: room.name, root: "../", name: "panel",
            content: """
                <span id="summary">\(incident?.summary)</span><div id="live">\(live)</div><div id="actions">\(actions)</div>
                """)
    }
}

extension Site {
    func roomPage(_ name: String, _ caller: Caller) async throws -> Response {
        if case .stranger = caller { return SignInPage(root: "../").page.response() }
        guard var page = try await self.page(of: name, caller) else {
            return MissingPage(what: "room", name: name).page.response(.notFound)
        }
        page.messages = try await backend.lastMessages(
            room: name, limit: RoomPage.shownMessages, for: caller.viewer)
        return page.page.response()
    }

    func panel(of name: String, _ caller: Caller) async throws -> Response {
        if case .stranger = caller { throw Problem.unauthorized }
        guard let page = try await page(of: name, caller) else { throw Problem.noSuchRoom(name) }
        return page.fragment.response()
    }

    /// All but the messages.
    private func page(of name: String, _ caller: Caller) async throws -> RoomPage? {
        guard let room = try await backend.room(name, for: caller.viewer) else { return nil }
        var page = RoomPage(room: room, messages: [], person: caller.person, session: caller.session)
        page.prefix = await backend.vocabulary().prefix
        if let id = room.incident {
            page.incident = try await backend.incident(id, for: caller.viewer)
            page.timeline =
                try await backend.timeline(
                    of: id, .last(IncidentView.latestRead), for: caller.viewer) ?? []
        }
        return page
    }
}
