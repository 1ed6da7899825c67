import Incidents

/// What people might type next, drawn from a seed: as text, so that the router takes part.
struct RandomTalk {
    var dice: Dice

    /// Mostly commands that mean something; three or four incidents live through much.
    mutating func line() -> String {
        let id = dice.pick(["", " INC-1", " INC-2", " INC-3", " INC-4"])
        let word = dice.pick(["checkout is down", "the cache is cold", "one", "two", "ünïcödé 🔥"])
        let length = dice.pick(["30s", "5m", "20m", "1h", "1h30m"])
        let person = dice.pick(["me", "@alex", "sam", "nobody"])
        switch dice.roll(22) {
        case 0, 1: return "!declare \(dice.pick(["P1", "P2", "P3", "SEV-2", "P9", ""])) \(word)"
        case 2: return "!ic page \(word)"
        case 3, 4: return "!update\(id) status: \(word)"
        case 5: return "!update\(id) theory: \(word), next \(length)"
        case 6: return "!severity\(id) \(dice.pick(["P1", "P2", "P3", "P7"]))"
        case 7: return "!mitigated\(id) \(word)"
        case 8: return "!resolved\(id) \(word)"
        case 9: return "!reopen\(id) \(word)"
        case 10: return "!close\(id)"
        case 11: return "!cancel\(id) \(word)"
        case 12: return "!ic \(person)"
        case 13: return "!role\(id) \(dice.pick(["ops", "comms", "scribe", "king"])) \(person)"
        case 14: return "!task\(id) \(word) \(person)"
        case 15: return "!snooze\(id) \(length)"
        case 16: return "!note\(id) \(word)"
        case 17: return "!ack"
        case 18: return "!merge\(id) INC-1"
        case 19: return dice.pick(["!status", "!incidents", "!timers", "!ic", "!brief\(id)", "!help", "!ic pgae"])
        case 20: return "!impact\(id) \(word)"
        default: return word
        }
    }
}
