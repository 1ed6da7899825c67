import Incidents
import Schedules
import Wording

/// Whom a row of the matrix wakes, when and by what.
extension Draft {
    mutating func readWaking(_ own: (String) -> Field?, into rule: inout SeverityRule) {
        if let field = own("page") { readScope(field, into: &rule) }
        if let field = own("response_time") { readResponse(field, into: &rule) }
        let zone = own("zone").flatMap { rules($0) }
        if let zone { rule.hours?.zone = zone }
        if let field = own("hours") { readHours(field, zone ?? policy.zone, into: &rule) }
        if let field = own("ways") {
            let texts = field.isNothing ? [] : field.texts().filter { !StepText.isNone($0.text) }
            // Which pagers there are is known later.
            rule.ways = texts.map(\.text)
            rowWays.append((rule.severity.rank, field))
        }
    }

    private func readScope(_ field: Field, into rule: inout SeverityRule) {
        rule.saysPage = true
        guard let text = field.text(), !StepText.isNone(text.text) else {
            rule.page = .nobody
            return
        }
        let wanted = Policy.normalise(
            text.text.replacing("+", with: " and ").replacing("&", with: " and ").replacing(",", with: " and "))
        let others: [String: PageScope] = [
            "all": .everyone, "everybody": .everyone, "primary backup": .primaryAndBackup,
            "the primary": .primary, "primary and the backup": .primaryAndBackup,
            "initial responders": .initialResponder, "the initial responder": .initialResponder,
            "responder": .initialResponder,
        ]
        if let found = PageScope(rawValue: wanted) ?? others[wanted] {
            rule.page = found
            return
        }
        let names = PageScope.allCases.map(\.rawValue)
        problems.error(
            text.place, "\(field.path) does not say who is paged", got: text.text,
            hint: Spelling.hint(text.text, among: names) ?? "Write one of: \(names.joined(separator: ", "))")
    }

    /// Until it meant something here it was prose in many matrices, so what cannot be read stops nobody's start.
    private func readResponse(_ field: Field, into rule: inout SeverityRule) {
        guard let text = field.text(), !StepText.isNone(text.text) else {
            rule.responseTime = nil
            return
        }
        if let time = Draft.leadingDuration(text.text) {
            rule.responseTime = time
            return
        }
        let taken = rule.responseTime.map { spoken($0) } ?? "never"
        problems.warn(
            text.place, "\(field.path) is no length of time, so \(taken) is taken", got: text.text,
            hint: "Write \"15 minutes\"")
    }

    /// `15 min`, also with words behind it: `15 min (24/7)`.
    private static func leadingDuration(_ text: String) -> Duration? {
        let cut = text.prefix { $0 != "(" && $0 != "," && $0 != ";" }
        // Losing why is right: the caller warns with the text.
        if let whole = try? HumanDuration.parse(String(cut).trimmed) { return whole }
        return nil
    }

    private func readHours(_ field: Field, _ zone: ZoneRules, into rule: inout SeverityRule) {
        guard !field.isNothing else {
            rule.hours = RingingHours(parts: [], zone: zone, text: "never")
            return
        }
        let texts = field.texts()
        if texts.count == 1, let only = texts.first {
            let word = only.text.lowercased()
            if ["always", "24/7", "24x7", "any time", "anytime", "around the clock"].contains(word) {
                rule.hours = nil
                return
            }
            if StepText.isNone(only.text) {
                rule.hours = RingingHours(parts: [], zone: zone, text: "never")
                return
            }
        }
        var parts: [RingingHours.Part] = []
        for text in texts {
            guard let windows = Window.read(text.text) else {
                problems.error(
                    text.place, "\(field.path) is no part of a week", got: text.text,
                    hint: "Write \"weekdays 09:00..18:00\", \"daily 08:00..22:00\", always or never")
                continue
            }
            parts += windows.map { RingingHours.Part(start: $0.start, length: $0.length) }
        }
        rule.hours = RingingHours(
            parts: parts, zone: zone, text: texts.map(\.text).joined(separator: ", "))
    }

    /// After the pagers are known: `ways` names some of them.
    mutating func resolveRowWays() {
        for (rank, field) in rowWays {
            guard let index = policy.severities.firstIndex(where: { $0.severity.rank == rank }) else { continue }
            policy.severities[index].ways = policy.severities[index].ways.map { _ in
                field.isNothing ? [] : pagers(named: field.texts().filter { !StepText.isNone($0.text) }, field.path)
            }
        }
    }

    mutating func readComms(_ field: Field?, into rule: inout SeverityRule) {
        guard let field else { return }
        let text = field.value.prose
        guard !text.isEmpty, !StepText.isNone(text) else { return }
        rule.customerComms = text
        guard let comms = CommsText.read(text) else {
            problems.warn(
                field.value.place, "\(field.path) asks for nothing that is known, so nothing is asked for", got: text,
                hint: "Write \"required (status page + email)\", update, optional or none")
            rule.comms = CustomerComms()
            return
        }
        rule.comms = comms
    }
}

/// What people write for `customer_comms`.
enum CommsText {
    /// Nil where no word of it is known.
    static func read(_ text: String) -> CustomerComms? {
        let words = text.lowercased().split { !($0.isLetter || $0 == "-") }.map(String.init)
        func has(_ wanted: String...) -> Bool { words.contains { wanted.contains($0) } }
        let isNegated = has("not", "no", "never", "without")
        let isOptional = has("optional", "none", "voluntary")
        var comms = CustomerComms()
        comms.isRequired = has("required", "mandatory", "must", "yes", "always") && !isNegated && !isOptional
        comms.isOffered = !comms.isRequired && has("update", "updates")
        comms.onStatusPage = !isOptional && !isNegated && (has("page", "statuspage", "status-page", "status"))
        comms.byMail = !isOptional && !isNegated && has("email", "e-mail", "mail", "emails", "mails")
        let isKnown =
            comms != CustomerComms() || isOptional || isNegated && has("required", "needed", "updates", "update")
        return isKnown ? comms : nil
    }
}
