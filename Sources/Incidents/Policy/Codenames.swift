/// Names that tell nothing: what a private incident is called where others can hear. No word of it is one that an
/// incident could be about.
package enum Codenames {
    private static let firsts = [
        "Amber", "Brisk", "Calm", "Copper", "Early", "Gentle", "Green", "Grey", "Late", "Mellow", "North", "Plain",
        "Quiet", "Round", "Silver", "Warm",
    ]
    private static let seconds = [
        "Alder", "Badger", "Birch", "Fern", "Finch", "Harbour", "Heron", "Juniper", "Lantern", "Maple", "Meadow",
        "Otter", "Pebble", "Plover", "Quince", "Robin", "Sparrow", "Thistle", "Willow",
    ]

    package static let own: [String] = firsts.flatMap { first in seconds.map { "\(first) \($0)" } }

    /// The same desk gives the same name. Steps of a prime keep two in a row from looking like a list.
    static func next(among names: [String], number: Int, used: Set<String>) -> String {
        let names = names.isEmpty ? own : names
        let start = names.count > 97 ? number * 97 % names.count : (number - 1) % names.count
        for step in names.indices {
            let name = names[(start + step) % names.count]
            if !used.contains(Policy.normalise(name)) { return name }
        }
        return "\(names[start]) \(number)"
    }

    /// `#grey-heron`
    static func label(of codename: String) -> String {
        let plain = codename.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "#" + String(plain)
    }
}
