import Incidents
import Schedules

/// Whose shift an event of a calendar is, and on what duty.
package struct CalendarPeople: Sendable {
    private let everyone: [PersonID: Person]
    private let byEmail: [String: PersonID]
    private let titles: TitleNames
    private let named: @Sendable (String) -> PersonID?

    /// - named: who is meant by a key, a name, or a first name that only one has.
    package init(_ everyone: [PersonID: Person], named: @escaping @Sendable (String) -> PersonID?) {
        self.everyone = everyone
        self.named = named
        titles = TitleNames(everyone.values, named: named)
        byEmail = Dictionary(
            everyone.values.compactMap { person in person.email.map { ($0.lowercased(), person.id) } },
            uniquingKeysWith: { min($0, $1) })
    }

    enum Found: Equatable {
        /// Whoever has come as an attendee is there, also where the configuration does not know the address: they are then
        /// called by it.
        /// - others: why it cannot be said who else is.
        case people([Roster.Account], others: String? = nil)
        /// Whom the event means cannot be said: why.
        case nobody(String)
    }

    /// By our own mark; else by its attendees, each of whom is there but for those that declined; else by the names in its
    /// summary. A title that names nobody we know puts nobody on call.
    func accounts(_ event: CalendarEvent, of schedule: String) -> Found {
        if let mark = event.person {
            return account(PersonID(mark)).map { .people([$0]) }
                ?? .nobody("“\(Self.short(mark))” names nobody we know")
        }
        let asked = event.attendees.map { (attendee: $0, account: account(of: $0)) }
        let coming = asked.filter { !$0.attendee.hasDeclined }.compactMap(\.account)
        if !coming.isEmpty { return .people(coming) }
        let declined = Set(asked.compactMap(\.account?.id))
        let title = Self.short(event.summary)
        switch titles.people(in: event.summary, address: { byEmail[$0.lowercased()] ?? named($0) }) {
        case .people(let people, let strangers):
            let there = people.filter { !declined.contains($0.key) }.compactMap(account)
            let others = strangers.first { $0.lowercased() != schedule.lowercased() }
                .map { "“\(title)” names \(Self.short($0)) too, and who that is we cannot tell" }
            return there.isEmpty ? .nobody("everybody of “\(title)” has declined") : .people(there, others: others)
        case .unclear: return .nobody("“\(title)” says more of people than who is on call")
        case .nobody:
            if !asked.isEmpty, asked.allSatisfy(\.attendee.hasDeclined) {
                return .nobody("everybody of “\(title)” has declined")
            }
            return .nobody(title.isEmpty ? "an event has no title and no attendee" : "“\(title)” names nobody we know")
        }
    }

    /// As our own calendars say it, or as a category, or as the title says it of this one (`Primary: Ana, Backup: Bob`); else
    /// the primary.
    func duty(_ event: CalendarEvent, of account: Roster.Account) -> Duty {
        let words = [event.duty].compactMap { $0 } + event.categories
        if let said = words.lazy.compactMap({ Duty(rawValue: $0.lowercased()) }).first { return said }
        let duties = titles.duties(in: event.summary) { byEmail[$0.lowercased()] ?? named($0) }
        return duties.duty(of: PersonID(account.id)) ?? duties.ofAll ?? .primary
    }

    /// Nil for a name without an address that we do not know: nothing would reach them.
    private func account(of attendee: CalendarEvent.Attendee) -> Roster.Account? {
        let mail = MailInText.first(in: attendee.address)
        let name = attendee.name.map { Self.short($0) } ?? ""
        let bare = mail == nil ? attendee.address : ""
        let known =
            mail.flatMap { byEmail[$0.lowercased()] ?? named($0) } ?? MailInText.first(in: name).flatMap {
                byEmail[$0.lowercased()]
            }
            ?? [name, Self.turned(name), bare].lazy.filter { !$0.isEmpty }.compactMap(named).first
        if let known, let account = account(known) { return account }
        return mail.map { Roster.Account(id: $0, name: name.isEmpty ? $0 : name, email: $0) }
    }

    private func account(_ person: PersonID) -> Roster.Account? {
        everyone[person].map {
            Roster.Account(id: person.key, name: $0.name, email: $0.email, phones: $0.phones)
        }
    }

    /// `Ruiz, Ana` → `Ana Ruiz`
    private static func turned(_ name: String) -> String {
        let sides = name.split(separator: ",", maxSplits: 1).map { MailInText.trimmed($0) }
        return sides.count == 2 ? "\(sides[1]) \(sides[0])" : ""
    }

    private static func short(_ text: String) -> String {
        MailInText.trimmed(MailHeader.oneLine(String(text.prefix(60))))
    }
}

/// An address of mail within other words: `mailto:ana@example.org`, `Ana Ruiz <ana@example.org>`.
enum MailInText {
    static func first(in text: String) -> String? { all(in: text).first }

    static func all(in text: String) -> [String] {
        text.split { $0.isWhitespace || "<>()[]{},;\"'|/".contains($0) }.compactMap { word in
            var address = word.lowercased().hasPrefix("mailto:") ? word.dropFirst(7) : word
            while let last = address.last, ".:!?".contains(last) { address = address.dropLast() }
            if let colon = address.lastIndex(of: ":") { address = address[address.index(after: colon)...] }
            let sides = address.split(separator: "@", omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].isEmpty, sides[1].contains("."), !sides[1].hasPrefix(".") else {
                return nil
            }
            return String(address)
        }
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
