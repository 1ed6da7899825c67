import Incidents
import Testing
import Wording

/// The timeline as people read it: a sentence for each kind of fact there is.
@Suite struct TimelineRowTests {
    private static let wording: Wording = {
        var policy = Policy()
        for (key, name) in [("ana", "Ana Ruiz"), ("bo", "Bo Berg"), ("cy", "Cy Cole")] {
            policy.people[PersonID(key)] = Person(id: PersonID(key), name: name)
        }
        return Wording(policy: policy)
    }()

    private func row(_ fact: Fact, by: PersonID? = FactSamples.ana) -> String {
        Self.wording.record(
            Event(seq: 1, incident: IncidentID(1), at: FactSamples.time, by: by, from: nil, fact: fact))
    }

    @Test(arguments: FactSamples.all)
    func `each kind of fact is a sentence and no word of the store`(fact: Fact) {
        for by in [FactSamples.ana, nil] {
            let text = row(fact, by: by)
            #expect(text.split(separator: " ").count > 2, "\(fact.kind.name): \(text)")
            #expect(text.first?.isUppercase == true || text.hasPrefix("pagerduty"), "\(text)")
            #expect(text.lowercased() != fact.kind.name && !text.hasPrefix(fact.kind.name), "\(text)")
            #expect(!text.contains("nil") && !text.contains("Optional("), "\(text)")
        }
    }

    @Test(arguments: FactSamples.all.filter { !$0.isTheBotsOwn })
    func `what a person did names them`(fact: Fact) {
        #expect(row(fact).contains("Ana Ruiz"), "\(fact.kind.name): \(row(fact))")
    }

    @Test(arguments: Rule.allCases)
    func `a rule that fired says who was told`(rule: Rule) {
        var fired = Fired(rule: rule, since: 3, ordinal: 0, due: FactSamples.time, policy: "x")
        fired.told = [PersonID("cy")]
        fired.toldAs = "team lead"
        let text = row(.fired(fired), by: nil)
        #expect(!rule.rawValue.contains("-") || !text.contains(rule.rawValue), "\(text)")
        #expect(text.split(separator: " ").count > 2, "\(text)")
        let names = [
            .drillInject, .syncSoon, .syncNow, .executiveSummary, .notifyAtStart, .severityRaised, .chatDown,
        ].contains(rule)
        #expect(names || text.contains("Cy Cole"), "\(rule): \(text)")
        fired.isMuted = true
        #expect(row(.fired(fired), by: nil).hasPrefix("Sitrep left "))
    }

    @Test func `whoever is paged, told, given a role or let in is named`() {
        let page = Paged(people: [PagedPerson(person: PersonID("cy"), ways: [FactSamples.mail])], reason: "x")
        #expect(row(.paged(page)) == "Ana Ruiz paged Cy Cole")
        #expect(row(.paged(page), by: nil) == "Sitrep paged Cy Cole")
        let notice = Paged(
            people: [PagedPerson(person: PersonID("cy"))], reason: "x", isNotice: true, rule: .notifyAtStart)
        #expect(row(.paged(notice)) == "Sitrep sent word to nobody for Ana Ruiz: no way reaches Cy Cole")
        #expect(
            row(.roleGiven(RoleGiven(role: .commander, person: PersonID("cy"), previous: FactSamples.bo)))
                == "Ana Ruiz made Cy Cole incident commander (before: Bo Berg)")
        #expect(row(.roleGiven(RoleGiven(role: .scribe, person: FactSamples.ana))) == "Ana Ruiz became scribe")
        #expect(row(.roleGiven(RoleGiven(role: .scribe, person: nil))) == "Ana Ruiz freed the role of scribe")
        #expect(
            row(.audienceSet(AudienceSet(people: [], added: [PersonID("cy")])), by: FactSamples.bo)
                == "Bo Berg let in Cy Cole")
    }

    @Test func `talk and what was left to a later word are in the record, and not for readers`() {
        func isShown(_ fact: Fact) -> Bool {
            Event(seq: 1, incident: IncidentID(1), at: FactSamples.time, fact: fact).isForReaders
        }
        #expect(!isShown(.spoken(Spoken(isFirst: true))))
        #expect(row(.spoken(Spoken(isFirst: true))) == "Ana Ruiz spoke in the room for the first time")
        #expect(isShown(.noted(Words("x"))))
        var fired = Fired(rule: .updateOverdue, since: 3, ordinal: 0, due: FactSamples.time, policy: "x")
        #expect(isShown(.fired(fired)))
        fired.isMuted = true
        #expect(!isShown(.fired(fired)))
    }
}

extension Fact {
    /// Nobody did it, whoever is named in it.
    fileprivate var isTheBotsOwn: Bool {
        switch self {
        case .fired, .pageAnswered, .pageNews, .failedOver, .chatReturned, .roomLost, .observed, .undelivered,
            .clockSetBack, .policyChanged:
            true
        default: false
        }
    }
}
