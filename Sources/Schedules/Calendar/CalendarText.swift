/// The octets of a calendar as UTF-8 with line feeds, whatever they came as.
enum CalendarText {
    /// Without a byte-order mark. UTF-16 is known by its mark, or by the zeros between the letters of BEGIN.
    static func octets(_ octets: [UInt8]) -> [UInt8] {
        if octets.starts(with: [0xEF, 0xBB, 0xBF]) { return lines(Array(octets.dropFirst(3))) }
        if octets.starts(with: [0xFF, 0xFE]) { return lines(utf16(octets.dropFirst(2), isLittle: true)) }
        if octets.starts(with: [0xFE, 0xFF]) { return lines(utf16(octets.dropFirst(2), isLittle: false)) }
        if octets.starts(with: [0x42, 0, 0x45, 0]) { return lines(utf16(octets[...], isLittle: true)) }
        if octets.starts(with: [0, 0x42, 0, 0x45]) { return lines(utf16(octets[...], isLittle: false)) }
        return lines(octets)
    }

    /// One line as text. What is not UTF-8 is Windows-1252, of which Latin-1 is the part that calendars use: its names
    /// are read right, and those of another encoding are then nobody's whom we know, which is said.
    static func text(_ octets: [UInt8]) -> String {
        if let text = String(validating: octets, as: UTF8.self) { return text }
        var text = String.UnicodeScalarView()
        for octet in octets { text.append(scalar(octet)) }
        return String(text)
    }

    private static func scalar(_ octet: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(octet), let found = Unicode.Scalar(windows[Int(octet) - 0x80]) else {
            return Unicode.Scalar(octet)
        }
        return found
    }

    /// 0x80 to 0x9F of Windows-1252; the five that it leaves out stand for themselves.
    private static let windows: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    private static func utf16(_ octets: ArraySlice<UInt8>, isLittle: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(octets.count / 2)
        var rest = octets
        while let first = rest.popFirst(), let second = rest.popFirst() {
            units.append(isLittle ? UInt16(second) << 8 | UInt16(first) : UInt16(first) << 8 | UInt16(second))
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Lines that end with CR alone, as an old editor leaves them.
    private static func lines(_ octets: [UInt8]) -> [UInt8] {
        guard !octets.contains(0x0A), octets.contains(0x0D) else { return octets }
        return octets.map { $0 == 0x0D ? 0x0A : $0 }
    }
}
