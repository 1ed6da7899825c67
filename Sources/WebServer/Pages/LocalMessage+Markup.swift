import Incidents

extension LocalMessage {
    /// One message of the log. `Script+Log.swift` builds the same for what comes later: change both.
    func item(answering question: LocalMessage?) -> Markup {
        let edited: Markup = editedAt == nil ? "" : "<span class=\"edited\">edited</span>"
        let quote: Markup =
            if let question {
                "<a class=\"quote\" href=\"#m-\(question.seq)\" dir=\"auto\">\(question.firstWords)</a>"
            } else {
                ""
            }
        let thread: Markup = thread == nil ? "" : "<span class=\"in-thread\">in a thread</span>"
        return """
            <li id="m-\(seq)" class="message" data-seq="\(seq)" data-kind="\(kind)" data-author="\(author)" \
            data-id="\(id)" data-thread="\(self.thread ?? "")" data-at="\(at.rfc3339)" data-edited="\(editedAt?.rfc3339 ?? "")">\
            <p class="by"><b>\(author)</b>\(at.markup)\(thread)\(edited)</p>\(quote)\
            <div class="text" dir="auto">\(text)</div></li>

            """
    }

    private var firstWords: String {
        let line = text.prefix { $0 != "\n" }
        return "\(author): \(line.prefix(80))\(line.count < text.count || line.count > 80 ? "…" : "")"
    }
}
