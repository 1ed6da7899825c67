import Delivery
import Incidents
import Ledger
import Schedules

/// A person's shifts as an iCalendar file, for calendars that subscribe to an address. Whoever has the address reads it.
struct CalendarFeed: Sendable {
    static let path = "/calendar"
    /// What is shown: a month back, and half a year ahead.
    private static let back = Duration.days(31)
    private static let ahead = Duration.days(183)

    let ledger: LedgerThread
    let host: String

    /// What the key in the address is over, and the whole address: as the ledger writes it.
    static func sealed(_ person: PersonID, revoked: String?) -> String { Ledger.calendarWord(person, revoked: revoked) }
    static func address(of person: PersonID, base: String, seal: String) -> String {
        Ledger.calendarAddress(of: person, base: base, seal: seal)
    }

    var webhook: Webhook {
        Webhook(path: Self.path, limit: 0, isPage: true) { call in await answer(call) }
    }

    private func answer(_ call: Webhook.Call) async -> Webhook.Answer {
        let query = Query(call.query)
        guard call.isGet, let of = query["of"], let key = query["key"] else { return Self.unknown }
        let now = WallClock.now()
        let found = await ledger.read { ledger -> (name: String, shifts: [DutyShift])? in
            guard let person = ledger.calendarOwner(of, key: key) else { return nil }
            let book = ledger.policy.book
            let shifts = book.schedules.flatMap { book.wholeShifts($0, from: now - Self.back, to: now + Self.ahead) }
            return (ledger.policy.name(of: person), shifts.filter { $0.person == person })
        }
        guard let found else { return Self.unknown }
        let writer = CalendarWriter(name: "On call: \(found.name)", host: host, stamp: now)
        let text = writer.text(found.shifts.map(Shift.init)) { "On call: \($0.schedule) (\($0.duty.spoken))" }
        return Webhook.Answer(200, contentType: "text/calendar; charset=utf-8", body: Array(text.utf8))
    }

    private static let unknown = SmallPage(
        title: "No calendar here", lines: ["Ask the bot for the address again: oncall calendar."]
    ).answer(404)
}

extension Shift {
    fileprivate init(_ shift: DutyShift) {
        self.init(
            schedule: shift.schedule, duty: shift.duty, person: shift.person, from: shift.from, to: shift.to)
    }
}
