/// Schedules kept elsewhere, as they were when they were last read.
package struct Roster: Hashable, Sendable, Codable {
    /// Somebody as the service knows them.
    package struct Account: Hashable, Sendable, Codable {
        /// The service's id of the person.
        package var id: String
        package var name: String
        package var email: String?
        package var phones: [String]
        package init(id: String, name: String, email: String? = nil, phones: [String] = []) {
            self.id = id
            self.name = name
            self.email = email
            self.phones = phones
        }
        private enum CodingKeys: String, CodingKey { case id, name, email, phones }
    }

    /// Somebody's time on one schedule there.
    package struct Turn: Hashable, Sendable, Codable {
        /// The configuration's name of the schedule.
        package var schedule: String
        /// `Account.id`
        package var account: String
        /// `primary`, `backup` or `trainees`.
        package var duty: String
        package var from: Instant
        /// The first moment after it.
        package var to: Instant
        package init(schedule: String, account: String, duty: String, from: Instant, to: Instant) {
            self.schedule = schedule
            self.account = account
            self.duty = duty
            self.from = from
            self.to = to
        }
        private enum CodingKeys: String, CodingKey { case schedule, account, duty, from, to }
    }

    /// What of a schedule could not be read: somebody may be on call there, and it is not known who.
    package struct Unread: Hashable, Sendable, Codable {
        /// The configuration's name of the schedule.
        package var schedule: String
        /// How many events.
        package var events: Int
        /// Why, for the first of them.
        package var whys: [String]
        /// When somebody may be on call of whom nothing is known, in order.
        package var times: [Time]
        package init(schedule: String, events: Int, whys: [String], times: [Time]) {
            self.schedule = schedule
            self.events = events
            self.whys = whys
            self.times = times
        }
        private enum CodingKeys: String, CodingKey { case schedule, events, whys, times }
    }

    /// From an instant to the first moment after.
    package struct Time: Hashable, Sendable, Codable {
        package var from: Instant
        package var to: Instant
        package init(from: Instant, to: Instant) {
            self.from = from
            self.to = to
        }
        private enum CodingKeys: String, CodingKey { case from, to }
    }

    package var accounts: [Account]
    package var turns: [Turn]
    /// Nil where all was read, and in what was kept before this was known.
    package var unread: [Unread]?
    package init(accounts: [Account], turns: [Turn], unread: [Unread]? = nil) {
        self.accounts = accounts
        self.turns = turns
        self.unread = unread
    }
    private enum CodingKeys: String, CodingKey { case accounts, turns, unread }
}

/// A roster as it is kept: it answers while its service is down.
package struct KeptRoster: Hashable, Sendable, Codable {
    /// How far a reading goes: a turn that began long ago may still hold, and nobody asks for more than a month ahead.
    package static let back = Duration.days(1)
    package static let ahead = Duration.days(35)

    package var roster: Roster
    /// Nil while it has never been read.
    package var readAt: Instant?
    /// Why the last reading failed, and since when that is so; nil while it works.
    package var trouble: String?
    /// Whose account is whose, as far as the configuration knows them; the others are strangers with names.
    package var people: [String: PersonID] = [:]
    package init(roster: Roster, readAt: Instant?) {
        self.roster = roster
        self.readAt = readAt
    }
    private enum CodingKeys: String, CodingKey {
        case roster, trouble, people
        case readAt = "read_at"
    }

    /// Whether the last reading went as far: before and behind it, as before the first, that nobody stands there says nothing.
    package func tells(of instant: Instant) -> Bool {
        readAt.map { $0 - Self.back <= instant && instant < $0 + Self.ahead } ?? false
    }

    /// What is known of each schedule that is read there.
    var shiftsBySchedule: [String: [DutyShift]] {
        let shifts = roster.turns.compactMap { turn -> DutyShift? in
            guard let person = people[turn.account], let duty = Duty(rawValue: turn.duty) else { return nil }
            return DutyShift(schedule: turn.schedule, duty: duty, person: person, from: turn.from, to: turn.to)
        }
        return Dictionary(grouping: shifts, by: \.schedule)
    }
}
