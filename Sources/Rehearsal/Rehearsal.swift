import FoundationEssentials
import Incidents
import Settings

/// Plays a scenario in simulated time. 70 minutes take milliseconds, and nothing outside is asked or told.
package struct Rehearsal: Sendable {
    private let scenario: Scenario
    private let folder: String
    private let configuration: Configuration?

    /// `folder` is where the scenario's configuration files are looked for; `configuration` is taken instead of the one
    /// that it names.
    package init(_ scenario: Scenario, folder: String, configuration: Configuration? = nil) {
        self.scenario = scenario
        self.folder = folder
        self.configuration = configuration
    }

    package func transcript(killing: Killing = .never) async throws -> String { try await play(killing).transcript }

    package func play(_ killing: Killing = .never) async throws -> Played {
        let directory = ScratchFolder.fresh()
        defer { ScratchFolder.remove(directory) }
        let configuration = try self.configuration ?? load(scenario.configuration)
        let zone = configuration.policy.zone
        let stage = try Stage(
            configuration, directory: directory, start: zone.instant(scenario.start), killing: killing)
        defer { stage.close() }
        var played = Played(head: scenario.head, start: zone.instant(scenario.start), configuration: configuration)
        var day = scenario.start
        day.hour = 0
        day.minute = 0
        var last = Scenario.CivilClock(seconds: 0)
        for step in scenario.steps {
            if step.clock < last { day = CivilTime(secondsSince1970: day.secondsSince1970 + 86_400) }
            last = step.clock
            let at = zone.instant(CivilTime(secondsSince1970: day.secondsSince1970 + Int64(step.clock.seconds)))
            try await stage.pass(to: at) { played.moments.append(Played.Moment(at: $0, lines: $1)) }
            let lines: [SaidLine]
            do {
                lines = try await perform(step.act, on: stage)
            } catch let mistake as Scenario.Mistake {
                throw Scenario.Mistake(description: "\(step.source): \(mistake.description)")
            }
            played.moments.append(Played.Moment(at: at, step: step, lines: lines))
        }
        played.events = try stage.events()
        return played
    }

    private func perform(_ act: Scenario.Step.Act, on stage: Stage) async throws -> [SaidLine] {
        switch act {
        case .pass: return try await stage.settle()
        case .says(let room, let person, let text): return try await stage.say(room: room, person: person, text: text)
        case .world(let words): return try await change(words, on: stage)
        }
    }

    private func change(_ words: [String], on stage: Stage) async throws -> [SaidLine] {
        switch words[0] {
        case "kill":
            try stage.killAndRestart()
            return try await stage.settle()
        case "stop":
            stage.stop()
            return []
        case "start":
            try await stage.start()
            return try await stage.settle()
        case "poll": return try await stage.poll()
        case "reload" where words.count == 2: return try await stage.reload(try load(words[1]))
        case "roster" where words.count >= 4: return try await stage.roster(words[1], Array(words[2...]))
        case "word" where words.count == 4: return try await stage.word(words[1], words[2], of: words[3])
        case "trouble" where words.count >= 3:
            return try await stage.trouble(
                chat: words[1], words[2] == "over" ? nil : words[2...].joined(separator: " "))
        case "chat", "pager", "monitor":
            guard words.count >= 3 else { throw Scenario.Mistake(description: "what about it? \(words)") }
            stage.world.change(words)
            return words[0] == "chat" && words[2] == "up" ? try await stage.reachable(chat: words[1]) : []
        default: throw Scenario.Mistake(description: "unknown act of the world: \(words.joined(separator: " "))")
        }
    }

    /// No secret is read: a rehearsal works on a machine that has none.
    private func load(_ file: String?) throws -> Configuration {
        let loaded =
            file.map { SettingsLoader.load(files: ["\(folder)/\($0)"], secrets: .nothing) } ?? SettingsLoader.embedded()
        guard let configuration = loaded.configuration else { throw ConfigurationRefused(loaded.diagnostics) }
        return configuration
    }
}

/// The configuration that a scenario names cannot be used.
package struct ConfigurationRefused: Error, CustomStringConvertible {
    package var diagnostics: [Diagnostic]
    init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
    package var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// A folder of its own for each run.
enum ScratchFolder {
    static func fresh() -> String {
        "\(FileManager.default.temporaryDirectory.path)/sitrep-rehearsal-\(UInt64.random(in: .min ... .max))"
    }
    static func remove(_ path: String) {
        // A folder left behind in the temporary directory hurts nobody.
        try? FileManager.default.removeItem(atPath: path)
    }
}
