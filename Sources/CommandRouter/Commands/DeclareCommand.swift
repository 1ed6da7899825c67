import Incidents

struct DeclareCommand: Command {
    let name = "declare"
    let group = CommandGroup.incident
    let syntax = "!declare [P1|P2|P3|…] <title>"
    let summary = "Opens an incident with its own room, tells whom the severity tells, and pages a commander."
    let details = [
        "The severity stands first or last, as `P1`, `SEV-1` or `severity: P1`; of several the worst holds. In doubt, the "
            + "higher one.",
        "The same words again within a minute are taken for the same trouble; `--new` declares another.",
        "`--drill` and `--test` mark everything that is said about it. Where the title speaks of a drill or a test, it is asked "
            + "about; `--real` says that it is none.",
    ]
    let examples = ["!declare P1 checkout is down", "!declare login slow in EU SEV-2", "!declare --drill P2 game day"]
    let next = ["ic me", "update", "status", "severity"]
    let reads = Reading.all
    let flags = ["drill", "test", "new"]

    func parse(_ arguments: inout Arguments) throws(Slip) -> Ask {
        let whole = arguments.rest
        let known = flags + ["real"]
        var given = try arguments.flags(known, of: whole, onlyFirst: true)
        // The flag may stand behind the severity, or behind all: `P2 --drill game day`, `game day P2 --drill`.
        var severity: [String] = []
        if !arguments.rest.isQuoted { Self.takeSeverity(&arguments, &severity) }
        given.formUnion(try arguments.flags(known, of: whole))
        // What stands in quotes is text, but for its severity: `"P2 checkout is down"`.
        let isQuoted = arguments.rest.isQuoted
        if isQuoted { arguments.rest = arguments.rest.unquoted }
        if !isQuoted || severity.isEmpty { Self.takeSeverity(&arguments, &severity, atEnd: true) }
        guard let title = try arguments.optionalTitle() else { throw .missing("a title that says what is wrong") }
        if !isQuoted {
            try Self.ask(title[...], given, of: whole)
            try Self.takeInside(title[...], &severity, given)
        }
        return .declare(
            severity: severity.isEmpty ? nil : severity.joined(separator: " "), title: title, kind: Self.kind(given),
            isNew: given.contains("new"))
    }

    private static func kind(_ flags: Set<String>) -> IncidentKind {
        flags.contains("drill") ? .drill : flags.contains("test") ? .test : .real
    }

    /// Practised or real, and whether anything is wrong at all: nobody is woken for a slip.
    private static func ask(_ title: Substring, _ flags: Set<String>, of whole: Substring) throws(Slip) {
        guard flags.isSubset(of: ["new"]) else { return }
        if let practice = Practice(whole) { throw practice.question("declare", of: whole) }
        guard nothing.isOpposite(title) else { return }
        throw .invalid(
            "“\(title.shortened)” is no title, so nothing was declared. An incident that was none ends with "
                + "\(code: "!cancel"). As a title it stands in quotes.")
    }

    /// A severity in the middle of the title is asked about, once: what was asked about already is taken as it stands.
    private static func takeInside(_ title: Substring, _ severity: inout [String], _ flags: Set<String>) throws(Slip) {
        guard severity.isEmpty, let inside = SaidSeverity.inside(title) else { return }
        guard flags.isSubset(of: ["new"]) else {
            severity = [inside]
            return
        }
        let meant = "declare \(flags.isEmpty ? "" : "--new ")\(inside) \(title)"
        throw .askBack(
            "Is that a \(inside)? Nothing was declared yet. \(code: "!" + meant), or \(code: "yes"). Another severity stands in "
                + "front: \(code: "!declare P1 …")", yes: meant)
    }

    private static let nothing = Doubt(
        "", otherwise: "", opposites: ["false alarm", "help", "who", "status", "yes", "ok"], allowed: ["stop", "wrong"])

    /// The severity at the front, and with `atEnd` at the end too: of several the core takes the worst.
    private static func takeSeverity(_ arguments: inout Arguments, _ found: inout [String], atEnd: Bool = false) {
        if found.isEmpty, let first = SaidSeverity(leading: arguments.rest) {
            found.append(first.said)
            arguments.rest = first.rest
        }
        guard atEnd else { return }
        if let last = SaidSeverity(trailing: arguments.rest),
            found.isEmpty || SaidSeverity.isWorse([last.said], than: found)
        {
            found.append(last.said)
            arguments.rest = last.rest
        }
        guard found.isEmpty, let spoken = SaidSeverity(spoken: arguments.rest) else { return }
        found.append(spoken.said)
        arguments.rest = spoken.rest
        guard let number = SaidSeverity(leading: arguments.rest) else { return }
        found.append(number.said)
        arguments.rest = number.rest
    }
}

extension Practice {
    /// `whole`: all that was typed behind the command, with its flags.
    func question(_ command: String, of whole: Substring) -> Slip {
        let real = "\(command) --real \(whole)"
        let what: Message.Line = flag == "drill" ? "A drill" : "A test"
        return .askBack(
            "Is it real? Nothing was done yet. Real: \(code: "yes"), or \(code: "--real") in front. " + what
                + ": \(code: "!declare --\(flag) \(rest)")", yes: real)
    }
}
