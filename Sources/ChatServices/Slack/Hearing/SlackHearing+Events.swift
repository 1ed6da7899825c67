import Delivery
import Incidents

extension SlackHearing {
    /// The Events API's envelope, as the webhook and the socket bring it.
    func event(_ payload: JSONValue) async -> SlackAnswer {
        switch payload["type"].string {
        case "event_callback": break
        case "app_rate_limited":
            await tellLimit(true)
            return .kept(nil)
        case nil: return .refused("an event has a type")
        // Slack may invent kinds of envelope; sending them again helps nobody.
        default: return .kept(nil)
        }
        let event = payload["event"]
        guard event.isObject, let type = event["type"].string else {
            return .refused("an event_callback has an event with a type")
        }
        await tellLimit(false)
        let ourself = ourself(payload)
        switch SlackEventTable.fate(type: type, subtype: event["subtype"].string) {
        case .said: return await said(event, ourself, payload)
        case .reaction(let isOn): return await reaction(event, isOn: isOn, ourself, payload)
        case .moved: return await moved(event)
        case .ignored: return .kept(nil)
        }
    }

    /// The bot's user as `auth.test` told it, and before that as the envelope does: the event is visible to it.
    private func ourself(_ payload: JSONValue) -> Set<String> {
        let told = payload["authorizations"].array.filter { $0["is_bot"] == true }.compactMap { $0["user_id"].string }
        return Set(told + [chat.directory.ourself?.user].compactMap { $0 })
    }

    /// Why nobody said this message to us; nil where somebody did.
    static func silence(of event: JSONValue, _ ourself: Set<String>) -> String? {
        // Bots are known by `bot_id`, our own posts too, also before we know who we are.
        if event["bot_id"] != .null || event["bot_profile"] != .null { return "a bot's words" }
        guard let user = event["user"].string else { return "nobody's words" }
        if ourself.contains(user) { return "our own words" }
        if user == "USLACKBOT" { return "Slack's own words, a reminder's perhaps" }
        return event["hidden"] == true ? "not shown to anybody" : nil
    }

    private func said(
        _ event: JSONValue, _ ourself: Set<String>, _ payload: JSONValue
    ) async -> SlackAnswer {
        guard Self.silence(of: event, ourself) == nil,
            let channel = SlackID.checked(event["channel"].string), let ts = SlackID.checked(event["ts"].string),
            let user = SlackID.checked(event["user"].string)
        else { return .kept(nil) }
        var words = SlackText(message: event, group: group)
        let isToUs = words.takeOff(ourself)
        // A file without a word.
        guard isToUs || words.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            return .kept(nil)
        }
        var heard = Heard(
            room: room(channel), id: ts, sender: user, text: words.text, thread: Self.thread(of: event, ts),
            at: SlackID.instant(ts) ?? chat.now())
        // `app_home` is what a direct message was called at first.
        heard.isAddressed = isToUs || event["channel_type"] == "im" || event["channel_type"] == "app_home"
        // A person waits for the bot alone there.
        heard.expectsAnswer = event["channel_type"] == "im" || event["channel_type"] == "app_home"
        // An `app_mention` too comes when a mention is put in later.
        heard.isEdited = event["edited"].isObject
        heard.isForeign = await isForeign(user, event, in: payload)
        heard.mentioned = words.mentioned.filter { !ourself.contains($0) }
        return await keep(heard)
    }

    /// The root of the thread that it stands in; the root itself stands in the channel.
    static func thread(of message: JSONValue, _ ts: String?) -> String? {
        guard let thread = SlackID.checked(message["thread_ts"].string), thread != ts else { return nil }
        return thread
    }

    /// A channel that became shared, or moved within a Grid, has a new id.
    private func moved(_ event: JSONValue) async -> SlackAnswer {
        guard let old = SlackID.checked(event["old_channel_id"].string),
            let new = SlackID.checked(event["new_channel_id"].string), old != new
        else { return .kept(nil) }
        await intake.moved(room(old), to: room(new))
        return .kept(nil)
    }
}
