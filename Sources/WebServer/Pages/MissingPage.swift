/// A person followed a link to a room or incident that is not there, or that they may not see: they get a page, not a
/// problem document.
struct MissingPage {
    /// `room`, `incident`.
    var what: String
    var name: String

    var page: Page {
        Page(
            title: "No such \(what) · Sitrep", root: "../", name: "missing",
            content: """
                <div class="page">
                <header class="top"><a class="back" href="../" aria-label="All incidents and rooms">‹</a>\
                <h1>No such \(what)</h1></header>
                <main id="main"><p class="calm">There is no \(what) “\(name)” that you may see. \
                <a href="../">See all incidents and rooms</a>.</p></main>
                </div>
                """)
    }
}
