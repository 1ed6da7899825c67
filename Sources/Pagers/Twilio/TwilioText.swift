import Incidents

/// What a page says, spoken and written. Nothing stands in it but what the order carries.
struct TwilioText {
    let order: PageOrder
    /// Key presses and answers come back.
    let hearsBack: Bool
    /// What to type in the room, `!ack`.
    let acknowledge: String

    /// Tells this page's messages from all others to the same number: `INC-3 (page 17)`.
    static func mark(_ order: PageOrder) -> String { "\(order.incident) (page \(order.page))" }

    /// One message of a few segments; Twilio takes 1,600 characters at most.
    /// https://www.twilio.com/docs/messaging/api/message-resource
    var written: String {
        let opening = order.isNotice ? "For your information: " : ""
        let title = PageWords.clipped(order.title, to: 240)
        var lines = ["\(opening)[\(order.severity.label)] \(Self.mark(order)): \(title)"]
        guard !order.isNotice else { return lines[0] }
        if let link = order.link { lines.append("Acknowledge: \(link)") }
        if hearsBack { lines.append(order.link == nil ? "Answer 1 to acknowledge." : "Or answer 1.") }
        if lines.count == 1 { lines.append("Say \(acknowledge) in the incident's room to take it.") }
        return lines.joined(separator: "\n")
    }

    /// `This is Sitrep. P1, incident 3: checkout is down.` Short, because it is said twice, and stands in an address too.
    var spoken: String {
        let opening = order.isNotice ? "For your information" : order.severity.label
        let title = PageWords.clipped(order.title, to: 120)
        return "This is Sitrep. \(opening), incident \(order.incident.number): " + title.followed(by: ".")
    }
}
