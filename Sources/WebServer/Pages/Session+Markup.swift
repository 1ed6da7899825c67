extension Session {
    /// Who is signed in, and the way out: a form, so that it works without a script.
    func markup(root: String) -> Markup {
        """
        <form class="account" method="post" action="\(root)sign-out"><span class="quiet">\(holder.name)</span>\
        <input type="hidden" name="page" value="\(secret.forgeryToken)"><button class="quiet-button">Sign out</button></form>
        """
    }
}
