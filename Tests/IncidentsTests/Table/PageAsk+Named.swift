import Incidents

extension PageAsk {
    /// As somebody types it: the name, and the reason behind it.
    static func named(_ name: PersonName, reason: String?) -> PageAsk {
        .said([name.text, reason].compactMap { $0 }.joined(separator: " "))
    }
}
