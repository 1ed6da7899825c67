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
    /// `secrets: false` opens no file that holds a secret, and asks for no variable: for a rehearsal.
    package static func load(files: [String], secrets: Bool = true) -> Loaded {
        guard !files.isEmpty else { return embedded() }
        let problems = Problems(looksAtSecrets: secrets)
        var sources = SourceFiles(problems: problems)
        for file in files { sources.add(file: file) }
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

    private static func finish(_ sources: SourceFiles, _ problems: Problems) -> Loaded {
        var configuration: Configuration?
        // With a file missing every name in it would be reported as unknown.
        if sources.isComplete {
            var draft = Draft(root: sources.root, problems: problems)
            configuration = draft.read()
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
