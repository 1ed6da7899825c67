import Delivery

/// What a status callback says. https://www.twilio.com/docs/voice/api/call-resource#statuscallback,
/// https://www.twilio.com/docs/voice/answering-machine-detection and
/// https://www.twilio.com/docs/messaging/guides/track-outbound-message-status
struct TwilioNews: Hashable {
    /// Twilio's id of the call or message, with what is said of it: a second delivery has the same.
    let id: String
    /// Nil where it tells people nothing.
    let kind: PagerWord.Kind?
    /// A message that was not lost: an answer to it may follow.
    let isMessageOnItsWay: Bool

    init?(_ form: WebForm) {
        let to = MailHeader.oneLine(String((form["To"] ?? "their number").prefix(32)))
        let error = form["ErrorCode"].flatMap { Int($0) }.map { " (Twilio's error \($0))" } ?? ""
        if let sid = form["MessageSid"], let status = form["MessageStatus"] {
            id = "\(sid)/\(status)"
            isMessageOnItsWay = !["undelivered", "failed", "canceled"].contains(status)
            switch status {
            case "delivered", "read": kind = .delivered
            case "undelivered", "failed": kind = .failed("the SMS to \(to) was not delivered\(error)")
            default: kind = nil
            }
            return
        }
        guard let sid = form["CallSid"], !sid.isEmpty else { return nil }
        isMessageOnItsWay = false
        switch (form["CallStatus"], form["AnsweredBy"]) {
        case ("busy"?, _):
            id = "\(sid)/busy"
            kind = .failed("\(to) was busy")
        case ("no-answer"?, _):
            id = "\(sid)/no-answer"
            kind = .failed("nobody answered the telephone at \(to)")
        case ("failed"?, _):
            id = "\(sid)/failed"
            kind = .failed("the call to \(to) could not be put through\(error)")
        case (_, "human"?):
            id = "\(sid)/human"
            kind = .delivered
        case (_, let who?) where who.hasPrefix("machine") || who == "fax":
            id = "\(sid)/machine"
            kind = .failed("a \(who == "fax" ? "fax" : "voicemail") answered the call to \(to)")
        case (nil, nil): return nil
        default:
            id = "\(sid)/other"
            kind = nil
        }
    }
}
