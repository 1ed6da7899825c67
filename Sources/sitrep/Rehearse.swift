import ArgumentParser
import Glibc
import Incidents
import Rehearsal
import Settings

/// What the policy would do, before a real night shows it. This command links no chat, pager or HTTP client to what it
/// plays: everything outside is simulated.
struct Rehearse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play incidents against the policy in simulated time: who would be told what, minute by minute.",
        discussion: """
            Nothing is contacted and no secret is read: it works on a machine that has none. \
            Exits with 0, 1 where --expect finds a difference, 64 for a scenario that cannot be read, 78 for a \
            configuration that cannot.

            Examples:
              sitrep rehearse --severity P1 --config sitrep.yaml       what if nobody does anything?
              sitrep rehearse --severity P3 --at "2026-11-22 03:00" --json --config sitrep.yaml
              sitrep rehearse --template P1 > night.scenario           a scenario to begin with
              sitrep rehearse --config sitrep.yaml night.scenario      play it
              sitrep rehearse --expect *.scenario                      compare with what the files say
              sitrep rehearse --expect --update night.scenario         write what is said into the file
              sitrep rehearse --replay INC-12 --data ./data --policy new.yaml
            """)

    enum Color: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

    @Argument(help: "Scenarios. Without --config each names its configuration itself.")
    var files: [String] = []
    @Option(help: "Configuration file (YAML). May be given more than once.")
    var config: [String] = []
    @Option(help: "Print a scenario of this severity to begin with.")
    var template: String?
    @Option(help: "Play that scenario at once.")
    var severity: String?
    @Option(help: "With --template or --severity: how long nobody does anything, in minutes.")
    var minutes: Int = 75
    @Option(
        help: "With --template or --severity: when it begins, in the team's zone: \"2026-11-22 03:00\". Default: now.")
    var at: String?
    @Flag(help: "Print the transcript as scenario files are, without the summary.")
    var plain = false
    @Flag(help: "Print who would be told what, when and how, as a JSON array, without the transcript.")
    var json = false
    @Flag(help: "Compare what is said with what the files say, word for word.")
    var expect = false
    @Flag(help: "With --expect: write what is said into the files.")
    var update = false
    @Option(help: "Play a recorded incident again: INC-12.")
    var replay: String?
    @Option(help: "With --replay: the data directory. It is only read; the daemon may run.")
    var data: String?
    @Option(help: "With --replay: the configuration to play it under. May be given more than once.")
    var policy: [String] = []
    @Flag(name: .customLong("private"), help: "With --replay: also an incident that is private.")
    var showsPrivate = false
    @Option(help: "auto (only on a terminal, and not where NO_COLOR is set), always or never.")
    var color: Color = .auto

    func validate() throws {
        let modes = [template != nil, severity != nil, replay != nil, !files.isEmpty].count { $0 }
        guard modes == 1 else {
            throw ValidationError(
                "Name scenario files, or one of --severity P1, --template P1, --replay INC-12.")
        }
        if json, plain || expect || template != nil || replay != nil {
            throw ValidationError("--json goes with scenario files or --severity, and without --plain and --expect.")
        }
        if expect || update, files.isEmpty { throw ValidationError("--expect and --update need scenario files.") }
        if update, !expect { throw ValidationError("--update goes with --expect.") }
        if replay != nil, data == nil || (policy.isEmpty && config.isEmpty) {
            throw ValidationError(
                "--replay needs --data DIR and --policy FILE. For example: --replay INC-12 --data ./data --policy new.yaml"
            )
        }
        guard (1..<1440).contains(minutes) else {
            throw ValidationError("--minutes is between 1 and 1439, got \(minutes).")
        }
        if let at, Scenario.time(at) == nil {
            throw ValidationError("--at is a date and a time, got \"\(at)\". For example: --at \"2026-11-22 03:00\"")
        }
    }

    func run() async throws {
        if let replay { return try play(again: replay) }
        let configuration = config.isEmpty ? nil : try load(config)
        if let template { return say(try starter(template, configuration), end: "") }
        if let severity {
            let text = try starter(severity, configuration)
            let played = try await play(text, called: "--severity", folder: ".", configuration)
            guard !json else { return try showJSON([played]) }
            return show(played, named: nil)
        }
        try await playFiles(configuration)
    }

    var paint: Paint {
        switch color {
        case .always: Paint(isOn: true)
        case .never: Paint(isOn: false)
        // https://no-color.org: set and not empty.
        case .auto: Paint(isOn: isatty(1) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true))
        }
    }

    func load(_ files: [String]) throws -> Configuration {
        let loaded = SettingsLoader.load(files: files, secrets: .nothing)
        guard let configuration = loaded.configuration else {
            for diagnostic in loaded.diagnostics { Complaint.print("\(diagnostic)") }
            throw ExitCode(78)
        }
        return configuration
    }

    func say(_ text: String, end: String = "\n") { print(text, terminator: end) }

    func starter(_ severity: String, _ configuration: Configuration?) throws -> String {
        let policy = configuration?.policy ?? SettingsLoader.embedded().configuration?.policy ?? Policy()
        guard let known = policy.severity(named: severity) else {
            let labels = policy.severities.map(\.severity.label).joined(separator: ", ")
            Complaint.print("there is no severity \"\(severity)\" in the matrix. Known: \(labels)")
            throw ExitCode(64)
        }
        var start = at.flatMap { Scenario.time($0) } ?? policy.zone.civil(Instant(seconds: Int64(time(nil))))
        start.second = 0
        return Starter.text(severity: known.label, start: start, length: .minutes(minutes))
    }
}
