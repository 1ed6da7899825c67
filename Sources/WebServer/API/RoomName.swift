/// The rule for the names of rooms on this server: they stand in addresses and on the telephone.
enum RoomName {
    static let rule = "A room's name has 1 to 80 characters of a-z, 0-9, dot, dash and underscore, like ops or db-team."

    static func check(_ name: String) throws(Problem) {
        let isShort = (1...80).contains(name.utf8.count)
        let isPlain = name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        // "." and ".." are plain too, but every browser takes them for a step up the path.
        guard isShort, isPlain, name != ".", name != ".." else { throw .badRequest(rule) }
    }
}
