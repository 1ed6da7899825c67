import Incidents

/// A transcript: what people did, with times, and what the bot said. Only the people's lines are read; the rest is
/// written anew by each run and compared.
///
///     # The lead of a P1 is told after 30 minutes
///     config: policies/standard.yaml
///     start: 2026-11-20 14:00
///
///     14:00 ops ana: !declare P1 checkout is down
///     14:35 *
package struct Scenario: Sendable {
    package struct Step: Hashable, Sendable {
        /// As it stands in the file.
        package var source: String
        package var clock: CivilClock
        package var act: Act
        package enum Act: Hashable, Sendable {
            /// Somebody writes in a room: `ops` is a local room, `chat/room` a room of another chat.
            case says(room: String, person: String, text: String)
            /// Time passes.
            case pass
            /// Something happens to the world: `chat matrix down`, `pager email refuses`, `monitor shop failing`.
            case world([String])
        }
    }

    /// A time of day; one earlier than the line before is the next day's.
    package struct CivilClock: Hashable, Comparable, Sendable {
        package var seconds: Int
        package static func < (left: CivilClock, right: CivilClock) -> Bool { left.seconds < right.seconds }
    }

    package struct Mistake: Error, CustomStringConvertible {
        package var description: String
    }

    /// Title and settings, as they stand.
    package var head: [String] = []
    package var configuration: String?
    package var start = CivilTime(year: 2026, month: 11, day: 20, hour: 14)
    package var steps: [Step] = []

    package init(_ text: String, name: String) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let first = line.first, !Scenario.isSaidByBot(line) else { continue }
            let place = "\(name):\(index + 1)"
            if first == "#" {
                head.append(String(line))
            } else if line.hasPrefix("config:") {
                configuration = line.dropFirst(7).trimmed
                head.append(String(line))
            } else if line.hasPrefix("start:") {
                start = try Scenario.start(line.dropFirst(6).trimmed, place)
                head.append(String(line))
            } else {
                steps.append(try Scenario.step(String(line), place))
            }
        }
    }

    /// The bot's lines begin with white space.
    static func isSaidByBot(_ line: Substring) -> Bool { line.first?.isWhitespace == true }

    private static func start(_ text: String, _ place: String) throws -> CivilTime {
        guard let time = time(text) else {
            throw Mistake(description: "\(place): start, got \"\(text)\". Write it like 2026-11-20 14:00")
        }
        return time
    }

    /// `2026-11-20 14:00`; nil for anything else, and for days that are none.
    package static func time(_ text: String) -> CivilTime? {
        let parts = text.split { "-: ".contains($0) }.compactMap { Int($0) }
        guard parts.count == 5, (1970...9999).contains(parts[0]), (0..<24).contains(parts[3]),
            (0..<60).contains(parts[4])
        else { return nil }
        let time = CivilTime(year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4])
        return CivilTime(secondsSince1970: time.secondsSince1970) == time ? time : nil
    }

    private static func step(_ line: String, _ place: String) throws -> Step {
        let words = line.split(separator: " ", maxSplits: 2).map(String.init)
        guard words.count >= 2, let clock = CivilClock(words[0]) else {
            throw Mistake(description: "\(place): step, got \"\(line)\". Write it like: 14:00 ops ana: !status")
        }
        let rest = words.count > 2 ? words[2] : ""
        if words[1] == "*" {
            let act: Step.Act = rest.isEmpty ? .pass : .world(rest.split(separator: " ").map(String.init))
            return Step(source: line, clock: clock, act: act)
        }
        // `@ana:example.org: !status`: the colon that ends the name has a space after it.
        guard let colon = rest.indices.first(where: { rest[$0] == ":" && rest[$0...].dropFirst().first == " " }) else {
            throw Mistake(description: "\(place): who speaks, got \"\(rest)\". Write it like: 14:00 ops ana: !status")
        }
        // `\n` in a line is a new line in the message.
        let text = rest[rest.index(after: colon)...].trimmed.split(separator: "\\n", omittingEmptySubsequences: false)
            .joined(separator: "\n")
        return Step(
            source: line, clock: clock, act: .says(room: words[1], person: rest[..<colon].trimmed, text: text))
    }
}

extension Scenario.CivilClock {
    /// `14:05` or `14:05:30`
    init?(_ text: String) {
        let parts = text.split(separator: ":").map { Int($0) }
        guard parts.count == 2 || parts.count == 3, !parts.contains(nil) else { return nil }
        let numbers = parts.compactMap { $0 }
        guard (0...23).contains(numbers[0]), numbers.dropFirst().allSatisfy((0...59).contains) else { return nil }
        seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    }
}

extension Substring {
    var trimmed: String {
        var rest = self
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        return String(rest)
    }
}
