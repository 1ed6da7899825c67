import FoundationEssentials
import Incidents

/// Header fields as RFC 5322 wants them. None can begin a second one: line ends never get through.
enum MailHeader {
    static func field(_ name: String, _ value: String) -> String { "\(name): \(oneLine(value))\r\n" }

    /// Text for people. What is not plain ASCII becomes encoded words (RFC 2047), folded so that no line is too long.
    static func text(_ name: String, _ value: String) -> String {
        let line = oneLine(value)
        let isPlain = line.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !line.contains("=?")
        guard !isPlain || line.utf8.count + name.utf8.count > 200 else { return field(name, line) }
        return "\(name): \(encodedWords(line).joined(separator: "\r\n "))\r\n"
    }

    /// An encoded word has at most 75 characters: 12 around base64. 39 bytes keep the first line, with its name, under 76;
    /// no character is split.
    private static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        func flush() {
            if !bytes.isEmpty { words.append("=?UTF-8?B?\(Data(bytes).base64EncodedString())?=") }
            bytes = []
        }
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > 39 { flush() }
            bytes += next
        }
        flush()
        return words
    }

    /// `Fri, 20 Nov 2026 14:02:07 +0000`
    static func date(_ instant: Instant) -> String {
        let civil = instant.utc
        let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        // 1970-01-01 was a Thursday.
        let day = Int(((instant.seconds / 86_400) % 7 + 7) % 7)
        return "\(days[day]), \(civil.day) \(months[civil.month - 1]) \(civil.year) \(civil.clockWithSeconds) +0000"
    }

    /// Everything that could end a line, or is no text at all, becomes a space.
    static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBreak = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            line.append(isBreak || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar)
        }
        return String(line)
    }
}
