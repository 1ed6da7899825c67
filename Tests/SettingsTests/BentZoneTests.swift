import Testing

@testable import Settings

/// Time-zone files that no place has. Found by `scripts/fuzz zones`.
@Suite struct BentZoneTests {
    /// A whole file without a change, with one offset and a rule for the years to come.
    private func file(offset: Int32, rule: String, change: Int64? = nil) -> [UInt8] {
        func header(changes: UInt8 = 0) -> [UInt8] {
            Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
                + [0, 0, 0, changes, 1, 4].flatMap { [0, 0, 0, $0] as [UInt8] }
        }
        let bits = UInt32(bitPattern: offset)
        let record = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) } + [0, 0]
        let body = record + Array("XXX\u{0}".utf8)
        let first = header() + body
        guard let change else { return first + header() + body + Array("\n\(rule)\n".utf8) }
        let at = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: change >> $0) }
        return first + header(changes: 1) + at + [0] + body + Array("\n\(rule)\n".utf8)
    }

    @Test func `a file that some place has is read`() {
        let spans = TimeZoneFile(file(offset: 3600, rule: "CET-1CEST,M3.5.0,M10.5.0/3"))?.spans
        #expect((spans?.count ?? 0) > 100)
    }

    @Test(arguments: [Int32.max, Int32.min, 93_601, -93_601])
    func `an offset that no place has is refused`(offset: Int32) {
        #expect(TimeZoneFile(file(offset: offset, rule: "")) == nil)
    }

    @Test(arguments: ["<+13>-13", "CET-1CEST,M3.5.0,M10.5.0/3"], [Int64.max, .min, .max / 1000])
    func `a table that ends where no calendar reaches is read`(rule: String, change: Int64) throws {
        let spans = try #require(TimeZoneFile(file(offset: 3600, rule: rule, change: change))).spans
        #expect(!spans.isEmpty)
    }

    @Test(arguments: [
        "CET-1CEST,J9223372036854775807,J60", "CET-1CEST,99999999999999,1", "CET-1CEST,J0,J366",
        "CET-1CEST,M3.5.0/2:9223372036854775807,M10.5.0", "CET-1:9223372036854775807:9", "CET-1:60",
        "CET-1CEST,M3.5.0/2:0:99999999999999999,M10.5.0",
    ])
    func `a rule that no calendar has is left out, and what the table says stays`(rule: String) {
        let spans = TimeZoneFile(file(offset: 3600, rule: rule))?.spans
        #expect(spans?.count == 1)
    }
}
