import Incidents
import Schedules

/// Whose shift an event of a calendar is, and on what duty.
package struct CalendarPeople: Sendable {
    private let everyone: [PersonID: Person]
    private let byEmail: [String: PersonID]
    private let named: @Sendable (String) -> PersonID?

    /// - named: who is meant by a key, a name, or a first name that only one has.
    package init(_ everyone: [PersonID: Person], named: @escaping @Sendable (String) -> PersonID?) {
        self.everyone = everyone
        self.named = named
        byEmail = Dictionary(
            everyone.values.compactMap { person in person.email.map { ($0.lowercased(), person.id) } },
            uniquingKeysWith: { min($0, $1) })
    }

    /// By our own mark; else by its attendees, each of whom is there; else by the name in its summary. Somebody known is
    /// an account with their key as its id; anybody else keeps the address or the summary, so that it can be said who is
    /// not known.
    func accounts(_ event: CalendarEvent) -> [Roster.Account] {
        if let mark = event.person { return [account(PersonID(mark)) ?? stranger(mark)] }
        let attendees = event.attendees.map { attendee in
            let mail = attendee.address.lowercased().hasPrefix("mailto:") ? String(attendee.address.dropFirst(7)) : nil
            let known = mail.flatMap { byEmail[$0.lowercased()] } ?? attendee.name.flatMap(named)
            return known.flatMap(account)
                ?? Roster.Account(
                    id: mail ?? attendee.address, name: attendee.name ?? mail ?? attendee.address, email: mail)
        }
        if !attendees.isEmpty { return attendees }
        return [parts(event.summary).lazy.compactMap(named).first.flatMap(account) ?? stranger(event.summary)]
    }

    /// As our own calendars say it, or as a category; else the primary.
    func duty(_ event: CalendarEvent) -> Duty {
        let words = [event.duty].compactMap { $0 } + event.categories
        return words.lazy.compactMap { Duty(rawValue: $0.lowercased()) }.first ?? .primary
    }

    private func account(_ person: PersonID) -> Roster.Account? {
        everyone[person].map {
            Roster.Account(id: person.key, name: $0.name, email: $0.email, phones: $0.phones)
        }
    }

    private func stranger(_ text: String) -> Roster.Account {
        let name = String(MailHeader.oneLine(text).prefix(100))
        return Roster.Account(id: name, name: name)
    }

    /// `On call: Ana Ruiz (database)` → the whole, then `On call`, `Ana Ruiz` and `database`.
    private func parts(_ summary: String) -> [String] {
        let line = MailHeader.oneLine(String(summary.prefix(300)))
        let pieces = line.replacing(" - ", with: "|").replacing(" – ", with: "|")
            .split { ",:;()[]/|".contains($0) }.map { piece in
                String(piece.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
        return [line] + pieces.filter { !$0.isEmpty }
    }
}
