import Incidents

/// Scripts of drills. One of the team's own takes the place of a shipped one with its name.
extension Draft {
    mutating func readDrills() {
        let own = (root["drills"]?.named() ?? []).compactMap { name, field in
            drill(name, field, pagers: policy.pagers.map(\.name))
        }
        policy.drills = own + ShippedDrills.all.filter { shipped in !own.contains { $0.name == shipped.name } }
    }

    static let drillKeys = ["title", "severity", "script", "faults", "targets", "length"]

    /// `pagers`: those that a fault may name.
    private func drill(_ name: String, _ field: Field, pagers: [String]) -> Drill? {
        let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        let taken = ["end", "over", "score", "stop", "abort", "list"]
        guard isWord, !taken.contains(name.lowercased()) else {
            field.problems.error(
                field.place, "drills: this is no name for a drill", got: name,
                hint: "Write one word such as database-full; \(taken.joined(separator: ", ")) are taken")
            return nil
        }
        guard let fields = field.fields(known: Draft.drillKeys) else {
            if field.isNothing { field.error("has no title", hint: "Add \"title: what is wrong\"") }
            return nil
        }
        guard let title = fields["title"]?.text()?.text else {
            fields.error("has no title", hint: "Add \"title: what is wrong\"")
            return nil
        }
        var drill = Drill(name: name, title: title)
        if let severity = fields["severity"]?.text() {
            drill.severity = severity.text
            if policy.severity(named: severity.text) == nil {
                problems.error(
                    severity.place, "drills.\(name).severity is not in the matrix", got: severity.text,
                    hint: "Severities here: \(policy.severities.map(\.severity.label).joined(separator: ", "))")
            }
        }
        drill.injects = injects(fields["script"])
        drill.faults = faults(fields["faults"], pagers: pagers)
        drill.targets = drillTargets(fields["targets"])
        drill.length = fields["length"]?.duration() ?? drill.length
        return drill
    }

    /// `4 min: what is said then`, or `4 min: {say: …, after_mitigation: true}`.
    private func injects(_ field: Field?) -> [Drill.Inject] {
        (field?.named() ?? []).compactMap { name, said -> Drill.Inject? in
            guard let after = moment(name, said) else { return nil }
            if case .text = said.value.content {
                return said.text().map { Drill.Inject(after: after, text: $0.text) }
            }
            guard let fields = said.fields(known: ["say", "after_mitigation"]) else { return nil }
            guard let text = fields["say"]?.text()?.text else {
                fields.error("says nothing", hint: "Add \"say: monitoring: error rate 30 %\"")
                return nil
            }
            let even = fields["after_mitigation"]?.choice(["true", "false", "yes", "no"])
            return Drill.Inject(after: after, text: text, evenMitigated: even == "true" || even == "yes")
        }.sorted { $0.after < $1.after }
    }

    /// The key of a script: how long after the start.
    private func moment(_ name: String, _ field: Field) -> Duration? {
        if ["0", "now", "start"].contains(name.lowercased()) { return .zero }
        do {
            return try HumanDuration.parse(name)
        } catch {
            problems.error(field.place, "\(field.path) \(error.what)", got: name, hint: error.hint)
            return nil
        }
    }

    private func faults(_ field: Field?, pagers: [String]) -> [Drill.Fault] {
        guard let field else { return [] }
        guard case .list(let items) = field.value.content else {
            field.error("is a list", hint: "Write \"faults: [{is: down, until: 10 min}]\"")
            return []
        }
        return items.compactMap { item -> Drill.Fault? in
            let one = Field(path: field.path, place: item.place, value: item, problems: problems)
            guard let fields = one.fields(known: ["is", "pager", "from", "until"]) else { return nil }
            let moods = Drill.Fault.Mood.allCases.map(\.rawValue)
            guard let word = fields["is"]?.choice(moods), let mood = Drill.Fault.Mood(rawValue: word) else {
                if fields["is"] == nil {
                    problems.error(
                        item.place, "\(field.path): it is not said what is wrong",
                        hint: "Add \"is: down\"; choose from \(moods.joined(separator: ", "))")
                }
                return nil
            }
            var fault = Drill.Fault(mood: mood)
            if let pager = fields["pager"]?.text() {
                fault.pager = pager.text
                if !pagers.contains(pager.text) {
                    problems.error(
                        pager.place, "\(field.path) names a pager that is not configured", got: pager.text,
                        hint: "Pagers here: \(pagers.joined(separator: ", ")). Without one it is all of them")
                }
            }
            fault.from = fields["from"]?.duration() ?? .zero
            fault.until = fields["until"]?.duration()
            return fault
        }
    }

    private func drillTargets(_ field: Field?) -> Drill.Targets {
        var targets = Drill.Targets()
        guard let fields = field?.fields(known: ["commander", "acknowledged", "first_update", "mitigated"]) else {
            return targets
        }
        targets.commander = fields["commander"]?.duration() ?? targets.commander
        targets.acknowledged = fields["acknowledged"]?.duration() ?? targets.acknowledged
        targets.firstUpdate = fields["first_update"]?.duration() ?? targets.firstUpdate
        targets.mitigated = fields["mitigated"]?.duration() ?? targets.mitigated
        return targets
    }

    /// Those that the program carries, for a policy that may have another matrix.
    fileprivate func shipped() -> [Drill] {
        (root["drills"]?.named() ?? []).compactMap { drill($0.name, $0.field, pagers: []) }
    }
}

extension ShippedDrills {
    static let all: [Drill] = {
        let problems = Problems()
        guard
            case .map(let entries)? = YamlText(file: "shipped drills", text: yaml, problems: problems).value()?.content
        else { return [] }
        var draft = Draft(root: entries, problems: problems)
        draft.policy.severities = DefaultMatrix.rules(for: draft.policy)
        let drills = draft.shipped()
        return problems.hasErrors ? [] : drills
    }()
}
