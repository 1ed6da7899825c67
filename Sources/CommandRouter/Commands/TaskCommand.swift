import Incidents

struct TaskCommand: Command {
    let name = "task"
    let group = CommandGroup.work
    let syntax = "!task <text> [@owner] [in 20m | by 15:00]"
    let summary = "Gives somebody something to do now, in a time-box if you like."
    let details = [
        "The owner is a mention, first or last; the time-box is `in`, `for` or `within` and a duration, or `by` and a time.",
        "When the box is over, owner and commander are asked: done, more time, or help? `!task 3 more 10m` gives more.",
    ]
    let examples = [
        "!task check the replica lag @bob in 20m", "!task @ana call the vendor by 15:00", "!task roll back deploy 4711",
        "!task 3 done", "!task 3 more 10m",
    ]
    let next = ["task done", "tasks"]
    let reads = Reading.text
    let keepsWords = true

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        if ["list", "all", "show", "open", "ls"].contains(arguments.rest.bare.folded) {
            return .query(.tasks(from: 1), in: arguments.incident)
        }
        if let act = try Self.extended(arguments.rest) { return .act(act, in: arguments.incident) }
        if let number = try Self.finished(arguments.rest) { return .act(.finishTask(number), in: arguments.incident) }
        try Self.askAboutNumber(arguments.rest)
        var within: SaidTime?
        var owner: PersonName?
        // Owner and time-box may stand last in either order.
        for _ in 0..<2 {
            if within == nil, let (length, before) = try Self.timeBox(arguments.rest) {
                within = length
                arguments.rest = before
            }
            if owner == nil, let (mention, before) = Mention.trailing(arguments.rest) {
                owner = mention.person
                arguments.rest = before
            }
        }
        if owner == nil, let mention = Mention(leading: arguments.rest) {
            owner = mention.person
            arguments.rest = mention.rest
        }
        try Self.askAboutOwners(arguments, owner)
        try Self.askAboutNumber(arguments.rest)
        return .act(
            .addTask(text: try arguments.text("something to do"), owner: owner, within: within),
            in: arguments.incident)
    }

    /// `3 done`. A bare number is asked about, and a slip near `done` is no task.
    private static func finished(_ text: Substring) throws(Slip) -> Int? {
        let first = text.firstWord
        let second = text.after(first)
        if first.isNumber {
            let number = first.number.map(String.init) ?? "3"
            if second.isEmpty || Self.doneWords.contains(second.bare.folded) {
                guard !second.isEmpty, let number = first.number, number > 0 else {
                    throw .invalid(
                        "\(first.bare.shortened) what? Write \(code: "!task done \(number)"), or say what to do.")
                }
                return number
            }
        } else if second.isNumber, !Nearness.nearest(to: first.folded, among: ["done"]).isEmpty {
            throw .unexpected(String(first.bare))
        }
        return nil
    }

    /// `by 15:00 please` is by 15:00.
    private static func polite(_ text: Substring) -> Substring {
        var text = text
        while ["please", "pls", "plz", "thanks", "thx", "bitte"].contains(text.lastWord.bare.folded) {
            text = text.before(text.lastWord)
        }
        return text
    }

    /// `… in 20m` at the end. Words that are no duration are part of the text: `look in eu-west`.
    static func timeBox(_ text: Substring) throws(Slip) -> (SaidTime, before: Substring)? {
        var before = text
        for _ in 0..<7 {
            let word = before.lastWord
            before = before.before(word)
            guard !before.isEmpty || word.startIndex == text.startIndex else { return nil }
            let tail = polite(text[word.endIndex...].trimmed)
            if ["by", "until", "till"].contains(word.folded) {
                // "stand by", "by noon prayer": only what is a time to its end, and no length.
                guard let said = Arguments.wholeTime(tail, hours: .clock), !said.isLength else { continue }
                return (said, before)
            }
            guard ["in", "for", "within"].contains(word.folded) else { continue }
            switch SaidDuration(tail) {
            case .unreadable: return nil
            // "errors for 500" and "data for 2025" are no time-boxes.
            case .noUnit(let digits) where word.folded == "for" || digits.utf8.count > 3: return nil
            case .duration, .noUnit, .notPositive, .tooLong:
                return (.after(try Arguments.duration(tail) { "!task … in \($0)" }), before)
            }
        }
        return nil
    }
}

extension SaidTime {
    /// The same with a zone; nil where one is named already, or none can be.
    func named(zone: String) -> SaidTime? {
        switch self {
        case .clock(let clock, let day, nil): .clock(clock, on: day, zone: zone)
        case .date(let time, nil): .date(time, zone: zone)
        case .clock, .date, .after, .ago: nil
        }
    }

    var isLength: Bool {
        switch self {
        case .after, .ago: true
        case .clock, .date: false
        }
    }
}
