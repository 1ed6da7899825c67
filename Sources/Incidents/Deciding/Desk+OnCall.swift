/// `!oncall`: who is on call, for what, and when.
extension Desk {
    /// Names are of one word or of several; what stands behind one is a time.
    func showOnCall(_ words: String?, at now: Instant) -> Decision {
        guard let words else { return Decision(.duty(.onCall(lines: policy.linesInOrder, at: now))) }
        let said = words.split(whereSeparator: \.isWhitespace)
        var others: [Target] = []
        // No name has more words.
        for count in (1...min(6, max(said.count, 1))).reversed() where count <= said.count {
            let name = said[..<count].joined(separator: " ").bareName
            let rest = said[count...].joined(separator: " ")
            let targets = policy.place(named: name).map { [$0] } ?? policy.targets(said: name)
            let keys = lines(of: targets)
            if !keys.isEmpty { return onCall(keys, rest, at: now) }
            if others.isEmpty, !targets.isEmpty { others = targets }
        }
        // `!oncall friday 18:00`: where nothing is called so, it is a time.
        switch span(words, zone: policy.zone, at: now) {
        case .success: return onCall(policy.linesInOrder, words, at: now)
        case .failure(let refused):
            if let reason = refused.refusal.ofATime { return .refused(reason) }
        }
        if !others.isEmpty { return .refused(.noLine(words, others)) }
        let known = policy.onCall.keys.sorted() + policy.book.schedules
        let first = said.first.map { String($0).bareName } ?? words
        return .refused(.unknownLine(first, known: known.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }))
    }

    private func onCall(_ keys: [String], _ words: String, at now: Instant) -> Decision {
        guard !words.isEmpty else { return Decision(.duty(.onCall(lines: keys, at: now))) }
        let zone = keys.first.flatMap { schedule(of: $0) }.flatMap { policy.book.planner?.zone(of: $0) } ?? policy.zone
        switch span(Self.asClock(words), zone: zone, at: now) {
        case .success(let span): return Decision(.duty(.onCall(lines: keys, at: span.from, until: span.to)))
        case .failure(let refused): return .refused(refused.refusal)
        }
    }

    /// `18h` is 18:00, as it is everywhere else; `2h` is two hours from now.
    private static func asClock(_ words: String) -> String {
        let reader = TimeReader(words[...])
        guard !words.hasPrefix("at "), let clock = reader.clock(at: 0, hours: .clockInTheAfternoon),
            clock.next == reader.words.count
        else { return words }
        return "at \(words)"
    }

    /// Lines, teams and schedules by whatever people call them.
    func lines(named name: String) -> [String] {
        lines(of: policy.place(named: name).map { [$0] } ?? policy.targets(said: name))
    }

    private func lines(of targets: [Target]) -> [String] {
        targets.compactMap { target in
            switch target {
            case .line(let key), .schedule(let key): key
            case .team(let key): policy.onCall[key] == nil ? nil : key
            case .person, .room, .mail: nil
            }
        }
    }
}

extension Refusal {
    /// Itself, where something was read as a time and cannot be: its zone is not known, or its hour is left out.
    fileprivate var ofATime: Refusal? {
        if case .unreadableTime(_, .time) = self { self } else { nil }
    }
}

extension String {
    /// Without the quotes and punctuation around it.
    fileprivate var bareName: String { NameWords.bare(self[...]) }
}
