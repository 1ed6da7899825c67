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

    /// Drawn by lot, so that nobody can work out the next one and wait in its room. One that is used up gets a number
    /// that counts nothing.
    package static func drawn(by lot: UInt64, among names: [String], used: Set<String>) -> String {
        let names = names.isEmpty ? own : names
        let free = names.filter { !used.contains(Policy.normalise($0)) }
        if !free.isEmpty { return free[Int(lot % UInt64(free.count))] }
        var lot = lot
        while true {
            let name = "\(names[Int(lot % UInt64(names.count))]) \(1000 + lot / UInt64(names.count) % 9000)"
            if !used.contains(Policy.normalise(name)) { return name }
            lot = lot &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
    }

    /// `#grey-heron`; in our own rooms `#private-grey-heron`, a name that nobody can give to a room of theirs.
    static func label(of codename: String, at chat: String) -> String {
        let plain = codename.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        return "#" + (chat == "local" ? LocalRoom.privatePrefix : "") + String(plain)
    }
}
