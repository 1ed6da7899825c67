import Incidents

/// One page of the list of calls or messages, newest first.
struct TwilioListing: Decodable {
    struct Entry: Decodable {
        var sid: String
        var status: String
        /// `Tue, 31 Aug 2010 20:36:28 +0000`
        var created: String?
        /// Of messages only.
        var body: String?
        private enum CodingKeys: String, CodingKey {
            case sid, status, body
            case created = "date_created"
        }

        /// Neither failed nor taken back: it reached the person's network, or is on its way.
        var isOnItsWay: Bool { !["failed", "undelivered", "canceled"].contains(status) }

        var createdAt: Instant? { created.flatMap(TwilioListing.instant) }
    }
    var calls: [Entry]?
    var messages: [Entry]?
    private enum CodingKeys: String, CodingKey { case calls, messages }

    var entries: [Entry] { (calls ?? []) + (messages ?? []) }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A date as in mails (RFC 2822), always in UTC.
    static func instant(_ text: String) -> Instant? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[5] == "+0000", let day = Int(words[1]), (1...31).contains(day),
            let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]), (1970...9999).contains(year)
        else { return nil }
        let clock = words[4].split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        let civil = CivilTime(
            year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2])
        return Instant(seconds: civil.secondsSince1970)
    }
}
