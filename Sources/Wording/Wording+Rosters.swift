import Incidents

/// What is said of schedules that are kept elsewhere: how old it is, and what of them could not be read.
extension Wording {
    /// How old what is known of schedules kept elsewhere is, where they are.
    func age(ofLines lines: [String], at instant: Instant? = nil, now: Instant) -> Message.Line? {
        let schedules = lines.flatMap { self.schedules(behind: $0) }
        var sources: [String] = []
        for source in schedules.compactMap({ policy.book.source(of: $0) }) where !sources.contains(source) {
            sources.append(source)
        }
        guard !sources.isEmpty else { return nil }
        return joined(
            sources.map { source in
                let unread = schedules.filter { policy.book.source(of: $0) == source }.compactMap {
                    policy.book.unread(of: $0)
                }
                return Array(Set(unread)).sorted { $0.schedule < $1.schedule }
                    .reduce(age(of: source, at: instant ?? now, now: now)) { $0 + "; " + unreadWords($1) }
            })
    }

    private func age(of source: String, at instant: Instant, now: Instant) -> Message.Line {
        guard let kept = policy.book.rosters[source] else {
            return "\(strong: "\(source) has not been read yet"), so nobody is known from there"
        }
        guard let readAt = kept.readAt else {
            return
                "\(strong: "\(source) could not be read yet"), so nobody is known from there: \(kept.trouble ?? "it does not answer")"
        }
        let ago = readAt > now - .minutes(1) ? "just now" : "\(spoken(now - readAt)) ago"
        let age: Message.Line = "As \(source) said \(ours: ago)"
        let limit: Message.Line =
            instant < now ? ", and nothing of before" : ", and no further than \(spoken(KeptRoster.ahead)) ahead"
        let beyond: Message.Line = kept.tells(of: instant) ? "" : limit
        guard let trouble = kept.trouble else { return age + beyond }
        return age + beyond + " (\(strong: "it cannot be read now"): \(trouble))"
    }

    /// All that a line, or a schedule of that name, may be read from.
    private func schedules(behind key: String) -> [String] {
        let line = policy.onCall[key]
        return [line?.schedule ?? key] + (line?.places.sorted { $0.key < $1.key }.map(\.value) ?? [])
    }

    private func unreadWords(_ unread: Roster.Unread) -> Message.Line {
        let whys = unread.whys.joined(separator: "; ")
        let more: Message.Line = unread.events > unread.whys.count ? " …" : ""
        let count: Message.Line =
            unread.events == 1
            ? "\(strong: "1 event of \(unread.schedule) counts for nobody")"
            : "\(strong: "\(unread.events) events of \(unread.schedule) count for nobody")"
        return count + ": \(whys)" + more
    }

    /// May somebody be on call for a line who is not known, because what says so could not be read?
    func isUnknown(_ key: String, at instant: Instant) -> Bool {
        schedules(behind: key).contains { policy.book.isUnknown($0, at: instant) }
    }

    /// What the board of a page says where it cannot name everybody who may be on call.
    func unknownWords(_ line: String?, at instant: Instant) -> Message.Line? {
        guard let line, isUnknown(line, at: instant) else { return nil }
        let unread = schedules(behind: line).compactMap { policy.book.unread(of: $0) }
        guard !unread.isEmpty else { return age(ofLines: [line], now: instant) }
        return "Perhaps not everybody: " + joined(unread.map(unreadWords))
    }
}
