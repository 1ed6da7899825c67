/// Instructions for a call or an answer to a message. https://www.twilio.com/docs/voice/twiml
///
/// Everything that is said is escaped here: no text from outside becomes an instruction.
enum TwiML {
    static let contentType = "text/xml; charset=utf-8"

    /// Says it twice, then waits ten seconds for one key, whose answer goes to `action`.
    static func ask(_ text: String, action: String) -> String {
        let said = say("\(text) Press 1 to acknowledge.")
        return response(
            "<Gather numDigits=\"1\" timeout=\"10\" method=\"POST\" action=\"\(Markup.escaped(action))\">"
                + said + "<Pause length=\"1\"/>" + said + "</Gather>" + say("No key was pressed. Goodbye."))
    }

    /// Says it twice; no key is asked for.
    static func tell(_ text: String) -> String { response(say(text) + "<Pause length=\"1\"/>" + say(text)) }

    /// Says it and hangs up.
    static func close(_ text: String) -> String { response(say(text) + "<Hangup/>") }

    /// Answers a message; nil answers nothing.
    static func reply(_ text: String?) -> String {
        response(text.map { "<Message>\(Markup.escaped($0))</Message>" } ?? "")
    }

    private static func say(_ text: String) -> String { "<Say>\(Markup.escaped(text))</Say>" }
    private static func response(_ inside: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>\(inside)</Response>"
    }
}
