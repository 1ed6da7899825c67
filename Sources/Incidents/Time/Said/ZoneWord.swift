/// What may stand behind a time for its zone: recognised here, so that it is never taken for a word of a text.
enum ZoneWord {
    /// The zone that begins at a word, and the word after it. `west` and `cat` are zones in capitals or last alone.
    static func read(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        guard index < words.count, let found = find(words, at: index) else { return nil }
        // `15:00 UTC time`
        let isTime = found.next < words.count && ["time", "timezone"].contains(words[found.next].text)
        return (found.name, isTime ? found.next + 1 : found.next)
    }

    private static func find(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        let word = words[index].text
        if ["utc", "gmt"].contains(word), index + 1 < words.count, looksLikeOffset(words[index + 1].text),
            words[index + 1].text.utf8.count > 1
        {
            return ("\(word)\(words[index + 1].text)", index + 2)
        }
        if ["utc", "gmt", "z", "zulu"].contains(word) || looksLikeOffset(word) { return (word, index + 1) }
        if let name = spaced(words, at: index) ?? pair(word, at: index) { return name }
        if let name = place(words, at: index) ?? region(words, at: index) ?? ZoneCity.read(words, at: index) {
            return name
        }
        guard abbreviations.contains(word) else { return nil }
        let isWord = plainWords.contains(word) && !words[index].isCapital && index + 1 < words.count
        return isWord ? nil : (word, index + 1)
    }

    /// `Europe/London`, `US/Eastern`, and several short names at once: `UTC/GMT`, `CET/CEST`.
    private static func pair(_ word: String, at index: Int) -> (name: String, next: Int)? {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return nil }
        let isArea = areas.contains(parts[0]) || parts[0] == "us" && states.contains(parts[1])
        let isShort = parts.allSatisfy { ["utc", "gmt"].contains($0) || abbreviations.contains($0) }
        return isArea || isShort ? (word, index + 1) : nil
    }

    /// A name of the database that was written with spaces in it: `Asia / Kolkata`, `America/New York`.
    private static func spaced(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        guard let area = areas.first(where: { words[index].text == $0 || words[index].text.hasPrefix($0 + "/") }) else {
            return words[index].text == "us" ? american(words, at: index) : nil
        }
        for count in 2...5 where index + count <= words.count {
            let run = words[index..<index + count].map { $0.raw.lowercased() }.joined(separator: "_")
            let name = run.trimmed { !$0.properties.isAlphabetic }
                .replacing("_/_", with: "/").replacing("/_", with: "/").replacing("_/", with: "/")
            guard name.hasPrefix(area + "/"), let place = name.split(separator: "/").last,
                ZoneCity.names.contains(String(place))
            else { continue }
            return (name, index + count)
        }
        return nil
    }

    /// `US Pacific`, `US eastern time`
    private static func american(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        guard index + 1 < words.count, states.contains(words[index + 1].text) else { return nil }
        let isTime = index + 2 < words.count && words[index + 2].text == "time"
        return ("us/\(words[index + 1].text)", index + (isTime ? 3 : 2))
    }

    /// `Berlin time`, `New York time`, `pacific time`, `central european summer time`, `my time`
    private static func place(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        for length in 1...3 where index + length < words.count && words[index + length].text == "time" {
            let name = words[index..<index + length]
            let isPlace =
                name.allSatisfy(\.isName) || length == 1 && regions.contains(name[index].text)
                || length == 1 && others.contains(name[index].text) || name.allSatisfy { nouns.contains($0.text) }
            return isPlace ? ((name.map(\.text) + ["time"]).joined(separator: " "), index + length + 1) : nil
        }
        return nil
    }

    /// A region without "time": `15:00 Pacific`. `central` and `uk` are words of a text too, and zones where they end it.
    private static func region(_ words: [SaidWord], at index: Int) -> (name: String, next: Int)? {
        let word = words[index].text
        func next(_ place: Int) -> String { index + place < words.count ? words[index + place].text : "" }
        if ["east", "west"].contains(word), next(1) == "coast" { return ("\(word) coast", index + 2) }
        guard regions.contains(word) else { return nil }
        if ["standard", "daylight", "summer"].contains(next(1)) { return ("\(word) \(next(1))", index + 2) }
        let isEnd = ["", "goal", "every", "each", "daily", "hourly", "on", "today", "tomorrow"].contains(next(1))
        let isSure = ["pacific", "eastern"].contains(word) || isEnd || word == "uk" && words[index].isCapital
        return isSure ? (word, index + 1) : nil
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
        if let known = likelyNames[bare] ?? ZoneCity.likely(bare) { return known }
        if let short = bare.split(separator: "/").first, short.count < bare.count {
            return likelyNames[String(short)]
        }
        // `eastern standard`, `central european`
        let words = bare.split(separator: " ").map(String.init)
        guard words.count > 1 else { return nil }
        if words.contains("european") {
            return likelyNames[["central": "cet", "eastern": "eet", "western": "wet"][words[0]] ?? "cet"]
        }
        switch bare {
        case "east coast": return "America/New_York"
        case "west coast": return "America/Los_Angeles"
        case "british summer": return "Europe/London"
        default:
            let isUniversal = words.contains("greenwich") || words.contains("universal")
            return isUniversal ? "UTC" : likelyNames[words[0]]
        }
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
    /// Of what names of zones are made in words: "central european summer time".
    private static let nouns: Set = [
        "eastern", "central", "mountain", "pacific", "western", "atlantic", "european", "british", "irish", "greenwich",
        "universal", "coordinated", "standard", "daylight", "summer", "winter", "mean", "indian", "india", "japan",
        "china", "moscow", "gulf", "singapore", "australian", "korean", "korea", "israel", "alaska", "hawaii", "us",
    ]
    /// Whose time is meant is said, and what that is we cannot know.
    private static let others: Set = [
        "my", "your", "his", "her", "their", "server", "system", "office", "hq", "customer", "customers", "vendor",
        "sf", "nyc", "la", "eu", "us",
    ]
    /// Words of an English sentence too.
    private static let plainWords: Set = ["west", "wet", "cat", "eat", "met", "art"]

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
