import HummingbirdCore
import Incidents

/// The first page: what is open, and where people talk.
struct HomePage {
    /// Open ones, all of them, and the last of the others.
    var incidents: [IncidentView]
    /// One page of those that stay, and those of the incidents that are shown.
    var rooms: [LocalRoom]
    /// The last room of the page, where more follow.
    var roomsGoOn: String?
    /// What commands begin with.
    var prefix = "!"
    var session: Session?

    // However many there are, the page stays one that a telephone loads.
    static let mostOpen = 100
    static let mostOver = 20
    static let mostRooms = 100

    var page: Page { Page(title: title, root: "", name: "home", content: content, session: session) }

    private var open: [IncidentView] { incidents.filter(\.phase.isActive).sorted(by: Self.worstFirst) }
    private var over: [IncidentView] {
        incidents.filter { !$0.phase.isActive }.sorted { $0.id > $1.id }
    }
    private var title: String { open.isEmpty ? "Sitrep" : "(\(open.count)) Sitrep" }

    private static func worstFirst(_ one: IncidentView, _ other: IncidentView) -> Bool {
        (one.severity.rank, one.id) < (other.severity.rank, other.id)
    }

    /// Rooms that stay come before the many that incidents leave behind; of those the newest first.
    private static func standingFirst(_ one: LocalRoom, _ other: LocalRoom) -> Bool {
        switch (one.incident, other.incident) {
        case (nil, nil): one.name < other.name
        case (nil, .some): true
        case (.some, nil): false
        case (.some(let first), .some(let second)): (second, one.name) < (first, other.name)
        }
    }

    private var content: Markup {
        """
        <a class="skip" href="#main">Skip to the incidents</a>
        <div class="page">
        <header class="top"><h1>Sitrep</h1><p class="quiet" id="zone"></p>\(session?.markup(root: ""))</header>
        <main id="main">
        <div id="live">\(lists)</div>
        \(Self.newRoom)
        </main>
        </div>
        """
    }

    /// What the script fetches again and puts in the place of the old.
    private var lists: Markup {
        """
        <section aria-labelledby="open-title">
        <h2 id="open-title">Open incidents</h2>
        \(openList)
        </section>
        \(overList)
        <section aria-labelledby="rooms-title">
        <h2 id="rooms-title">Rooms</h2>
        \(roomList)
        </section>
        """
    }

    private var openList: Markup {
        guard !open.isEmpty else {
            return """
                <p class="calm">Nothing is open. To declare an incident, type \
                <code>\(prefix)declare P1 what is wrong</code> in any room.</p>
                """
        }
        let more: Markup =
            open.count <= Self.mostOpen
            ? ""
            : """
            <p class="calm">and \(open.count - Self.mostOpen) more, less severe: \
            <code>\(prefix)incidents</code> in any room.</p>
            """
        return "<ul class=\"incidents\">\(open.prefix(Self.mostOpen).map { $0.card(root: "") })</ul>\(more)"
    }

    private var overList: Markup {
        guard !over.isEmpty else { return "" }
        return """
            <details class="over"><summary>Resolved and closed (\(over.count < Self.mostOver ? "" : "the last ")\(over.count))</summary>
            <ul class="incidents">\(over.map { $0.card(root: "") })</ul></details>
            """
    }

    private var roomList: Markup {
        guard !rooms.isEmpty else { return "<p class=\"calm\">There is no room yet. Make the first one below.</p>" }
        let rows = rooms.sorted(by: Self.standingFirst).map { room -> Markup in
            let topic: Markup = room.topic.isEmpty ? "" : "<span class=\"topic\" dir=\"auto\">\(room.topic)</span>"
            return """
                <li><a href="rooms/\(room.name.pathSegment)"><b>\(room.name)</b>\(topic)\
                <span class="count">\(room.lastSeq)<span class="unseen"> messages</span></span></a></li>

                """
        }
        let more: Markup =
            roomsGoOn.map { "<p><a href=\"./?rooms=\($0.pathSegment)\">More rooms</a></p>" } ?? ""
        return "<ul class=\"rooms\">\(rows)</ul>\(more)"
    }

    private static let newRoom: Markup = """
        <form id="new-room" class="new-room" hidden>
        <label for="room-name">New room</label>
        <div class="row"><input id="room-name" name="room" required maxlength="80" pattern="[a-z0-9][a-z0-9._\\-]*" \
        autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="ops" \
        aria-describedby="room-problem"><button>Make</button></div>
        <p id="room-problem" class="problem" role="alert"></p>
        </form>
        """
}

extension Site {
    /// `?rooms=<name>` goes on behind that room.
    func homePage(_ path: RequestPath, _ caller: Caller) async throws -> Response {
        if case .stranger = caller { return SignInPage(root: "").page.response() }
        let viewer = caller.viewer
        let open = try await backend.openIncidents(for: viewer)
        let over = try await backend.lastIncidents(for: viewer, limit: HomePage.mostOver)
        let after = try path.parameter("rooms") ?? ""
        var rooms = try await backend.rooms(for: viewer, after: after, limit: HomePage.mostRooms + 1, standing: true)
        let isMore = rooms.count > HomePage.mostRooms
        if isMore { rooms.removeLast() }
        let last = rooms.last?.name
        for view in open.prefix(HomePage.mostOpen) + over {
            guard let name = view.localRoom, let room = try await backend.room(name, for: viewer) else { continue }
            rooms.append(room)
        }
        return HomePage(
            incidents: open + over, rooms: rooms, roomsGoOn: isMore ? last : nil,
            prefix: await backend.vocabulary().prefix, session: caller.session
        ).page.response()
    }
}
