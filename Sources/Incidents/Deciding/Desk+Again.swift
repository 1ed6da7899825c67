/// The same night under another policy: what people did is taken as it happened, what the policy made of it is worked
/// out anew. For `sitrep rehearse --replay`.
extension Desk {
    /// The facts that follow here from an event of the recorded night. `places` leads from an event's seq there to its
    /// seq here. None for what the clock did there: here it does it by itself.
    package func again(_ event: Event, places: [Int: Int]) -> [Fact] {
        guard let id = event.incident else { return event.fact.isAboutDuty ? [event.fact] : [] }
        if case .declared(let declared) = event.fact { return again(declared, at: event.at) }
        guard let incident = incidents[id] else { return [] }
        switch event.fact {
        case .declared: return []
        case .severitySet(let set):
            let page = pageOfRaise(to: set.severity, incident, by: event.by, cause: .policy, at: event.at)
            return [event.fact] + (page.map { [.paged($0)] } ?? []) + noticeOnRaise(set, incident, at: event.at)
        case .paged(let paged): return again(paged, event, incident, places)
        case .pageAnswered(let answer): return again(answer, incident, places).map { [.pageAnswered($0)] } ?? []
        case .acknowledged(let acknowledged): return again(acknowledged, incident)
        case .pageNews(var news):
            guard let page = places[news.page] else { return [] }
            news.page = page
            return [.pageNews(news)]
        case .fired: return []
        case .titled, .impactSet, .causeSet, .startSet, .phaseMoved, .merged, .roleGiven, .updated, .updateScheduled,
            .snoozed, .noted, .decided, .marked, .unmarked, .todoNoted, .taskAdded, .taskDone, .roomLinked,
            .drillStarted, .ticked, .unticked, .failedOver, .chatReturned, .roomLost, .mirrorSet, .audienceSet,
            .dataLost, .securityRaised,
            .vendorNoted, .streamOpened, .streamMilestone, .streamLed, .streamClosed, .syncPlanned, .syncHeld,
            .syncCancelled, .severityDoubted, .pointedOut, .taskExtended, .timerSet, .timerCancelled, .rollCallOpened,
            .present, .swoopAsked, .swoopDeclined, .spoken:
            return [event.fact]
        case .stoodIn, .standInsEnded, .stalking, .observed, .undelivered, .policyChanged, .erased, .clockSetBack:
            return []
        }
    }

    private func again(_ declared: Declared, at instant: Instant) -> [Fact] {
        let page = pageAtStart(declared.severity, reason: declared.title, cause: .policy, at: instant)
        let notice = noticeAtStart(declared.severity, title: declared.title, at: instant)
        return [.declared(declared)] + [page, notice].compactMap { $0.map { .paged($0) } }
    }

    private func noticeOnRaise(_ set: SeveritySet, _ incident: Incident, at instant: Instant) -> [Fact] {
        guard set.severity > incident.severity, let rule = policy.rule(for: set.severity) else { return [] }
        let told = Set(incident.pages.flatMap(\.paged.people).map(\.person))
        let places = rule.notifyAtStart != policy.rule(for: incident.severity)?.notifyAtStart
        return noticeAtStart(set.severity, title: incident.title, at: instant, except: told, rooms: places)
            .map { [.paged($0)] } ?? []
    }

    /// A page that somebody typed reaches the same line, or the same people, by the ways of this policy.
    private func again(_ paged: Paged, _ event: Event, _ incident: Incident, _ places: [Int: Int]) -> [Fact] {
        // The declaration's own page follows from the declaration, and a rule's from its deadline.
        guard paged.rule == nil, places[event.seq - 1] != incident.declared.seq else { return [] }
        let people: [(PersonID, String?)]
        switch paged.line {
        case "ic": return [.paged(pageCommanders(reason: paged.reason, severity: incident.severity, at: event.at))]
        case Paged.everyTeam?:
            people = responders(at: event.at).map { ($0.person, $0.teams.joined(separator: ", ")) }
        case let line?: people = everyone(on: [.line(line)], at: event.at)
        case nil: people = paged.people.map { ($0.person, $0.duty) }
        }
        return [
            .paged(
                self.paged(people, line: paged.line, reason: paged.reason, severity: incident.severity, at: event.at))
        ]
    }

    /// A service said the same of the same way, where it is used here too.
    private func again(_ answer: PageAnswered, _ incident: Incident, _ places: [Int: Int]) -> PageAnswered? {
        func uses(_ page: Page) -> Bool { page.way(of: answer.way.pager, to: answer.person) == answer.way }
        let same = incident.pages.first { $0.seq == places[answer.page] }.flatMap { uses($0) ? $0 : nil }
        guard let page = same ?? incident.pages.last(where: uses) else { return nil }
        var answer = answer
        answer.page = page.seq
        return answer
    }

    private func again(_ acknowledged: Acknowledged, _ incident: Incident) -> [Fact] {
        var pages = pagesAnswered(by: acknowledged.person, in: incident)
        if incident.commander == acknowledged.person {
            pages += incident.chain(
                of: incident.pages.filter {
                    !$0.paged.isNotice && !$0.isAnswered && $0.paged.line == "ic"
                })
        }
        guard !pages.isEmpty else { return [] }
        return [
            .acknowledged(
                Acknowledged(
                    person: acknowledged.person, pages: Set(pages).sorted(), via: acknowledged.via,
                    words: acknowledged.words))
        ]
    }
}

extension Fact {
    fileprivate var isAboutDuty: Bool {
        switch self {
        case .stoodIn, .standInsEnded: true
        default: false  // one question, and no new fact will be about duty by accident
        }
    }
}
