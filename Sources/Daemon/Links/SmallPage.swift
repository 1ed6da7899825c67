import Delivery

/// A page for a telephone at 3 a.m.: one sentence, at most one button, no script and nothing from elsewhere.
struct SmallPage {
    var title: String
    /// Plain text, a paragraph each.
    var lines: [String]
    /// A button that posts to this same address.
    var button: String?

    var html: String {
        let text = lines.map { "<p>\(Self.escaped($0))</p>" }.joined()
        let form =
            button.map {
                "<form method=\"post\"><button type=\"submit\">\(Self.escaped($0))</button></form>"
            } ?? ""
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">
            <title>\(Self.escaped(title))</title><style>
            :root{color-scheme:light dark}
            body{font:1.15rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.4rem;overflow-wrap:anywhere}p{overflow-wrap:anywhere}
            button{font:inherit;font-weight:600;width:100%;padding:1rem;border:0;border-radius:.6rem;
            background:#b3261e;color:#fff}button:focus-visible{outline:3px solid #1a73e8;outline-offset:3px}
            </style></head><body><h1>\(Self.escaped(title))</h1>\(text)\(form)</body></html>
            """
    }

    func answer(_ status: Int) -> Webhook.Answer {
        Webhook.Answer(status, contentType: "text/html; charset=utf-8", body: Array(html.utf8))
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
