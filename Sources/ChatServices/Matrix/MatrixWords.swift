/// What a person said in an event, as plain text with mentions in it as `@user:server`.
struct MatrixWords {
    let text: String

    init(_ event: MatrixEvent) {
        var body = event.content["body"].string ?? ""
        var html = event.content["formatted_body"].string ?? ""
        if event.isReply {
            body = Self.withoutQuote(body)
            html = Self.withoutQuotedHTML(html)
        }
        var text = MatrixPills(html: html).replaceLabels(in: body)
        for user in event.content["m.mentions"]["user_ids"].array.prefix(20).compactMap(\.string) {
            text = Self.naming(user, in: text)
        }
        self.text = text
    }

    /// Older clients put the message they answer before their own, line by line behind `>`: a quoted command must not
    /// be run again.
    private static func withoutQuote(_ body: String) -> String {
        guard body.hasPrefix("> <") || body.hasPrefix("> * <") else { return body }
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        var rest = lines.drop { $0.hasPrefix(">") }
        if rest.first?.isEmpty == true { rest = rest.dropFirst() }
        return rest.joined(separator: "\n")
    }

    private static func withoutQuotedHTML(_ html: String) -> String {
        guard let end = html.firstRange(of: "</mx-reply>") else { return html }
        return String(html[end.upperBound...])
    }

    /// Where only `m.mentions` says who is meant, and the text has `@ana` or `ana`: the first such word becomes the id.
    private static func naming(_ user: String, in text: String) -> String {
        guard user.hasPrefix("@"), let colon = user.firstIndex(of: ":"), !text.contains(user) else { return text }
        let local = user[user.index(after: user.startIndex)..<colon].lowercased()
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let punctuation: Set<Character> = [",", ":", ".", "!", "?", ";"]
        for (index, word) in words.enumerated() {
            var core = Substring(word)
            while let last = core.last, punctuation.contains(last) { core = core.dropLast() }
            let bare = core.hasPrefix("@") ? core.dropFirst() : core
            guard bare.lowercased() == local else { continue }
            words[index] = user + word[core.endIndex...]
            return words.joined(separator: " ")
        }
        return text
    }
}
