/// Asks for the token. The script keeps it for this tab and fetches the same address again with it; so the pages
/// need no cookie, and nothing that another site could make the browser send.
struct SignInPage {
    var root: String

    var page: Page {
        Page(
            title: "Sitrep", root: root, name: "sign-in",
            content: """
                <div class="page">
                <header class="top"><h1>Sitrep</h1></header>
                <main id="main">
                <form id="sign-in" class="sign-in">
                <label for="token">Token</label>
                <p class="quiet">From whoever runs this server. It is kept until this tab is closed.</p>
                <div class="row"><input id="token" type="password" required autocomplete="off" \
                aria-describedby="token-problem"><button>Open</button></div>
                <p id="token-problem" class="problem" role="alert"></p>
                </form>
                <noscript><p class="calm">This page needs JavaScript to send the token.</p></noscript>
                </main>
                </div>
                """)
    }
}
