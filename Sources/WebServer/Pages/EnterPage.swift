import HTTPTypes
import HummingbirdCore
import Incidents

/// Where a link of an invitation leads: whom it lets in, and one button. Opening it uses nothing up.
struct EnterPage {
    var view: InvitationView

    func response() -> Response {
        Page(title: "\(title) · Sitrep", root: "", name: "enter", content: content).response(status)
    }

    private var status: HTTPResponse.Status {
        switch view.state {
        case .good: .ok
        case .used, .expired, .revoked: .gone
        case .unknownPerson, .notOurs: .notFound
        }
    }

    private var title: String {
        switch view.state {
        case .good: view.holder.map { "Welcome, \($0.name)" } ?? "Welcome"
        case .used: "This link has been used"
        case .expired: "This link is too old"
        case .revoked: "This link was taken back"
        case .unknownPerson, .notOurs: "This link is not good"
        }
    }

    private var content: Markup {
        """
        <div class="page narrow">
        <main id="main" class="door">
        <p class="brand">Sitrep</p>
        <h1>\(title)</h1>
        \(explanation)
        </main>
        </div>
        """
    }

    private var explanation: Markup {
        let again: Markup = """
            <p>Ask for another one: type <code>!invite</code> in your chat, or have somebody who runs the server run \
            <code>sitrep invite \(view.holder?.person.key ?? "you")</code>.</p>
            """
        switch view.state {
        case .good:
            let room: Markup = view.room.map { "the room <b>\($0)</b>" } ?? "the rooms"
            let until: Markup = view.until.map { ", until \($0.markup)" } ?? ""
            return """
                <p>This lets you into \(room), as yourself, with this browser.</p>
                <form method="post"><button class="wide">Come in</button></form>
                <p class="quiet">The link works once\(until). Is this not your own device? Sign out when you leave.</p>
                """
        case .used:
            return """
                <p>Each link works once. If it was not you who used it, tell whoever runs this server at once.</p>\(again)
                """
        case .expired: return "<p>It was good until \(view.until?.markup).</p>\(again)"
        case .revoked: return "<p>Somebody ended all ways in that you had before.</p>\(again)"
        case .unknownPerson: return "<p>It is for somebody whom the configuration does not know any more.</p>"
        case .notOurs: return "<p>It may have been cut off on its way, or be of another server.</p>\(again)"
        }
    }
}
