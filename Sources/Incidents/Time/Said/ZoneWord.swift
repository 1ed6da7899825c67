/// What may stand behind a time for its zone: recognised here, so that it is never taken for a word of a text.
enum ZoneWord {
    /// The zone that begins at a word, and the word after it. `west` and `cat` are zones in capitals or last alone.
    static func read(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        guard index < words.count else { return nil }
        let word = words[index].text
        if ["utc", "gmt"].contains(word), index + 1 < words.count, looksLikeOffset(words[index + 1].text),
            words[index + 1].text.utf8.count > 1
        {
            return ("\(word)\(words[index + 1].text)", index + 2)
        }
        if ["utc", "gmt", "z", "zulu"].contains(word) || looksLikeOffset(word) { return (word, index + 1) }
        if let slash = word.firstIndex(of: "/"), areas.contains(String(word[..<slash])) { return (word, index + 1) }
        if word == "us" || word.hasPrefix("us/"), states.contains(String(word.dropFirst(3))) {
            return (word, index + 1)
        }
        if let name = place(words, at: index) ?? ZoneCity.read(words, at: index) { return name }
        guard abbreviations.contains(word) else { return nil }
        let isWord = plainWords.contains(word) && !words[index].isCapital && index + 1 < words.count
        return isWord ? nil : (word, index + 1)
    }

    /// `Berlin time`, `New York time`, `pacific time`
    private static func place(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        for length in 1...3 where index + length < words.count && words[index + length].text == "time" {
            let name = words[index..<index + length]
            let isPlace = name.allSatisfy(\.isName) || length == 1 && regions.contains(name[index].text)
            return isPlace ? ((name.map(\.text) + ["time"]).joined(separator: " "), index + length + 1) : nil
        }
        return nil
    }

    /// `+25:00` and the end of `13:00-13:10` are no zone that there is: they are refused, and never words.
    private static func looksLikeOffset(_ text: String) -> Bool { parts(ofOffset: text) != nil }

    /// Seconds east of UTC: `+02:00`, `+0530`, `-5`, `utc+2`, `gmt-03:30`; people mean east by plus. No place is beyond
    /// -12:00 and +14:00.
    static func offset(_ text: String) -> Int? {
        guard let (sign, hours, minutes) = parts(ofOffset: text), minutes < 60 else { return nil }
        let seconds = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
        return (-12 * 3600...14 * 3600).contains(seconds) ? seconds : nil
    }

    private static func parts(ofOffset text: String) -> (sign: Character, hours: Int, minutes: Int)? {
        let isNamed = text.hasPrefix("utc") || text.hasPrefix("gmt")
        let tail = isNamed ? text.dropFirst(3) : text[...]
        guard let sign = tail.first, sign == "+" || sign == "-" else { return nil }
        let parts = tail.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard parts.count <= 2, parts.count == 1 || parts[1].utf8.count == 2, digits.utf8.count <= 4,
            let number = digits.smallNumber
        else { return nil }
        let isLong = digits.utf8.count > 2
        return isLong ? (sign, number / 100, number % 100) : (sign, number, 0)
    }

    /// The full name that was probably meant by a short one; several places share most of them.
    static func likely(_ word: String) -> String? {
        let bare = word.hasSuffix(" time") ? String(word.dropLast(5)) : word
        return likelyNames[bare] ?? ZoneCity.likely(bare)
    }

    static let abbreviations = Set(likelyNames.keys.filter { $0.utf8.count <= 4 && !regions.contains($0) })

    private static let areas: Set = [
        "africa", "america", "antarctica", "arctic", "asia", "atlantic", "australia", "brazil", "canada", "chile",
        "etc",
        "europe", "indian", "mexico", "pacific",
    ]
    private static let states: Set = [
        "alaska", "aleutian", "arizona", "central", "east-indiana", "eastern", "hawaii", "michigan", "mountain",
        "pacific",
    ]
    private static let regions: Set = ["eastern", "central", "mountain", "pacific", "local", "our", "uk"]
    /// Words of a sentence too.
    private static let plainWords: Set = [
        "west", "wet", "cat", "eat", "ist", "met", "est", "art", "et", "ct", "mt", "pt",
    ]

