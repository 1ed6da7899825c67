/// What is not listened to, on purpose, and why. The first row that matches decides; what matches none is heard.
enum MatrixIgnored {
    struct Row: Sendable {
        var why: String
        var matches: @Sendable (_ event: MatrixEvent, _ ourself: String) -> Bool
    }

    static let table: [Row] = [
        Row(why: "not a message: joins, reactions, redactions and changes of the room's state say nothing") {
            event, _ in event.type != "m.room.message" || event.stateKey != nil
        },
        Row(why: "our own words") { event, ourself in event.sender == ourself },
        Row(why: "another bot's words: bots write notices, and two bots that answer each other never end") {
            event, _ in event.content["msgtype"].string == "m.notice"
        },
        Row(why: "words of another Sitrep") { event, _ in event.content[MatrixContent.keyField] != .null },
        Row(why: "an edit: a command is run as it was first sent, once") { event, _ in event.edited != nil },
        Row(why: "not text: pictures, files, places and `/me`") {
            event, _ in event.content["msgtype"].string != "m.text"
        },
        Row(why: "emptied by a redaction") { event, _ in event.content["body"].string == nil },
    ]

    /// Why it is not listened to; nil where it is.
    static func reason(_ event: MatrixEvent, ourself: String) -> String? {
        table.first { $0.matches(event, ourself) }?.why
    }
}
