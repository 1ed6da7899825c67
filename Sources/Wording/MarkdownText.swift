extension String {
    /// Words of people and services as they may stand in a line or a cell of Markdown: nothing in them is read as
    /// Markdown or HTML, nobody is mentioned, and the line stays one line.
    package var inMarkdown: String {
        var safe = ""
        for character in defanged {
            switch character {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "!", "$": safe += "\\\(character)"
            case _ where character.isNewline || character == "\t": safe += " "
            default: safe.append(character)
            }
        }
        return safe
    }
}
