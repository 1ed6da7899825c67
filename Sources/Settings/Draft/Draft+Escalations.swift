import Incidents

/// `escalations`: what follows on a page that nobody acknowledges, by line.
extension Draft {
    /// As it is written, before the rounds and the line that it hands over to are unrolled.
    private struct Chain {
        var place: Field
        /// Nil for as long as the severity waits for an answer.
        var after: Duration?
        var steps: [Escalation.Step]
        var rounds: Int
        /// Another line whose escalation goes on; nil for everyone on the list.
        var onward: (line: String, field: Field)?
    }

    private static let mostSteps = 200

    mutating func readEscalations() {
        var chains: [String: Chain] = [:]
        let entries = root["escalations"]?.named() ?? []
        for (name, field) in entries {
            guard let line = line(named: name) else {
                let names = (Array(policy.onCall.keys) + Array(policy.teams.keys)).sorted()
                field.error(
                    "is of no line", got: name,
                    hint: Spelling.hint(name, among: names) ?? "Lines here: \(names.joined(separator: ", "))")
                continue
            }
            chains[line] = chain(field, of: line)
        }
        for (line, chain) in chains {
            var path: [String] = []
            let steps = unroll(line, chains, &path)
            if steps.count > Self.mostSteps {
                chain.place.error(
                    "has \(steps.count) steps", hint: "At most \(Self.mostSteps): take fewer rounds")
            }
            policy.escalations[line] = Escalation(steps: steps)
        }
    }

    private var usualWait: Duration? {
        policy.timers.noAcknowledgement == .zero ? nil : policy.timers.noAcknowledgement
    }

    private func line(named name: String) -> String? {
        let wanted = Policy.normalise(name)
        return (Array(policy.onCall.keys) + Array(policy.teams.keys)).sorted().first { Policy.normalise($0) == wanted }
    }

    private mutating func chain(_ field: Field, of line: String) -> Chain? {
        guard let fields = field.fields(known: ["after", "to", "rounds", "then"]) else { return nil }
        let after = fields["after"].map { $0.duration() ?? .minutes(5) } ?? usualWait
        var chain = Chain(place: field, after: after, steps: [], rounds: 0)
        for item in fields["to"]?.each ?? [] {
            guard let step = step(item, of: line, after: after) else { continue }
            chain.steps.append(step)
        }
        if let rounds = fields["rounds"], let text = rounds.text() {
            if let number = Int(text.text), (0...20).contains(number) {
                chain.rounds = number
            } else {
                rounds.error("is no number of rounds", got: text.text, hint: "Write 0 to 20: how often it begins again")
            }
        }
        if let then = fields["then"], let text = then.text(), Policy.normalise(text.text) != "everyone" {
            if let next = self.line(named: text.text) {
                chain.onward = (next, then)
            } else {
                then.error(
                    "names no line", got: text.text,
                    hint: "Write \"everyone\", or a line: \(policy.linesInOrder.joined(separator: ", "))")
            }
        }
        return chain
    }

    /// A name, or `{page: <name>, after: 10 minutes}`.
    private mutating func step(_ item: Field, of line: String, after: Duration?) -> Escalation.Step? {
        var named = item
        var wait = after
        if case .map = item.value.content {
            guard let fields = item.fields(known: ["page", "after"]) else { return nil }
            guard let page = fields["page"] else {
                fields.error("pages nobody", hint: "Add \"page: <person, team, line or schedule>\"")
                return nil
            }
            named = page
            wait = fields["after"].flatMap { $0.duration() } ?? after
        }
        let texts = named.texts()
        let targets = targets(texts, for: named.path)
        if targets.contains(.line(line)) || targets.contains(.team(line)) {
            named.error("leads back to the line itself", got: line, hint: "To page it again, write \"rounds: 1\"")
            return nil
        }
        guard !targets.isEmpty else { return nil }
        return Escalation.Step(after: wait, targets: targets, name: texts.map(\.text).joined(separator: ", "))
    }

    /// Every step in order. A line that hands over to one that hands back would never end.
    private func unroll(_ line: String, _ chains: [String: Chain], _ path: inout [String]) -> [Escalation.Step] {
        path.append(line)
        defer { path.removeLast() }
        guard let chain = chains[line] else {
            return [Escalation.Step(after: usualWait, targets: nil, name: "everyone on the list")]
        }
        let again = Escalation.Step(after: chain.after, targets: [.line(line)], name: "\(line) again")
        var steps = chain.steps
        for _ in 0..<chain.rounds { steps += [again] + chain.steps }
        guard let onward = chain.onward else {
            return steps + [Escalation.Step(after: chain.after, targets: nil, name: "everyone on the list")]
        }
        if path.contains(onward.line) {
            onward.field.error(
                "leads back to itself", got: (path + [onward.line]).joined(separator: " → "),
                hint: "End one of these with \"then: everyone\"")
            return steps
        }
        steps.append(Escalation.Step(after: chain.after, targets: [.line(onward.line)], name: onward.line))
        return steps + unroll(onward.line, chains, &path)
    }
}
