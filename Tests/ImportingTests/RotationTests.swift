import Importing
import Incidents
import Schedules
import Settings
import Testing

@Suite("rotations of Opsgenie as layers")
struct RotationTests {
    private func load(_ rotations: [String], zone: String = "Europe/Berlin") async throws -> (Configuration, String) {
        let account = try await Accounts.read(schedules: [Accounts.schedule("S", rotations, zone: zone)])
        let yaml = Accounts.yaml(account)
        return (try Accounts.load(yaml), yaml)
    }

    /// Everybody on call at a moment of 2026, over all schedules.
    private func onCall(_ configuration: Configuration, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0)
        -> [String]
    {
        let at = Instant(
            seconds: CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute).secondsSince1970)
        return configuration.schedules.sorted { $0.key < $1.key }
            .flatMap { $0.value.onCall(at: at).everybody.map(\.key) }
    }

    @Test("weeks, days and hours begin where they begin there, also on the day on which clocks change")
    func turns() async throws {
        let (weeks, yaml) = try await load([
            Accounts.rotation("R", ["ana", "bob", "cleo"], start: "2026-03-16T08:00:00Z", length: 2)
        ])
        #expect(yaml.contains("every: 2 weeks, hand_off: 'monday 09:00', start: '2026-03-16'"))
        #expect(onCall(weeks, 3, 16, 7, 59) == [] && onCall(weeks, 3, 16, 8) == ["ana"])
        // Two weeks later it is summer: nine o'clock in Berlin is seven in UTC.
        #expect(onCall(weeks, 3, 30, 6, 59) == ["ana"] && onCall(weeks, 3, 30, 7) == ["bob"])
        let (hours, _) = try await load(
            [Accounts.rotation("R", ["ana", "bob"], start: "2026-06-01T00:00:00Z", type: "hourly", length: 12)],
            zone: "UTC")
        #expect(onCall(hours, 6, 1, 11, 59) == ["ana"] && onCall(hours, 6, 1, 12) == ["bob"])
        let (days, text) = try await load([
            Accounts.rotation("R", ["ana", "bob", "ana"], start: "2026-06-01T20:30:00+02:00", type: "daily")
        ])
        #expect(text.contains("every: day, hand_off: '20:30'") || text.contains("every: day, hand_off: 20:30"))
        #expect(onCall(days, 6, 2, 18, 29) == ["ana"] && onCall(days, 6, 2, 18, 30) == ["bob"])
        #expect(onCall(days, 6, 3, 18, 30) == ["ana"] && onCall(days, 6, 4, 18, 30) == ["ana"])
    }

    @Test("time restrictions are windows")
    func windows() async throws {
        let night =
            ",\"timeRestriction\":{\"type\":\"time-of-day\",\"restriction\":{\"startHour\":22,\"startMin\":0,\"endHour\":6,\"endMin\":30}}"
        let week = ["monday", "tuesday", "friday"].map {
            "{\"startDay\":\"\($0)\",\"startHour\":9,\"startMin\":0,\"endDay\":\"\($0)\",\"endHour\":17,\"endMin\":0}"
        }
        let weekend =
            "{\"startDay\":\"friday\",\"startHour\":16,\"startMin\":0,\"endDay\":\"monday\",\"endHour\":8,\"endMin\":0}"
        let days =
            ",\"timeRestriction\":{\"type\":\"weekday-and-time-of-day\",\"restrictions\":[\((week + [weekend]).joined(separator: ","))]}"
        let (one, text) = try await load([
            Accounts.rotation("N", ["ana"], start: "2026-01-05T00:00:00Z", type: "daily", more: night)
        ])
        #expect(text.contains("windows: ['daily 22:00..06:30']") || text.contains("windows: [daily 22:00..06:30]"))
        #expect(
            onCall(one, 7, 1, 4, 29) == ["ana"] && onCall(one, 7, 1, 4, 30) == [] && onCall(one, 7, 1, 20) == ["ana"])
        let (two, words) = try await load([
            Accounts.rotation("D", ["bob"], start: "2026-01-05T00:00:00Z", more: days)
        ])
        // Those that overlap are one: ours may not.
        #expect(words.contains("monday,tuesday 09:00..17:00") && words.contains("friday 09:00..monday 08:00"))
        #expect(onCall(two, 7, 3, 7) == ["bob"] && onCall(two, 7, 5, 3) == ["bob"] && onCall(two, 7, 6, 6, 30) == [])
    }

    @Test("who is on call at once is primary and backup, and a third a schedule of its own")
    func parallel() async throws {
        let start = "2026-01-05T08:00:00Z"
        let (configuration, yaml) = try await load([
            Accounts.rotation("A", ["ana"], start: start), Accounts.rotation("B", ["bob"], start: start),
            Accounts.rotation("C", ["cleo"], start: start),
        ])
        let first = try #require(configuration.schedules["s"])
        #expect(first.primary.layers.map(\.name) == ["A"] && first.backup.layers.map(\.name) == ["B"])
        #expect(onCall(configuration, 7, 1, 0) == ["ana", "bob", "cleo"])
        #expect(yaml.contains("# S at Opsgenie: who is on call beside the two above\n  s-2:"))
        #expect(configuration.policy.onCall.compactMapValues(\.schedule) == ["s": "s", "s-2": "s-2"])
    }

    @Test("rotations that never meet are layers of one duty, whatever they are called")
    func layers() async throws {
        let day = { (from: Int, to: Int) in
            ",\"timeRestriction\":{\"type\":\"time-of-day\",\"restriction\":{\"startHour\":\(from),\"startMin\":0,\"endHour\":\(to),\"endMin\":0}}"
        }
        let (configuration, _) = try await load([
            Accounts.rotation("Rot", ["ana"], start: "2026-01-05T08:00:00Z", more: day(8, 20)),
            Accounts.rotation("rot", ["bob"], start: "2026-01-05T08:00:00Z", more: day(20, 8)),
        ])
        #expect(configuration.schedules["s"]?.primary.layers.map(\.name) == ["Rot", "rot 2"])
        #expect(onCall(configuration, 7, 1, 17, 59) == ["ana"] && onCall(configuration, 7, 1, 18) == ["bob"])
    }

    @Test("an end is kept, one that is over is left out, and one between hand-offs is longer and said")
    func ends() async throws {
        let (configuration, yaml) = try await load([
            Accounts.rotation(
                "old", ["ana"], start: "2025-01-06T08:00:00Z", more: ",\"endDate\":\"2026-01-05T08:00:00Z\""),
            Accounts.rotation(
                "now", ["bob"], start: "2026-01-05T08:00:00Z", more: ",\"endDate\":\"2026-12-07T08:00:00Z\""),
            Accounts.rotation(
                "next", ["cleo"], start: "2026-12-07T08:00:00Z", more: ",\"endDate\":\"2027-12-07T10:00:00Z\""),
        ])
        #expect(yaml.contains("# S: rotation \"old\" is over, and left out"))
        #expect(yaml.contains("# S: rotation \"next\" ends on 2027-12-07 at 11:00 there"))
        #expect(onCall(configuration, 12, 7, 7, 59) == ["bob"] && onCall(configuration, 12, 7, 8) == ["cleo"])
    }

    @Test(
        "what cannot be said here is left out, with its reason",
        arguments: [
            (",\"participants\":[{\"type\":\"team\",\"id\":\"t\",\"name\":\"Ops\"}]", "has the team Ops in turn 1"),
            (",\"participants\":[{\"type\":\"none\"}]", "has nobody in turn 1"),
            (",\"participants\":[]", "has no participants"),
            (",\"participants\":[{\"type\":\"user\",\"username\":\"x@y\"}]", "has somebody in turn 1 who is no user"),
            (",\"type\":\"monthly\"", "has turns of an unknown kind, monthly"),
            (",\"length\":2000", "has turns of 2000 weeks"),
            (",\"startDate\":\"soon\"", "has a start that is no time, soon"),
            (",\"endDate\":\"2020-01-01T00:00:00Z\"", "ends before it begins"),
            (
                ",\"timeRestriction\":{\"type\":\"time-of-day\",\"restriction\":{\"startHour\":99}}",
                "has a time restriction that is no part of a week"
            ),
        ])
    func misfits(change: String, reason: String) async throws {
        let key = change.split(separator: "\"")[1]
        var rotation = Accounts.rotation("R", ["ana"], start: "2026-01-05T08:00:00Z")
        // The last of two equal keys would not surely win: the first goes.
        rotation = rotation.replacing("\"\(key)\":", with: "\"was\":", maxReplacements: 1)
        rotation = rotation.dropLast() + change + "}"
        let (_, yaml) = try await load([
            rotation, Accounts.rotation("Good", ["bob"], start: "2026-01-05T08:00:00Z"),
        ])
        #expect(yaml.contains("# S: rotation \"R\" is left out: it \(reason)"), "\(yaml)")
    }
}
