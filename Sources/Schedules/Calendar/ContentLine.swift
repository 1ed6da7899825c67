/// One unfolded line, `NAME;PARAMETER=value:value` (RFC 5545, section 3.1).
struct ContentLine {
    /// Of its first octet in the file; the first line is 1.
    var line: Int
    /// In capitals.
    var name: String
    /// Names in capitals, values without their quotes. Several values of one are joined by commas again: whoever writes
    /// `CN=Ruiz, Ana` without quotes means one name.
    var parameters: [String: String]
    var value: String

    /// Nil for a line without a name or a colon, or with a parameter that does not end. Marks are looked for among
    /// octets: an accent that follows a colon does not make it another character.
    init?(_ text: String, line: Int) {
        self.line = line
        var rest = Substring(text).utf8
        guard let name = ContentLine.name(&rest) else { return nil }
        self.name = name
        parameters = [:]
        while rest.first == UInt8(ascii: ";") {
            rest.removeFirst()
            guard let parameter = ContentLine.name(&rest), rest.first == UInt8(ascii: "=") else { return nil }
            rest.removeFirst()
            guard var all = ContentLine.parameterValue(&rest) else { return nil }
            while rest.first == UInt8(ascii: ",") {
                rest.removeFirst()
                guard let next = ContentLine.parameterValue(&rest) else { return nil }
                all += "," + next
            }
            parameters[parameter] = parameters[parameter] ?? ContentLine.unescaped(all)
        }
        guard rest.first == UInt8(ascii: ":") else { return nil }
        value = String(Substring(rest.dropFirst()))
        // No time has a colon; Outlook's `TZID=tzone://Microsoft/Utc` and `TZID=(UTC+01:00) Berlin` have, without quotes.
        if let zone = parameters["TZID"], let colon = value.lastIndex(of: ":") {
            parameters["TZID"] = "\(zone):\(value[..<colon])"
            value = String(value[value.index(after: colon)...])
        }
    }

    private static func name(_ rest: inout Substring.UTF8View) -> String? {
        let name = rest.prefix { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        guard !name.isEmpty else { return nil }
        rest = rest[name.endIndex...]
        return String(Substring(name)).uppercased()
    }

    private static func parameterValue(_ rest: inout Substring.UTF8View) -> String? {
        let quote = UInt8(ascii: "\"")
        let ends = [UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ","), quote]
        guard rest.first == quote else {
            let value = rest.prefix { !ends.contains($0) }
            rest = rest[value.endIndex...]
            return String(Substring(value))
        }
        let value = rest.dropFirst().prefix { $0 != quote }
        guard value.endIndex < rest.endIndex else { return nil }
        rest = rest[value.endIndex...].dropFirst()
        return String(Substring(value))
    }

    /// `^'` is a quotation mark in a parameter, `^n` a line break, `^^` a caret (RFC 6868).
    private static func unescaped(_ parameter: String) -> String {
        guard parameter.utf8.contains(UInt8(ascii: "^")) else { return parameter }
        var text = ""
        var isEscaped = false
        for character in parameter.unicodeScalars {
            switch (isEscaped, character) {
            case (false, "^"):
                isEscaped = true
                continue
            case (true, "'"): text += "\""
            case (true, "n"): text += "\n"
            case (true, "^"): text += "^"
            case (true, _): text.unicodeScalars.append(contentsOf: ["^", character])
            case (false, _): text.unicodeScalars.append(character)
            }
            isEscaped = false
        }
        return isEscaped ? text + "^" : text
    }

    /// The value as text: `\n` is a line break, `\,` a comma. A backslash before anything else stands for itself.
    var text: String {
        var text = ""
        var isEscaped = false
        for character in value.unicodeScalars {
            switch (isEscaped, character) {
            case (false, "\\"):
                isEscaped = true
                continue
            case (true, "n"), (true, "N"): text.unicodeScalars.append("\n")
            case (true, "\\"), (true, ";"), (true, ","): text.unicodeScalars.append(character)
            case (true, _): text.unicodeScalars.append(contentsOf: ["\\", character])
            case (false, _): text.unicodeScalars.append(character)
            }
            isEscaped = false
        }
        return isEscaped ? text + "\\" : text
    }
}

extension ContentLine {
    /// Text as a value may hold it. Control characters, which it may not, become spaces.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch character {
            case "\\", ";", ",": escaped.unicodeScalars.append(contentsOf: ["\\", character])
            case "\n", "\r": escaped += "\\n"
            case "\t": escaped += "\t"
            default:
                let isControl = character.value < 0x20 || character.value == 0x7F
                escaped.unicodeScalars.append(isControl ? " " : character)
            }
        }
        return escaped
    }

    /// The line with its CRLF, in pieces of at most 75 octets; a character is never cut in two (section 3.1).
    static func folded(_ line: String) -> String {
        var folded = ""
        var room = 75
        for character in line.unicodeScalars {
            let octets = UTF8.width(character)
            if octets > room {
                folded += "\r\n "
                room = 74
            }
            folded.unicodeScalars.append(character)
            room -= octets
        }
        return folded + "\r\n"
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
