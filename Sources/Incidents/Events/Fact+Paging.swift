// The payloads of paging: who was asked, by which ways, and what came of it.

package struct PagedPerson: Hashable, Sendable, Codable {
    package var person: PersonID
    /// `primary`, `backup`, `trainee`, or nothing where a person was named.
    package var duty: String?
    /// The person's own ways; shared ones stand in `Paged.shared`.
    package var ways: [Way]
    /// To dial when no way works.
    package var phone: String?
    /// What is tried while nobody acknowledges, in order of time.
    package var later: [LaterWays]?
    /// Their quiet hours hold until then, so that only quiet ways are used.
    package var quietUntil: Instant?
    /// Only quiet ways are used: by their own hours, or because the severity does not ring now.
    package var isQuiet: Bool?
    /// An earlier page rang them then, a moment ago, so this one does not ring them again.
    package var rungAt: Instant?
    package init(
        person: PersonID, duty: String? = nil, ways: [Way] = [], phone: String? = nil, later: [LaterWays] = [],
        quietUntil: Instant? = nil, isQuiet: Bool = false
    ) {
        self.isQuiet = isQuiet ? true : nil
        self.person = person
        self.duty = duty
        self.ways = ways
        self.phone = phone
        self.later = later.isEmpty ? nil : later
        self.quietUntil = quietUntil
    }
    private enum CodingKeys: String, CodingKey {
        case person, duty, ways, phone, later
        case quietUntil = "quiet_until"
        case rungAt = "rung_at"
        case isQuiet = "quiet"
    }
}

/// Ways that are taken so long after the page.
package struct LaterWays: Hashable, Sendable, Codable {
    package var after: Duration
    package var ways: [Way]
    package init(after: Duration, ways: [Way]) {
        self.after = after
        self.ways = ways
    }
    private enum CodingKeys: String, CodingKey { case after, ways }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        after = .milliseconds(try keys.decode(Int64.self, forKey: .after))
        ways = try keys.decode([Way].self, forKey: .ways)
    }

    /// `after` in milliseconds.
    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encode(after.milliseconds, forKey: .after)
        try keys.encode(ways, forKey: .ways)
    }
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
    /// Rooms that are told, where a rule tells a channel.
    package var rooms: [RoomRef]?
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
        case line, people, shared, reason, rule, follows, rooms
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
    /// Where the page can be seen at the service.
    package var url: String?
    /// True where the service reported it later, by itself; our own request may get its answer only after that.
    package var isReported: Bool?
    package init(
        page: Int, person: PersonID?, way: Way, outcome: Outcome, detail: String? = nil, url: String? = nil,
        isReported: Bool? = nil
    ) {
        self.isReported = isReported
        self.url = url
        self.page = page
        self.person = person
        self.way = way
        self.outcome = outcome
        self.detail = detail
    }
    private enum CodingKeys: String, CodingKey {
        case page, person, way, outcome, detail, url
        case isReported = "reported"
    }
}

package struct Acknowledged: Hashable, Sendable, Codable {
    package var person: PersonID
    /// Seqs of the pages it answers.
    package var pages: [Int]
    /// The pager that said so; nil where the person did, in a room or by the link.
    package var via: String?
    /// They learn: it is shown, and ends nothing. Nil in what was kept before this was told apart.
    package var isTrainee: Bool?
    /// What they said with it: `on my way`.
    package var words: String?
    package init(
        person: PersonID, pages: [Int], via: String? = nil, isTrainee: Bool = false, words: String? = nil
    ) {
        self.person = person
        self.pages = pages
        self.via = via
        self.isTrainee = isTrainee ? true : nil
        self.words = words
    }
    private enum CodingKeys: String, CodingKey {
        case person, pages, via, words
        case isTrainee = "trainee"
    }
}

/// What a paging service says about a page beside acknowledgements and deliveries.
package struct PageNews: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable {
        /// An acknowledgement that this service reported holds no longer.
        case unacknowledged
        case resolved
        case noted
    }
    package var page: Int
    package var pager: String
    package var kind: Kind
    package var person: PersonID?
    /// A sentence, where there is more to say.
    package var text: String?
    /// By the service's clock: what is older than the last word of this service changes nothing any more.
    package var said: Instant
    package init(page: Int, pager: String, kind: Kind, person: PersonID?, text: String? = nil, said: Instant) {
        self.page = page
        self.pager = pager
        self.kind = kind
        self.person = person
        self.text = text
        self.said = said
    }
    private enum CodingKeys: String, CodingKey { case page, pager, kind, person, text, said }
}
