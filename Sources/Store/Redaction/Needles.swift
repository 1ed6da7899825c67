/// What has to go: words that are looked for in everything that is kept, in any case of letters.
package struct Needles: Sendable {
    /// Found anywhere.
    private var texts: [[UInt8]]
    /// Found where they stand alone: `ana` is not in `banana`.
    private var words: [[UInt8]]

    package init(texts: [String] = [], words: [String] = []) {
        self.texts = texts.map(Needles.folded).filter { !$0.isEmpty }
        self.words = words.map(Needles.folded).filter { !$0.isEmpty }
    }

    package var isEmpty: Bool { texts.isEmpty && words.isEmpty }

    func found(in text: String) -> Bool {
        let bytes = Needles.folded(text)
        return texts.contains { Needles.range(of: $0, in: bytes, from: 0) != nil }
            || words.contains { Needles.standsAlone($0, in: bytes) }
    }

    /// The whole text is one of the words, or such a handle at a chat: `slack:ana`.
    func isName(_ text: String) -> Bool {
        let bytes = Needles.folded(text)
        return words.contains { $0 == bytes || bytes.suffix($0.count + 1).elementsEqual([0x3A] + $0) }
    }

    private static func folded(_ text: String) -> [UInt8] { Array(text.lowercased().utf8) }

    private static func range(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard bytes.count >= needle.count + start else { return nil }
        return (start...(bytes.count - needle.count)).first { at in
            bytes[at] == needle[0] && bytes[at..<(at + needle.count)].elementsEqual(needle)
        }
    }

    private static func standsAlone(_ needle: [UInt8], in bytes: [UInt8]) -> Bool {
        var start = 0
        while let at = range(of: needle, in: bytes, from: start) {
            let isBefore = at > 0 && isInWord(bytes[at - 1])
            let end = at + needle.count
            if !isBefore, end == bytes.count || !isInWord(bytes[end]) { return true }
            start = at + 1
        }
        return false
    }

    /// Letters, digits, and any byte of a letter outside of ASCII.
    private static func isInWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }
}
