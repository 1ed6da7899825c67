import Incidents

/// The page as HTML that every mail program shows: no style sheet, no image, nothing fetched.
struct PageMarkup {
    let order: PageOrder
    let link: String
    let opening: String

    var text: String {
        let rows = order.details.map { row in
            "<p><b>\(Markup.escaped(row.key)):</b> \(lines(row.text))</p>"
        }
        let title = "\(order.severity.label) \(order.incident): \(order.title)"
        return
            ([
                "<!DOCTYPE html>", "<html><body>", "<p>\(Markup.escaped(opening))</p>",
                "<p><a href=\"\(Markup.escaped(link))\">Acknowledge</a> (opens a page with a button)</p>",
                "<p><b>\(Markup.escaped(title))</b></p>",
            ] + rows + ["</body></html>"]).joined(separator: "\n")
    }

    private func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Markup.escaped(String($0)) }
            .joined(separator: "<br>\n")
    }
}
