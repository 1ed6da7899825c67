/// Text in XML and HTML.
enum Markup {
    /// For an element or an attribute. What XML 1.0 allows in neither (2.2) becomes a space.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in MailHeader.oneLine(text).unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            // A name of it (`&apos;`) HTML learned late.
            case "'": safe += "&#39;"
            case "\u{FFFE}", "\u{FFFF}": safe += " "
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}
