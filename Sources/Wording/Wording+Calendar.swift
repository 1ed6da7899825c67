import Incidents

/// The address of somebody's calendar, which is a secret: whoever has it reads their shifts.
package enum CalendarSaid: Hashable, Sendable {
    case link(String)
    /// Others would read it here. With the chat where it can be whispered to them.
    case elsewhere(PersonID, chat: String?)
}

extension Wording {
    func calendar(_ said: CalendarSaid?) -> Message {
        guard let said else {
            return Message(
                "Calendars need a public address: set server.public_url in the configuration. Your shifts: \(command("oncall mine"))"
            )
        }
        let link: String
        switch said {
        case .link(let address): link = address
        case .elsewhere(let person, let chat):
            let there = chat.map { Message.Line("Ask me at \(ours: $0): \(command("oncall calendar")). ") } ?? ""
            return Message(
                "The address of your calendar is for you alone, and here everybody could read it. \(there)On the server, \(code: "sitrep invite \(person.key) --calendar") prints it."
            )
        }
        var message = Message("Your shifts, for your own calendar (subscribe to this address; it is for you alone):")
        message.add("\(Message.Piece.link(url: link, label: link))")
        return message
    }
}
