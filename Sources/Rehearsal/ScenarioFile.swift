import FoundationEssentials

/// Scenarios on the disk.
package enum ScenarioFile {
    package static func read(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Scenario.Mistake(
                description:
                    "\(path): cannot be read. A scenario to begin with: sitrep rehearse --template P1 > \(path)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Scenario.Mistake(description: "\(path): is not UTF-8 text")
        }
        return text
    }

    package static func write(_ text: String, to path: String) throws {
        do { try text.write(toFile: path, atomically: true, encoding: .utf8) } catch {
            throw Scenario.Mistake(description: "\(path): cannot be written (\(error))")
        }
    }
}