    private static let likelyNames: [String: String] = {
        let names: [(String, [String])] = [
            ("Europe/London", ["bst", "gb", "uk", "gb-eire"]), ("Europe/Dublin", ["eire"]),
            ("Europe/Berlin", ["cet", "cest", "met", "mez", "mesz", "mest"]), ("Europe/Lisbon", ["wet", "west"]),
            ("Europe/Athens", ["eet", "eest"]), ("Europe/Moscow", ["msk", "w-su"]),
            ("Europe/Istanbul", ["trt", "turkey"]),
            ("Asia/Kolkata", ["ist"]), ("Asia/Karachi", ["pkt"]), ("Asia/Tokyo", ["jst", "japan"]),
            ("Asia/Seoul", ["kst", "rok"]), ("Asia/Singapore", ["sgt", "singapore"]),
            ("Asia/Hong_Kong", ["hkt", "hongkong"]), ("Asia/Shanghai", ["prc"]), ("Asia/Taipei", ["roc"]),
            ("Asia/Jakarta", ["wib"]), ("Asia/Manila", ["pht"]), ("Asia/Jerusalem", ["israel", "idt"]),
            ("Asia/Dubai", ["gst"]), ("Asia/Tehran", ["iran", "irst"]),
            ("America/New_York", ["est", "edt", "et", "est5edt", "eastern"]),
            ("America/Chicago", ["cst", "cdt", "ct", "cst6cdt", "central"]),
            ("America/Denver", ["mst", "mdt", "mt", "mst7mdt", "mountain", "navajo"]),
            ("America/Los_Angeles", ["pst", "pdt", "pt", "pst8pdt", "pacific"]),
            ("America/Anchorage", ["akst", "akdt"]), ("Pacific/Honolulu", ["hst"]),
            ("America/Halifax", ["ast", "adt"]),
            ("America/Sao_Paulo", ["brt", "brst"]), ("America/Argentina/Buenos_Aires", ["art"]),
            ("America/Havana", ["cuba"]), ("America/Jamaica", ["jamaica"]),
            ("Africa/Johannesburg", ["sast"]), ("Africa/Lagos", ["wat"]), ("Africa/Nairobi", ["eat"]),
            ("Africa/Maputo", ["cat"]), ("Africa/Cairo", ["egypt"]), ("Africa/Tripoli", ["libya"]),
            ("Australia/Sydney", ["aest", "aedt"]), ("Australia/Adelaide", ["acst", "acdt"]),
            ("Australia/Perth", ["awst"]), ("Pacific/Auckland", ["nzst", "nzdt", "nz"]),
            ("Atlantic/Reykjavik", ["iceland"]), ("Europe/Warsaw", ["poland"]), ("Europe/Lisbon", ["portugal"]),
            ("UTC", ["z", "zulu", "uct", "universal", "greenwich", "gmt0", "gmt+0", "gmt-0"]),
        ]
        return Dictionary(
            names.flatMap { name, words in words.map { ($0, name) } }, uniquingKeysWith: { first, _ in first })
    }()
}

extension ZoneRules {
    /// UTC, or a fixed offset: `+02:00`, `UTC-3`. Nil for a zone that has rules of its own.
    package static func fixed(_ text: String) -> ZoneRules? {
        let word = SaidWord(text[...]).text
        if ["utc", "gmt", "z", "zulu"].contains(word) { return .utc }
        guard let offset = ZoneWord.offset(word) else { return nil }
        if offset == 0 { return .utc }
        let name = Span.numeric(offset)
        return ZoneRules(name: name, spans: [Span(start: .distantPast, offset: offset, abbreviation: name)])
    }

    /// Places that are read as zones behind a time: `berlin`, `new_york`.
    package static var places: Set<String> { ZoneCity.names }

    /// Does a word stand for several zones, as `BST` and `IST` do?
    package static func isShared(_ text: String) -> Bool { ZoneWord.abbreviations.contains(SaidWord(text[...]).text) }

    /// The full name of the zone that an abbreviation (`BST`) or an old name (`Japan`) probably means.
    package static func likely(_ text: String) -> String? { ZoneWord.likely(SaidWord(text[...]).text) }
}

extension ZoneRules.Span {
    /// `+05:30`, where a zone has no usual abbreviation.
    package static func numeric(_ offset: Int) -> String {
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
}
