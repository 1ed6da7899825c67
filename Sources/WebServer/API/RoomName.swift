/// The rule for the names of rooms on this server: they stand in addresses and on the telephone.
enum RoomName {
    static let rule =
        "A room's name has 1 to 80 characters of a-z, 0-9, dot, dash and underscore, the first a letter or a digit, like ops or db-team."

    static func check(_ name: String) throws(Problem) {
        let isShort = (1...80).contains(name.utf8.count)
        let isPlain = name.utf8.allSatisfy { isLetterOrDigit($0) || [0x2E, 0x2D, 0x5F].contains($0) }
        // "." and ".." are a step up the path to every browser, and "-x" is an option to a program.
        guard isShort, isPlain, name.utf8.first.map(isLetterOrDigit) == true else { throw .badRequest(rule) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
