import Incidents

@testable import ChatServices

/// Answers and events of chats: parsed, written and parsed again, and read as the services' own shapes.
func feedChatJSON(_ bytes: [UInt8]) {
    guard let value = JSONValue(bytes: bytes) else { return }
    demand(JSONValue(bytes: value.bytes) == value, "JSON is another when it is read again")
    _ = SlackText(blocks: value["blocks"])
    _ = SlackText(message: value)
    _ = SlackForm.sent(value)
    _ = SlackHearing.thread(of: value, value["ts"].string)
}

/// Markup of a Slack message, forms, and identities.
func feedChatText(_ bytes: [UInt8]) {
    let said = text(bytes)
    _ = SlackText(said)
    _ = SlackFormBody.fields(bytes)
    _ = SlackID.checked(said)
    _ = SlackID.instant(said)
    _ = ConsoleText.read(said)
}
