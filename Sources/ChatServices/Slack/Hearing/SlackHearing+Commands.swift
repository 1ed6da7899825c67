import Delivery
import Incidents

extension SlackHearing {
    /// `/sitrep <what you would type after !>`
    func command(_ payload: JSONValue) async -> SlackAnswer {
        // Without a trigger no form can be opened; the command is one all the same.
        let trigger = payload["trigger_id"].string.flatMap {
            SlackID.checked("slash.\($0)") == nil ? nil : SlackID.checked($0)
        }
        guard let user = SlackID.checked(payload["user_id"].string),
            let channel = SlackID.checked(payload["channel_id"].string)
        else { return .refused("a slash command has user_id and channel_id") }
        let mark = trigger ?? "\(user).\(chat.now().milliseconds)"
        guard let id = SlackID.checked("slash.\(mark)") else { return .refused("the user_id is too long") }
        let words = SlackText(payload["text"].string ?? "", labels: false, group: group)
        let isForeign = await isForeign(commander: payload)
        // A form is made of what only our own people may do: the plain command says so.
        if !isForeign, let form = SlackForm(typed: words.text), let trigger,
            await open(form, trigger: trigger, room: channel, thread: nil)
        {
            return .kept(nil)
        }
        let isEmpty = words.text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
        var heard = Heard(
            room: room(channel), id: id, sender: user, text: isEmpty ? "help" : words.text, at: chat.now())
        heard.isAddressed = true
        heard.isUnseen = true
        heard.expectsAnswer = true
        heard.isForeign = isForeign
        heard.mentioned = words.mentioned
        var remember: [String: String] = [:]
        if let url = payload["response_url"].string, SlackReplyURL.isGood(url, apiBase: chat.api.base) {
            remember["\(chat.name)/reply/\(id)"] = "\(chat.now().seconds) \(url)"
        }
        return await keep(heard, remember: remember)
    }

    /// A trigger lives 3 s, so this never goes through the outbox. False where it did not work: the plain command says
    /// what is missing.
    func open(_ form: SlackForm, trigger: String, room: String, thread: String?) async -> Bool {
        let view = form.view(room: room, thread: thread, severities: chat.options.severities)
        // Why it failed is said by what the plain command answers.
        let answer = try? await Self.within(.milliseconds(2500)) { [api = chat.api] in
            try await api.call(
                "views.open", ["trigger_id": .string(trigger), "view": view], timeout: .milliseconds(2500))
        }
        return answer != nil
    }
}

/// Where the answer to a slash command may be sent: to Slack alone, whatever the payload says.
enum SlackReplyURL {
    static func isGood(_ url: String, apiBase: String) -> Bool {
        guard url.utf8.count <= 1000, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }),
            let (scheme, host) = origin(url)
        else { return false }
        if scheme == "https", host == "slack.com" || host.hasSuffix(".slack.com") { return true }
        return origin(apiBase).map { $0 == (scheme, host) } ?? false
    }

    /// Scheme and host, in lower case, of an address without a user.
    private static func origin(_ url: String) -> (scheme: String, host: String)? {
        guard let colon = url.firstRange(of: "://") else { return nil }
        let authority = url[colon.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { return nil }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } : authority.prefix { $0 != ":" }
        guard !host.isEmpty else { return nil }
        return (url[..<colon.lowerBound].lowercased(), host.lowercased())
    }
}
