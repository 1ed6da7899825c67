/// A person followed a link to a room that is not there: they get a page, not a problem document.
struct MissingPage {
    var room: String

    var page: Page {
        Page(
            title: "No such room · Sitrep", root: "../", name: "missing",
            content: """
                <div class="page">
                <header class="top"><a class="back" href="../" aria-label="All rooms">‹</a><h1>No such room</h1></header>
                <main id="main"><p class="calm">There is no room “\(room)”. \
                <a href="../">See all rooms</a>, or make it there.</p></main>
                </div>
                """)
    }
}
