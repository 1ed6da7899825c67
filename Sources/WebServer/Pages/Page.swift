import HTTPTypes
import HummingbirdCore
import NIOCore

/// The frame around every page.
struct Page {
    var title: String
    /// The way from this page to the root, so that a proxy may serve everything under a path of its own.
    var root: String
    /// Which script runs: `home`, `incident`, `room`, `sign-in`.
    var name: String
    var content: Markup
    var session: Session?

    func response(_ status: HTTPResponse.Status = .ok) -> Response {
        let html: Markup = """
            <!doctype html>
            <html lang="en" data-root="\(root)" data-page="\(name)" data-token="\(session?.secret.forgeryToken ?? "")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            <link rel="icon" href="\(root)assets/\(Asset.icon.name)" type="image/svg+xml">
            <link rel="stylesheet" href="\(root)assets/\(Asset.style.name)">
            <script src="\(root)assets/\(Asset.script.name)" defer></script>
            </head>
            <body>
            \(content)
            </body>
            </html>

            """
        return Response(
            status: status, headers: Self.headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html.html)))
    }

    private static let headers: HTTPFields = {
        var fields = securityHeaders
        fields[.contentType] = "text/html; charset=utf-8"
        fields[.cacheControl] = "no-store"
        return fields
    }()

    /// Nothing inline, nothing from elsewhere, in nobody's frame.
    static let securityHeaders: HTTPFields = {
        var fields: HTTPFields = [
            .contentSecurityPolicy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                + "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            .xContentTypeOptions: "nosniff",
        ]
        // Room names stand in addresses: they go to no other site.
        if let name = HTTPField.Name("Referrer-Policy") { fields[name] = "same-origin" }
        return fields
    }()
}
