// The payloads of paging: who was asked, by which ways, and what came of it.

package struct PagedPerson: Hashable, Sendable, Codable {
    package var person: PersonID
    /// `primary`, `backup`, `trainee`, or nothing where a person was named.
    package var duty: String?
    /// The person's own ways; shared ones stand in `Paged.shared`.
    package var ways: [Way]
    /// To dial when no way works.
    package var phone: String?
    package init(person: PersonID, duty: String? = nil, ways: [Way] = [], phone: String? = nil) {
        self.person = person
        self.duty = duty
        self.ways = ways
        self.phone = phone
    }
    private enum CodingKeys: String, CodingKey { case person, duty, ways, phone }
}

package struct Paged: Hashable, Sendable, Codable {
    /// `ic`, a team's key, or nothing where one person was named.
    package var line: String?
    package var people: [PagedPerson]
    /// Addresses that reach a service, whoever is on call there.
    package var shared: [Way]
    package var reason: String
    /// A page wants an acknowledgement; a notice does not.
    package var isNotice: Bool
    /// The rule of the policy that asked for it; nil where a person did.
    package var rule: Rule?
    /// Seq of the unanswered page that this one escalates: whoever answers this one answers that one.
    package var follows: Int?
    package init(
        line: String? = nil, people: [PagedPerson], shared: [Way] = [], reason: String, isNotice: Bool = false,
        rule: Rule? = nil, follows: Int? = nil
    ) {
        self.line = line
        self.people = people
        self.shared = shared
        self.reason = reason
        self.isNotice = isNotice
        self.rule = rule
        self.follows = follows
    }
    private enum CodingKeys: String, CodingKey {
        case line, people, shared, reason, rule, follows
        case isNotice = "notice"
    }
}

/// What the paging service said.
package struct PageAnswered: Hashable, Sendable, Codable {
    package enum Outcome: String, Hashable, Sendable, Codable { case accepted, delivered, failed }
    /// Seq of the `Paged` event.
    package var page: Int
    /// Nil for a shared way.
    package var person: PersonID?
    package var way: Way
    package var outcome: Outcome
    /// Why it failed, in a sentence.
    package var detail: String?
    package init(page: Int, person: PersonID?, way: Way, outcome: Outcome, detail: String? = nil) {
        self.page = page
        self.person = person
        self.way = way
        self.outcome = outcome
        self.detail = detail
    }
    private enum CodingKeys: String, CodingKey { case page, person, way, outcome, detail }
}

package struct Acknowledged: Hashable, Sendable, Codable {
    package var person: PersonID
    /// Seqs of the pages it answers.
    package var pages: [Int]
    package init(person: PersonID, pages: [Int]) {
        self.person = person
        self.pages = pages
    }
    private enum CodingKeys: String, CodingKey { case person, pages }
}
