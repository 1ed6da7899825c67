import Delivery
import Incidents
import Synchronization

/// Makes of Slack's payloads what was said and done, and gives it to the intake. Both ways in share it, so the same
/// thing is the same thing whichever way it came.
///
/// | | its identity |
/// |---|---|
/// | a message, also as `app_mention` | channel and `ts` |
/// | a reaction | `ts`, emoji, user and `event_ts` |
/// | a slash command | `trigger_id` |
/// | a button | `action_ts` and user |
/// | a form | the view's id |
///
/// A field of the wrong type is not there; a payload that lacks what it needs is passed over or refused, never a trap.
/// Events of another app than ours cannot be told (nobody knows our `api_app_id` beforehand); they bear our signature.
struct SlackHearing: Sendable {
    let chat: SlackChat
    let intake: any Intake
    private let limited = Limited()

    init(chat: SlackChat, intake: any Intake) {
        self.chat = chat
        self.intake = intake
    }

    func take(_ kind: SlackPayloadKind, _ payload: JSONValue) async -> SlackAnswer {
        await meet(groupsIn: payload)
        guard payload.isObject else { return .refused("a payload must be an object") }
        return switch kind {
        case .event: await event(payload)
        case .command: await command(payload)
        case .interaction: await interaction(payload)
        }
    }

    /// A user group's handle by its id, where the directory knows it.
    var group: @Sendable (String) -> String? { { [directory = chat.directory] in directory.group($0) } }

    /// A team that is mentioned and not known yet is asked for before its message is read: it is a name, and must not be
    /// taken for a word.
    private func meet(groupsIn payload: JSONValue) async {
        let event = payload["event"]
        let words = (event["text"].string ?? "") + (payload["text"].string ?? "")
        var ids = words.split(separator: "<!subteam^", omittingEmptySubsequences: false).dropFirst()
            .map { String($0.prefix { $0 != ">" }) }.filter { !$0.contains("|") }
        if words.allSatisfy(\.isWhitespace) { ids += SlackRichText.groups(in: event["blocks"]) }
        guard ids.contains(where: { SlackID.checked($0) != nil && group($0) == nil }),
            chat.directory.mayAskForGroups(at: chat.now(), every: .seconds(30))
        else { return }
        // Where it stays unknown it is read as somebody nobody knows, which is said.
        _ = try? await Self.within(.milliseconds(1500)) { [chat] in try await chat.learnGroups() }
    }

    /// Commits it. Where that fails Slack is not told "got it", and sends it again.
    func keep(_ heard: Heard, remember: [String: String] = [:]) async -> SlackAnswer {
        do {
            try await intake.take([heard], remember: remember)
            return .kept(nil)
        } catch {
            return .notKept("\(error)")
        }
    }

    func room(_ id: String) -> RoomRef { RoomRef(chat: chat.name, room: id) }

    /// Slack sends no more than 30,000 events an hour to an app, and says when it held some back.
    func tellLimit(_ isOn: Bool) async {
        guard limited.isOn.withLock({ $0 != isOn }) else { return }
        limited.isOn.withLock { $0 = isOn }
        await intake.report(
            chat: chat.name,
            trouble: isOn ? "Slack holds back events of \(chat.name): more than 30,000 came in an hour" : nil)
    }

    private final class Limited: Sendable {
        let isOn = Mutex(false)
    }
}
