import Delivery
import Incidents
import Ledger

extension Stage {
    /// `roster duty checkout ana bob`: what a service says of a schedule, primary first, for a month from now;
    /// `roster duty checkout ana unread line 12: its zone is not known`, where an event of it names nobody;
    /// `roster duty fails it does not answer`.
    func roster(_ source: String, _ words: [String]) async throws -> [SaidLine] {
        guard words[0] != "fails" else {
            return try await take(.roster(source: source, .failed(words[1...].joined(separator: " "))))
        }
        let duties = ["primary", "backup", "trainees"]
        let names = words[1...].prefix { $0 != "unread" }
        let why = words[1...].dropFirst(names.count + 1).joined(separator: " ")
        let accounts = names.map { key in
            Roster.Account(id: key, name: policy.people[PersonID(key)]?.name ?? key, phones: [])
        }
        let turns = zip(names, duties).map { key, duty in
            Roster.Turn(
                schedule: words[0], account: key, duty: duty, from: now - .days(1), to: now + .days(30))
        }
        let time = Roster.Time(from: now - .days(1), to: now + .days(30))
        let unread = why.isEmpty ? nil : [Roster.Unread(schedule: words[0], events: 1, whys: [why], times: [time])]
        return try await take(.roster(source: source, .read(Roster(accounts: accounts, turns: turns, unread: unread))))
    }

    /// `word duty acknowledged bob`: what a paging service says of the last page.
    func word(_ pager: String, _ kind: String, of person: String) async throws -> [SaidLine] {
        let kinds: [String: PagerWord.Kind] = [
            "acknowledged": .acknowledged, "unacknowledged": .unacknowledged, "resolved": .resolved,
            "delivered": .delivered, "failed": .failed("nobody picked up"),
        ]
        guard let said = kinds[kind], let incident = desk.incidents.values.max(by: { $0.id < $1.id }),
            let page = incident.pages.last(where: { page in
                !page.paged.isNotice && page.answers.contains { $0.way.pager == pager }
            })
        else { throw Scenario.Mistake(description: "\(pager) has nothing to say") }
        let word = PagerWord(
            pager: pager, id: "\(now.milliseconds)/\(kind)/\(person)",
            dedupKey: "sitrep/rehearsal/\(incident.id)/\(page.seq)/", kind: said, who: .person(PersonID(person)),
            at: now)
        return try await take(.pagerWord(word))
    }
}
