import Delivery
import FoundationEssentials
import HTTPClient
import Incidents
import Schedules

/// A schedule kept as a calendar (RFC 5545), read from its address or from a file. What is read and what is not stands
/// in docs/calendars.md; whose an event is, in `CalendarPeople`.
package struct CalendarRoster: RosterSource {
    package enum Place: Sendable {
        /// The address may be a secret; what it throws must hold none.
        case url(@Sendable () throws -> String)
        case file(String)
    }

    /// Each calendar is a source of its own.
    package var name: String { schedule }
    private let schedule: String
    private let place: Place
    private let people: CalendarPeople
    private let parse: @Sendable ([UInt8]) -> CalendarFile
    private let exchange: @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    private static let limits = CalendarLimits()

    /// - Parameters:
    ///   - schedule: the configuration's name of it.
    ///   - zone: of times that name none, and of whole days.
    ///   - lookup: the rules of a zone by its IANA name.
    package init(
        schedule: String, place: Place, zone: ZoneRules, people: CalendarPeople,
        lookup: @escaping @Sendable (String) -> ZoneRules?,
        exchange: @escaping @Sendable (HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
    ) {
        self.schedule = schedule
        self.place = place
        self.people = people
        parse = { CalendarFile(reading: $0, zone: zone, limits: Self.limits, lookup: lookup) }
        self.exchange = exchange
    }

    package func read(from: Instant, to: Instant) async throws(DeliveryFailure) -> Roster {
        let reading = try await calendar().occurrences(from: from, to: to)
        var accounts: [String: Roster.Account] = [:]
        var turns: [Roster.Turn] = []
        var unread = UnreadEvents(schedule: schedule, from: from, to: to)
        for event in reading.unread { unread.add(event) }
        var known: [Int: CalendarPeople.Found] = [:]
        for occurrence in reading.found {
            let line = occurrence.event.line
            let found = known[line] ?? people.accounts(occurrence.event, of: schedule)
            known[line] = found
            switch found {
            case .nobody(let why): unread.add(line, why, from: occurrence.from, to: occurrence.to)
            case .people(let people, let others):
                if let others { unread.add(line, others, from: occurrence.from, to: occurrence.to) }
                for account in people {
                    accounts[account.id] = account
                    turns.append(
                        Roster.Turn(
                            schedule: schedule, account: account.id,
                            duty: self.people.duty(occurrence.event, of: account).rawValue,
                            from: max(from, occurrence.from),
                            to: min(to, occurrence.to)))
                }
            }
        }
        return Roster(
            accounts: accounts.values.sorted { $0.id < $1.id }, turns: turns, unread: unread.found.map { [$0] })
    }

    /// For `sitrep doctor`: can it be read, and what of it cannot?
    package func checkup(at now: Instant) async -> Finding {
        let what = "the calendar can be read"
        do {
            let calendar = try await calendar()
            let roster = try await read(from: now, to: now + .days(28))
            var problems = calendar.problems.map(\.description)
            for why in roster.unread?.flatMap(\.whys) ?? [] where !problems.contains(why) { problems.append(why) }
            if roster.turns.isEmpty, problems.isEmpty {
                return Finding(what, trouble: "it names nobody for the next four weeks; check that it is the right one")
            }
            guard !problems.isEmpty else { return Finding(what) }
            let rest = problems.count > 3 ? ", and \(problems.count - 3) more" : ""
            return Finding(
                what, trouble: "some of it is left out: \(problems.prefix(3).joined(separator: "; "))\(rest)")
        } catch {
            return Finding(what, trouble: error.sentence)
        }
    }

    /// The whole calendar, or a failure: what was cut off on its way, or is suddenly empty, must not replace what is known.
    private func calendar() async throws(DeliveryFailure) -> CalendarFile {
        let octets = try await octets()
        let calendar = parse(octets)
        if calendar.isWhole, !calendar.isEmpty { return calendar }
        let what = "The calendar of schedules.\(schedule) "
        let why =
            switch (calendar.isWhole, octets.first, octets.dropFirst().first) {
            case (true, _, _): "is empty: it has no event at all"
            case (_, 0x1F, 0x8B): "came compressed (gzip), which was not asked for"
            case (_, nil, _): "is not whole: nothing came"
            case _ where calendar.problems.contains { $0.line <= 1 && $0.what.hasPrefix("this is no calendar") }:
                "is not whole: it begins with something else, as a page that asks to sign in does"
            default: "is not whole: it was cut off"
            }
        throw DeliveryFailure(.later, what + why)
    }

    private func octets() async throws(DeliveryFailure) -> [UInt8] {
        switch place {
        case .file(let path): return try CalendarOctets.file(path, limit: Self.limits.octets, schedule: schedule)
        case .url(let url):
            let address: String
            do { address = try url() } catch {
                throw DeliveryFailure(.later, "The calendar of schedules.\(schedule): \(error)")
            }
            // At most five redirects, never to plain http: calendars move their files about.
            let request = HTTPRequest(
                url: address, headers: [("Accept", "text/calendar")], limit: Self.limits.octets, followsRedirects: true)
            return try await CalendarOctets.answer(to: request, schedule: schedule, exchange)
        }
    }
}
