/// The words of a message's `rich_text` blocks; people's own messages hold no other kind.
/// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
struct SlackRichText {
    private(set) var text = ""
    private(set) var mentioned: [String] = []
    let group: @Sendable (String) -> String?

    init(group: @escaping @Sendable (String) -> String?) { self.group = group }

    mutating func add(_ blocks: JSONValue) {
        for block in blocks.array where block["type"] == "rich_text" {
            for part in block["elements"].array where text.utf8.count < SlackText.longest * 4 { add(part: part) }
        }
    }

    /// The user groups that are mentioned.
    static func groups(in blocks: JSONValue) -> [String] {
        blocks.array.flatMap { $0["elements"].array }.flatMap { $0["elements"].array }
            .filter { $0["type"] == "usergroup" }.compactMap { $0["usergroup_id"].string }
    }

    private mutating func add(part: JSONValue) {
        switch part["type"].string {
        case "rich_text_section", "rich_text_preformatted": line("", part)
        case "rich_text_quote": line("> ", part)
        case "rich_text_list": for item in part["elements"].array { line("• ", item) }
        default: break
        }
    }

    private mutating func line(_ start: String, _ part: JSONValue) {
        if !text.isEmpty, text.utf8.last != 0x0A { text += "\n" }
        text += start
        for element in part["elements"].array { add(element: element) }
    }

    private mutating func add(element: JSONValue) {
        switch element["type"].string {
        case "text": text += element["text"].string ?? ""
        case "link": text += SlackText.link(element["url"].string ?? "", element["text"].string, labels: true)
        case "user":
            guard let person = SlackID.checked(element["user_id"].string) else { return }
            text += "@\(person)"
            mentioned.append(person)
        case "usergroup":
            let id = element["usergroup_id"].string ?? ""
            text += group(id) ?? "@\(id)"
        case "channel": text += "#\(element["channel_id"].string ?? "")"
        case "broadcast": text += "@\(element["range"].string ?? "")"
        case "emoji": text += ":\(element["name"].string ?? ""):"
        case "date": text += element["fallback"].string ?? ""
        case "color": text += element["value"].string ?? ""
        default: break
        }
    }
}
