import Foundation
import Incidents
import Settings
import Testing

/// A configuration that every name of the usual matrices maps to somebody in.
enum Sample {
    static let people = """
        zone: Europe/Berlin
        people:
          ana: {name: Ana Ruiz, phones: ["+49 30 1234"], email: ana@example.org, handles: {matrix: "@ana:bot.test"}}
          bob: {name: Bob Stone, phone: 030 5678}
          cleo: {name: Cleo Marsh}
          luis: {name: Luis Lindqvist}
          vera: {name: Vera Vance}
        teams: {database: {name: Database, lead: bob, members: [bob, cleo]}}
        on_call: {ic: {primary: ana, backup: bob, trainees: [cleo]}, database: {primary: bob}}
        aliases:
          vp: vera
          engineering team lead: luis
          engineering-manager: [ana, bob]
          product-manager: cleo
          on-call engineer: ana

        """

    /// The configuration of a text without errors.
    static func load(_ text: String, _ location: SourceLocation = #_sourceLocation) throws -> Configuration {
        let loaded = SettingsLoader.load(text: text, named: "s.yaml")
        return try #require(
            loaded.configuration, "\(loaded.diagnostics.map(\.description))", sourceLocation: location)
    }

    /// Everything that is said about a text.
    static func said(_ text: String) -> [String] {
        SettingsLoader.load(text: text, named: "s.yaml").diagnostics.map(\.description)
    }

    static func rule(_ label: String, of text: String) throws -> SeverityRule {
        try #require(try load(people + text).policy.severities.first { $0.severity.label == label })
    }
}

/// A folder of files that is gone after the test.
final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
        path = NSTemporaryDirectory() + "sitrep-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    func write(_ name: String, _ text: String, mode: Int = 0o600) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: self[name]))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self[name])
    }

    subscript(name: String) -> String { path + "/" + name }

    /// Everything that is said about a file, with the folder left out.
    func said(_ name: String) -> [String] {
        SettingsLoader.load(files: [self[name]]).diagnostics.map {
            $0.description.replacingOccurrences(of: path + "/", with: "")
        }
    }

    deinit {
        // A folder that stays behind is in the system's temporary place, where it is cleaned up.
        try? FileManager.default.removeItem(atPath: path)
    }
}

extension Instant {
    /// In UTC.
    init(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) {
        let wall = CivilTime(year: year, month: month, day: day, hour: hour, minute: minute)
        self.init(seconds: wall.secondsSince1970)
    }
}
