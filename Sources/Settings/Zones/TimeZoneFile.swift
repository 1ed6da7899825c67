import Foundation
import Incidents

/// A compiled time-zone file (TZif, RFC 9636): a table of changes, and a rule for the years after it.
struct TimeZoneFile {
    private struct Kind {
        var offset: Int
        var abbreviation: String
    }

    private var changes: [(at: Int64, kind: Int)] = []
    private var kinds: [Kind] = []
    private var rule: PosixZone?

    static let folders: [String] = {
        let own = ProcessInfo.processInfo.environment["TZDIR"].map { [$0] } ?? []
        return own + ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]
    }()

    /// A name is also a path below the folder, and must stay there.
    static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.count < 64 && name.first != "/" && !name.contains("..")
            && !["posix/", "right/", "posixrules", "localtime", "Factory"].contains { name.hasPrefix($0) }
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/_+-".contains($0)) }
    }

    static func rules(named name: String) -> ZoneRules? {
        guard isName(name) else { return nil }
        for folder in folders {
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            if let file = data.flatMap({ TimeZoneFile(Array($0)) }) {
                return ZoneRules(name: name, spans: file.spans)
            }
        }
        return nil
    }

    /// Nil for anything that is not such a file, cut short, or counting leap seconds.
    init?(_ bytes: [UInt8]) {
        var cursor = ByteCursor(bytes)
        guard var counts = Counts(&cursor) else { return nil }
        var width = 4
        if counts.version >= UInt8(ascii: "2") {
            // The block of version 1 has 32-bit times; a second header follows it.
            guard cursor.skip(counts.size(width)), let second = Counts(&cursor) else { return nil }
            counts = second
            width = 8
        }
        guard counts.leaps == 0, counts.types > 0, read(&cursor, counts, width) else { return nil }
        if width == 8, cursor.skip(1) { rule = PosixZone(cursor.rest.prefix { $0 != UInt8(ascii: "\n") }) }
    }

    private mutating func read(_ cursor: inout ByteCursor, _ counts: Counts, _ width: Int) -> Bool {
        var times: [Int64] = []
        for _ in 0..<counts.times {
            guard let time = cursor.integer(width) else { return false }
            times.append(time)
        }
        guard let types = cursor.take(counts.times), let records = cursor.take(counts.types * 6),
            let letters = cursor.take(counts.letters), cursor.skip(counts.standards + counts.universals)
        else { return false }
        for start in stride(from: 0, to: records.count, by: 6) {
            var record = ByteCursor(Array(records[start..<start + 6]))
            let offset = Int(record.integer(4) ?? 0)
            // No place is further from UTC; RFC 9636 gives −25 and +26 hours.
            guard abs(offset) <= 26 * 3600 else { return false }
            let name = letters.dropFirst(Int(records[start + 5])).prefix { $0 != 0 }
            kinds.append(Kind(offset: offset, abbreviation: String(decoding: name, as: UTF8.self)))
        }
        changes = zip(times, types).map { ($0, Int($1)) }
        return changes.allSatisfy { kinds.indices.contains($0.kind) }
    }

    /// From 1970 on, each as long as clocks show one thing.
    var spans: [ZoneRules.Span] {
        var spans: [ZoneRules.Span] = []
        func add(_ seconds: Int64, _ offset: Int, _ letters: String) {
            let isUsual = letters.allSatisfy(\.isLetter) && !letters.isEmpty
            let span = ZoneRules.Span(
                start: max(.distantPast, Instant(seconds: seconds)), offset: offset,
                abbreviation: isUsual ? letters : ZoneRules.Span.numeric(offset))
            // What changed before 1970 only leaves its result; a change that shows nothing new is none.
            if spans.last?.start == span.start { spans.removeLast() }
            if spans.last?.offset != span.offset || spans.last?.abbreviation != span.abbreviation { spans.append(span) }
        }
        add(0, kinds[0].offset, kinds[0].abbreviation)
        for change in changes where change.at < ZoneRules.end.seconds {
            // A change at the beginning of time is how some files say "always".
            add(max(0, change.at), kinds[change.kind].offset, kinds[change.kind].abbreviation)
        }
        let last = changes.last?.at ?? 0
        for change in rule?.changes(after: last, until: ZoneRules.end.seconds) ?? [] {
            add(change.at, change.offset, change.abbreviation)
        }
        return spans
    }
}

/// The six counts of a header.
private struct Counts {
    var version: UInt8
    var universals: Int
    var standards: Int
    var leaps: Int
    var times: Int
    var types: Int
    var letters: Int

    init?(_ cursor: inout ByteCursor) {
        guard let magic = cursor.take(4), magic.elementsEqual("TZif".utf8), let version = cursor.take(1)?.first,
            cursor.skip(15)
        else { return nil }
        self.version = version
        let counts = (0..<6).compactMap { _ in cursor.integer(4) }.map(Int.init)
        guard counts.count == 6, counts.allSatisfy({ (0..<100_000).contains($0) }) else { return nil }
        (universals, standards, leaps) = (counts[0], counts[1], counts[2])
        (times, types, letters) = (counts[3], counts[4], counts[5])
    }

    func size(_ width: Int) -> Int {
        times * (width + 1) + types * 6 + letters + leaps * (width + 4) + standards + universals
    }
}
