import Incidents

/// What came of reading a configuration.
package struct Loaded: Sendable {
    /// Nil when anything is wrong: a start, or a reload, is then refused.
    package var configuration: Configuration?
    /// Errors and warnings in the order of the files and their lines.
    package var diagnostics: [Diagnostic]

    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    package var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }
}

/// Reads a configuration, checks all of it, and reports everything that is wrong at once.
package enum SettingsLoader {
    /// Several files are one configuration, as if the first included the others. None is the embedded default.
    package static func load(files: [String], secrets: SecretsAsked = .reported) -> Loaded {
        read(files, secrets) { _, _ in }
    }

    /// What `check-config`, `doctor` and `run` ask, all three: whatever one of them takes, the others take.
    package static func judge(files: [String], secrets: SecretsAsked = .reported) -> Loaded {
        read(files, secrets) { sources, problems in requirePeople(sources, problems, in: files[0]) }
    }

    private static func read(
        _ files: [String], _ secrets: SecretsAsked, _ further: (SourceFiles, Problems) -> Void
    ) -> Loaded {
        guard !files.isEmpty else { return embedded() }
        let problems = Problems(secrets: secrets)
        var sources = SourceFiles(problems: problems)
        for file in files { sources.add(file: file) }
        further(sources, problems)
        return finish(sources, problems)
    }

    /// The default that the binary carries: demo people, the published figures, rooms of its own.
    package static func embedded() -> Loaded {
        load(text: EmbeddedDefault.yaml(zone: ZoneNames.ofThisMachine()), named: "embedded default")
    }

    /// A configuration that is not in a file, as rehearsals and tests have it.
    package static func load(text: String, named name: String) -> Loaded {
        let problems = Problems()
        var sources = SourceFiles(problems: problems)
        sources.add(text: text, named: name)
        return finish(sources, problems)
    }

    /// A file that holds nothing, or nobody, is one that was cut or commented out: whoever starts with it, or reads it
    /// again in the middle of the night, has nobody on call.
    private static func requirePeople(_ sources: SourceFiles, _ problems: Problems, in file: String) {
        guard sources.isComplete else { return }
        let people = sources.root.first { $0.key == "people" }
        if case .map(let entries)? = people?.value.content, !entries.isEmpty { return }
        let place = people?.place ?? Place(file: file, line: sources.root.isEmpty ? 0 : 1, column: 1)
        let what = sources.root.isEmpty ? "the file holds nothing" : "people is missing: nobody could be paged or told"
        problems.error(place, what, hint: "Add \"people: {ana: {name: Ana Ruiz, phone: \"+49 30 555 0101\"}}\"")
    }

    private static func finish(_ sources: SourceFiles, _ problems: Problems) -> Loaded {
        var configuration: Configuration?
        // With a file missing every name in it would be reported as unknown.
        if sources.isComplete {
            var draft = Draft(root: sources.root, problems: problems)
            configuration = draft.read()
            configuration?.missingSecrets = problems.missingSecrets
            configuration?.policy.hash = sources.fingerprint.hex
        }
        let order = problems.found.reduce(into: [String]()) { if !$0.contains($1.file) { $0.append($1.file) } }
        let diagnostics = problems.found.enumerated().sorted { left, right in
            let (one, other) = (left.element, right.element)
            let files = (order.firstIndex(of: one.file) ?? 0, order.firstIndex(of: other.file) ?? 0)
            return (files.0, one.line, left.offset) < (files.1, other.line, right.offset)
        }.map(\.element)
        return Loaded(configuration: problems.hasErrors ? nil : configuration, diagnostics: diagnostics)
    }
}
