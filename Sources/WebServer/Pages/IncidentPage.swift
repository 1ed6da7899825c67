import HTTPTypes
import HummingbirdCore
import Incidents

/// One incident: how it stands, and everything that has happened.
struct IncidentPage {
    var view: IncidentView
    /// At most `mostRows` of it, the last of them the newest.
    var timeline: [TimelineRow]
    /// Seq of the last row of the page before, where there are older ones.
    var olderUpTo: Int?
    var session: Session?

    static let mostRows = 500

    var page: Page {
        Page(
            title: "\(view.id) \(view.title) · Sitrep", root: "../", name: "incident", content: content,
            session: session)
    }

    private var content: Markup {
        """
        <a class="skip" href="#main">Skip to the incident</a>
        <div class="page wide-page">
        <header class="top"><a class="back" href="../" aria-label="All incidents and rooms">‹</a>\
        <p class="brand">Sitrep</p><p class="quiet" id="zone"></p>\(session?.markup(root: "../"))</header>
        <main id="main">
        <div id="live">\(live)</div>
        </main>
        </div>
        """
    }

    private var live: Markup {
        let room: Markup =
            view.localRoom.map { "<a class=\"button\" href=\"../rooms/\($0.pathSegment)\">Open its room</a>" } ?? ""
        let elsewhere = view.rooms.filter { $0.room.chat != "local" }.map { link -> Markup in
            "<li>\(link.name ?? link.room.room) at \(link.room.chat)</li>"
        }
        return """
            <div class="headline" data-rank="\(view.shownRank)">
            <p class="badges">\(view.badges)<span class="id">\(view.id.description)</span></p>
            <h1 dir="auto">\(view.title)</h1>
            \(room)\(elsewhere.isEmpty ? nil : "<ul class=\"elsewhere\">\(elsewhere)</ul>")
            </div>
            <div class="split">
            \(view.panel(root: "../", timeline: [], isWholePage: true))
            <section id="timeline" class="sheet" aria-labelledby="timeline-title">
            <h2 id="timeline-title">Timeline <span class="quiet">newest first</span></h2>
            <ol class="timeline long">\(timeline.filter(\.isForReaders).reversed().map(\.item))</ol>\(older)
            </section>
            </div>
            """
    }
}

extension IncidentPage {
    private var older: Markup {
        olderUpTo.map { "<p><a href=\"\(view.id.description)?upto=\($0)#timeline\">Older</a></p>" } ?? ""
    }
}

extension Site {
    /// `?upto=<seq>` shows what was before.
    func incidentPage(_ name: String, _ path: RequestPath, _ caller: Caller) async throws -> Response {
        if case .stranger = caller { return SignInPage(root: "../").page.response() }
        let upTo = try path.parameter("upto") == nil ? nil : path.number("upto", in: 0 ... .max, default: 0)
        let part = TimelinePart.last(IncidentPage.mostRows + 1, upTo: upTo)
        guard let id = IncidentID(name), let view = try await backend.incident(id, for: caller.viewer),
            var timeline = try await backend.timeline(of: id, part, for: caller.viewer)
        else { return MissingPage(what: "incident", name: name).page.response(.notFound) }
        let older = timeline.count > IncidentPage.mostRows ? timeline.removeFirst().seq : nil
        return IncidentPage(view: view, timeline: timeline, olderUpTo: older, session: caller.session).page.response()
    }
}
