import Incidents
import Schedules
import Settings
import Testing

/// Short words for what tests are made of.
enum Sample {
    static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia", "UTC",
    ]

    static func zone(_ name: String) throws -> ZoneRules { try #require(ZoneRules.load(name)) }

    static let ana = PersonID("ana")
    static let bob = PersonID("bob")
    static let cem = PersonID("cem")
    static let dora = PersonID("dora")

    /// Weekly from Monday 09:00 on, Ana first, in the week of 2026-11-16.
    static func weekly(
        _ people: [PersonID] = [ana, bob, cem], name: String = "days", windows: [Window] = []
    ) throws -> Layer {
        Layer(
            name: name, people: people, rotation: .weekly, handOff: try time("09:00"), weekday: .monday,
            start: try date("2026-11-16"), windows: windows)
    }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
    static func time(_ text: String) throws -> TimeOfDay { try #require(TimeOfDay(text)) }

    /// `2026-11-20 14:00` in UTC.
    static func utc(_ text: String) throws -> Instant {
        let words = text.split(separator: " ")
        let date = try #require(CivilDate(words[0]))
        let time = try #require(TimeOfDay(words[1]))
        return Instant(seconds: Int64(date.day) * 86_400 + Int64(time.minutes) * 60)
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[roll(0...choices.count - 1)] }
    mutating func chance(_ percent: Int) -> Bool { roll(1...100) <= percent }
}
