/// For whoever has not signed in: where a link is to be had; or the token. The script keeps that for this tab and fetches
/// the same address again with it.
struct SignInPage {
    var root: String

    var page: Page {
        Page(
            title: "Sign in · Sitrep", root: root, name: "sign-in",
            content: """
                <div class="page narrow">
                <main id="main" class="door">
                <p class="brand">Sitrep</p>
                <h1>You are not signed in</h1>
                <p>Ask the bot for a link: type <code>!invite</code> in your chat. Or have somebody who runs this server \
                run <code>sitrep invite you</code>, and open what it prints with this browser.</p>
                <details id="with-token"><summary>I have a token</summary>
                <form id="sign-in" class="sign-in">
                <label for="token">Token</label>
                <p class="quiet" id="token-hint">It is kept until this tab is closed.</p>
                <div class="row"><input id="token" type="password" required autocomplete="off" \
                aria-describedby="token-hint token-problem"><button>Open</button></div>
                <p id="token-problem" class="problem" role="alert"></p>
                </form>
                <noscript><p class="calm">A token needs JavaScript; a link does not.</p></noscript>
                </details>
                </main>
                </div>
                """)
    }
}
