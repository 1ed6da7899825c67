/// What is pointed out kindly, once for a cause. Only what is certain: the severity's own words, who commands, and
/// tasks that say the same. Nothing is guessed from other talk, and nothing is ever refused for it.
extension Desk {
    private var switches: AntiPatterns { policy.antiPatterns }

    /// After a task was added: another open one says the same, or the commander has it.
    func pointers(to task: TaskAdded, _ incident: Incident) -> [Fact] {
        let said = TellingWords(task.text)
        if switches.twoOnOneTask, let twin = incident.openTasks.first(where: { said.say(theSameAs: $0.text) }) {
            return [.pointedOut(PointedOut(pattern: .twoOnOneTask, number: task.number, other: twin.number))]
        }
        guard switches.debuggingCommander, let owner = task.owner, owner == incident.commander,
            !incident.isPointedOut(.debuggingCommander, owner)
        else { return [] }
        return [.pointedOut(PointedOut(pattern: .debuggingCommander, person: owner, number: task.number))]
    }

    /// A commander who notes finding after finding, while nobody leads the operations, debugs.
    func note(_ text: String, _ incident: Incident, _ by: PersonID?, at now: Instant) -> Decision {
        var facts: [Fact] = [.noted(Words(text))]
        if switches.debuggingCommander, incident.phase.isActive, let by, by == incident.commander,
            incident.holder(of: .operations) == nil, !incident.isPointedOut(.debuggingCommander, by),
            incident.scribe.commanderNotes.recent(at: now) + 1 >= AntiPatterns.count
        {
            facts.append(.pointedOut(PointedOut(pattern: .debuggingCommander, person: by)))
        }
        return Decision(incident.id, by: by, facts)
    }

    /// The severity came up again: said after the third time, and then not for an hour.
    func severityDebate(_ incident: Incident, naming named: Severity?, at now: Instant) -> [Fact] {
        guard switches.severityDebate, incident.phase.isActive else { return [] }
        let count = incident.scribe.severityTalk.recent(at: now) + 1
        let last = incident.scribe.pointedOut.last { $0.pattern == .severityDebate }?.at
        guard count >= AntiPatterns.count, last.map({ now - $0 >= AntiPatterns.debateAgain }) ?? true else { return [] }
        let earlier = incident.scribe.severitiesNamed.filter { $0.at + AntiPatterns.window >= now }.map(\.severity)
        let worst = (earlier + [incident.severity, named].compactMap { $0 }).max()
        return [.pointedOut(PointedOut(pattern: .severityDebate, number: count, severity: worst))]
    }

    /// Plain talk about the severity, in the incident's own room.
    func severityTalk(_ text: String, _ incident: Incident, at now: Instant) -> [Fact] {
        guard switches.severityDebate, incident.phase.isActive, let word = text.severityDoubt(policy) else { return [] }
        // Once it was pointed out there is nothing to count for a while.
        if let last = incident.scribe.pointedOut.last(where: { $0.pattern == .severityDebate }),
            now - last.at < AntiPatterns.debateAgain
        {
            return []
        }
        let named = policy.severity(named: word)
        return [.severityDoubted(SeverityDoubted(word: word, severity: named))]
            + severityDebate(incident, naming: named, at: now)
    }
}

extension Incident {
    func isPointedOut(_ pattern: PointedOut.Pattern, _ person: PersonID) -> Bool {
        scribe.pointedOut.contains { $0.pattern == pattern && $0.person == person }
    }
}

/// The words of a text but for the little ones: taken apart once, and compared with many.
struct TellingWords {
    private let words: Set<String>
    private static let littleWords: Set<String> = [
        "a", "an", "and", "at", "for", "in", "it", "of", "on", "our", "please", "the", "this", "to", "up", "with",
    ]

    init(_ text: String) {
        guard text.utf8.count <= 500 else {
            words = []
            return
        }
        let all = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
        words = Set(all).subtracting(Self.littleWords)
    }

    /// The same words; of long texts, all but one.
    func say(theSameAs other: String) -> Bool {
        guard !words.isEmpty else { return false }
        let (left, right) = (words, TellingWords(other).words)
        guard !right.isEmpty else { return false }
        if left == right { return true }
        let least = min(left.count, right.count)
        // "look at shard 7" and "look at shard 8" are two tasks: what differs must not be a number.
        let differing = left.symmetricDifference(right)
        guard least >= 3, !differing.contains(where: { $0.contains(where: \.isNumber) }) else { return false }
        return left.isSuperset(of: right) && left.count == least + 1
            || right.isSuperset(of: left) && right.count == least + 1
    }
}

extension [Instant] {
    fileprivate func recent(at now: Instant) -> Int { count { $0 + AntiPatterns.window >= now } }
}

extension String {
    /// The word for a severity in a line that doubts it ("is this a P1?", "should be SEV-2"); nil for any other talk.
    func severityDoubt(_ policy: Policy) -> String? {
        guard utf8.count <= 300 else { return nil }
        let words = split { $0.isWhitespace }.map { word in
            word.trimmed { !($0.isLetter || $0.isNumber || $0 == "-") }.lowercased()
        }
        let doubts: Set<String> = [
            "really", "should", "shouldn't", "isn't", "not", "or", "rather", "downgrade", "upgrade", "raise", "lower",
        ]
        guard contains("?") || words.contains(where: doubts.contains) else { return nil }
        let labels = Set(policy.severities.map { $0.severity.label.lowercased() })
        return words.first { labels.contains($0) || $0 == "severity" || $0.isSeverityLabel }
    }

    /// `p1`, `sev2`, `sev-3`
    private var isSeverityLabel: Bool {
        for start in ["sev-", "sev", "p"] where hasPrefix(start) {
            let rest = dropFirst(start.count)
            return rest.count == 1 && ("1"..."5").contains(String(rest))
        }
        return false
    }
}

extension Substring {
    fileprivate func trimmed(_ isDropped: (Character) -> Bool) -> String {
        var rest = drop(while: isDropped)
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return String(rest)
    }
}
