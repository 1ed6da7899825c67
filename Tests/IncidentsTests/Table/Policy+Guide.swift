import Incidents

extension Policy {
    /// The policy of the published guides, with a team small enough to remember.
    static var guide: Policy {
        var policy = Policy()
        policy.hash = "guide"
        policy.zone = .berlin
        for (key, name) in [
            ("ana", "Ana Alvarez"), ("bob", "Bob Brown"), ("cleo", "Cleo Costa"), ("dan", "Dan Dietz"),
            ("eve", "Eve Engel"), ("lea", "Lea Lang"), ("max", "Max Moss"), ("pia", "Pia Pohl"),
        ] {
            let id = PersonID(key)
            policy.people[id] = Person(
                id: id, name: name, phones: ["+49 30 \(key)"], handles: ["matrix": "@\(key):example.org"])
        }
        policy.teams = [
            "database": Team(key: "database", name: "Database", lead: "dan"),
            "engineering": Team(key: "engineering", name: "Engineering", lead: "lea"),
            "empty": Team(key: "empty", name: "Empty"),
        ]
        policy.aliases = [
            "engineering team lead": [.team("engineering")], "vp": [.person("eve")],
            "engineering manager": [.person("max")], "product manager": [.person("pia")],
        ]
        policy.onCall = [
            "ic": OnCallLine(line: "ic", primary: "ana", backup: "bob", trainees: ["cleo"]),
            "database": OnCallLine(line: "database", primary: "dan", backup: "bob"),
        ]
        policy.severities = [.p1, .p2, .p3, SeverityRule(severity: Severity(rank: 4, label: "P4"))]
        policy.executiveRooms = [RoomRef(chat: "local", room: "executives")]
        policy.pagers = [
            PagerRule(
                name: "mail", people: ["ana": "ana@example.org", "max": "max@example.org"], carriesNotices: true),
            PagerRule(name: "duty", people: ["bob": "bob-key"], lines: ["database": "database-key"]),
        ]
        policy.monitors = ["shop", "api"]
        policy.drills = [
            Drill(
                name: "fire", title: "a fire drill",
                injects: [.init(after: .minutes(1), text: "smoke"), .init(after: .minutes(9), text: "heat")],
                length: .minutes(20))
        ]
        policy.checklists = [
            "first": Checklist(key: "first", title: "First", moment: .declared, items: ["one", "two"]),
            "last": Checklist(key: "last", title: "Last", moment: .mitigated, items: ["three", "four"]),
        ]
        policy.dismissDeputy()
        return policy
    }
}

extension SeverityRule {
    fileprivate static var p1: SeverityRule {
        var rule = SeverityRule(severity: Severity(rank: 1, label: "P1"))
        rule.escalateAfter = LadderStep(after: .minutes(30), without: .mitigation)
        rule.escalateTo = [.team("engineering")]
        rule.escalateToName = "engineering team lead"
        rule.notifyAtStart = [.person("max"), .person("pia")]
        rule.notifyVPAfter = LadderStep(after: .minutes(60), without: .mitigation)
        rule.updateEvery = .minutes(15)
        rule.executiveSummaryEvery = .minutes(30)
        rule.noProgressAfter = .minutes(30)
        return rule
    }
    fileprivate static var p2: SeverityRule {
        var rule = p1
        rule.severity = Severity(rank: 2, label: "P2")
        rule.page = .primaryAndBackup
        rule.responseTime = .minutes(30)
        rule.escalateAfter = LadderStep(after: .minutes(60), without: .mitigation)
        rule.notifyAtStart = [.person("max")]
        rule.notifyVPAfter = nil
        rule.executiveSummaryEvery = nil
        return rule
    }
    fileprivate static var p3: SeverityRule {
        var rule = SeverityRule(severity: Severity(rank: 3, label: "P3"))
        rule.escalateAfter = LadderStep(after: .hours(4), without: .resolution)
        rule.escalateTo = [.team("engineering")]
        rule.escalateToName = "engineering team lead"
        rule.updateEvery = .minutes(60)
        return rule
    }
}

extension PersonID: ExpressibleByStringLiteral {
    package init(stringLiteral key: String) { self.init(key) }
}

extension IncidentID: ExpressibleByIntegerLiteral {
    package init(integerLiteral number: Int) { self.init(number) }
}
