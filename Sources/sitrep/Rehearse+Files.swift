import ArgumentParser
import Foundation
import Rehearsal
import Settings
import Store

extension Rehearse {
    func playFiles(_ configuration: Configuration?) async throws {
        var different = 0
        var written = 0
        var all: [Played] = []
        for file in files {
            let text = try complaining { () throws in try ScenarioFile.read(file) }
            let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
            let played = try await play(text, called: file, folder: folder.isEmpty ? "/" : folder, configuration)
            guard !json else {
                all.append(played)
                continue
            }
            guard expect else {
                show(played, named: files.count > 1 ? file : nil)
                continue
            }
            guard let difference = LineDifference(wanted: text, got: played.transcript) else { continue }
            if update {
                try complaining { () throws in try ScenarioFile.write(played.transcript, to: file) }
                written += 1
                say("\(file): written (\(difference.count.missing) lines gone, \(difference.count.new) new)")
            } else {
                different += 1
                say(difference.text(file: file, paint: paint))
            }
        }
        if json { try showJSON(all) }
        guard expect else { return }
        say(verdict(different: different, written: written))
        if different > 0 { throw ExitCode(1) }
    }

    private func verdict(different: Int, written: Int) -> String {
        let count = "\(files.count) \(files.count == 1 ? "scenario" : "scenarios")"
        if update { return "\(count): \(written) written, \(files.count - written) as they were" }
        guard different > 0 else { return "\(count): \(paint("all as written", .green))" }
        return "\(count): \(paint("\(different) different", .red)). To take what was said: --expect --update"
    }

    func play(
        _ text: String, called name: String, folder: String, _ configuration: Configuration?
    ) async throws -> Played {
        do {
            let scenario = try Scenario(text, name: name)
            return try await Rehearsal(scenario, folder: folder, configuration: configuration).play()
        } catch {
            throw Rehearse.complained(error)
        }
    }

    /// One array of all, in order.
    func showJSON(_ all: [Played]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        say(String(decoding: try encoder.encode(all.flatMap { TellingRow.all(of: $0) }), as: UTF8.self))
    }

    func show(_ played: Played, named name: String?) {
        if plain { return say(played.transcript, end: "") }
        if let name { say(paint(name, .bold)) }
        say(paint("Nothing was contacted, and no secret was read.", .dim) + "\n")
        say(Story(played, paint: paint).text)
    }

    private func complaining<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch { throw Rehearse.complained(error) }
    }

    /// Says what is wrong, and turns it into the exit status: 1 would mean that a difference was found.
    private static func complained(_ error: any Error) -> any Error {
        Complaint.print("\(error)")
        switch error {
        case is ConfigurationRefused: return ExitCode(78)
        case is Scenario.Mistake: return ExitCode(64)
        case let failure as StoreFailure: return ExitCode(failure.exitStatus)
        default: return ExitCode(70)  // EX_SOFTWARE: nothing that is known to go wrong
        }
    }
}
