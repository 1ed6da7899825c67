/// Who is here, for which role, and who is missing.
package struct RollCall: Hashable, Sendable, Codable {
    package struct Expected: Hashable, Sendable, Codable {
        package var person: PersonID
        package var roles: [Role]
        package init(person: PersonID, roles: [Role]) {
            self.person = person
            self.roles = roles
        }
        private enum CodingKeys: String, CodingKey { case person, roles }
    }
    package struct Presence: Hashable, Sendable, Codable {
        package var person: PersonID
        package var role: Role?
        package var at: Instant
        private enum CodingKeys: String, CodingKey { case person, role, at }
    }

    /// Of the event that opened it.
    package var seq: Int
    package var at: Instant
    package var due: Instant?
    /// The command that asked for it; its reply shows how it goes on.
    package var asked: MessageRef?
    package var expected: [Expected]
    package var present: [Presence] = []

    init(_ opened: RollCallOpened, _ event: Event) {
        seq = event.seq
        at = event.at
        due = opened.due
        asked = event.from
        expected = opened.expected
        // Whoever calls the roll is here.
        if let person = event.by { present = [Presence(person: person, at: event.at)] }
    }
    private enum CodingKeys: String, CodingKey { case seq, at, due, asked, expected, present }

    package func presence(of person: PersonID) -> Presence? { present.first { $0.person == person } }

    package var missing: [Expected] { expected.filter { presence(of: $0.person) == nil } }

    /// Here without having been called.
    package var others: [Presence] { present.filter { one in !expected.contains { $0.person == one.person } } }

    mutating func note(_ person: PersonID, _ role: Role?, at instant: Instant) {
        if let index = present.firstIndex(where: { $0.person == person }) {
            present[index].role = role ?? present[index].role
        } else {
            present.append(Presence(person: person, role: role, at: instant))
        }
    }
}
