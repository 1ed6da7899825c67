// A severity where names or a reason belong.

extension Desk {
    /// `P1`, `P2 checkout is slow`, `login slow SEV-2`, `sev 2 login slow`: a severity belongs to a declaration. Behind a
    /// name it is told to whoever is called so, where there is an incident.
    func severityInPage(
        _ said: NameWords, _ text: String, _ request: Request, named id: IncidentID?
    ) -> Refusal? {
        let here: IncidentID?
        switch incidentToPage(for: request, named: id) {
        case .success(let incident): here = incident.phase.isActive ? incident.id : nil
        case .failure(let refused):
            if case .whichIncident(let ids) = refused.refusal { here = ids.last } else { here = nil }
        }
        let count = said.words.count
        if let (severity, taken) = severity(said, 0) {
            let rest = said.without(0..<taken).withoutJoint
            return .severityInPage(severity.label, title: rest, page: rest, here)
        }
        var names: NamesSaid?
        if case .success(let read) = self.names(in: text, request), read.doubt == nil, let first = read.found.first {
            let isSentence = read.found.count == 1 && isThing(first) && PlainWords.isAbout(words(of: read.rest).words)
            names = isSentence ? nil : read
        }
        if names != nil, here != nil { return nil }
        let behind = names.map { count - words(of: $0.rest).words.count }
        for start in [behind, count - 1, count - 2].compactMap({ $0 }) where said.words.indices.contains(start) {
            guard let (severity, taken) = severity(said, start), start == behind || start + taken == count else {
                continue
            }
            let rest = said.without(start..<start + taken).withoutJoint
            var title = rest
            if names != nil, case .success(let read) = self.names(in: rest, request) { title = read.rest.withoutJoint }
            return .severityInPage(severity.label, title: title, page: rest, here)
        }
        return nil
    }

    /// As it is typed before a title: never a bare number, and no `S3`. Of one word or two.
    private func severity(_ said: NameWords, _ at: Int) -> (Severity, count: Int)? {
        guard let word = said.words[safe: at], !word.isQuoted else { return nil }
        let folded = word.folded
        if ["p", "sev", "prio", "priority", "severity"].contains(folded), let next = said.words[safe: at + 1],
            next.folded.last?.isNumber == true, let severity = policy.severity(named: next.text)
        {
            return (severity, 2)
        }
        guard folded.last?.isNumber == true,
            ["p", "sev", "prio", "severity"].contains(where: folded.hasPrefix)
                || policy.severities.contains(where: { $0.severity.label.lowercased() == folded })
        else { return nil }
        return policy.severity(named: word.text).map { ($0, 1) }
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension String {
    /// Without what joined it to a word that was taken off: `: login is slow`.
    var withoutJoint: String {
        let marks: Set<Character> = ["-", "–", "—", ":", ",", ";"]
        return String(drop { marks.contains($0) || $0.isWhitespace })
    }
}
