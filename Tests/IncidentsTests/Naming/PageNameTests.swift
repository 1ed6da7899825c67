import Incidents
import Testing

@Suite struct `Whom a page names` {
    private func asked(_ text: String, in policy: Policy = .named) -> [String] {
        var table = Table.declared("P1", policy)
        table.pass(.minutes(2))
        return table.ask(.page(.said(text))).paged.flatMap(\.asked)
    }

    private func refusal(_ text: String, in policy: Policy = .named) -> Refusal? {
        var table = Table.declared("P1", policy)
        table.pass(.minutes(2))
        let decision = table.ask(.page(.said(text)))
        #expect(decision.steps.isEmpty)
        return decision.refusal
    }

    private func doubt(_ text: String, in policy: Policy = .named) -> [String]? {
        guard case .whomToPage(let doubt, _, _)? = refusal(text, in: policy) else { return nil }
        return [doubt.words] + doubt.near.map(\.typed)
    }

    @Test(arguments: [
        ("eve", ["eve"]), ("Eve Engel", ["eve"]), ("“Eve Engel”", ["eve"]), ("eve engel please", ["eve"]),
        ("please eve", ["eve"]), ("Eve Engel: the pool is empty", ["eve"]), ("EVE", ["eve"]),
        ("eve@example.org", ["eve"]), ("vp", ["eve"]), ("the vp", ["eve"]),
        ("engineering team lead", ["lea lead"]),
        ("the engineering team lead", ["lea lead"]),
        ("database", ["dan primary", "bob backup"]), ("the database team", ["dan primary", "bob backup"]),
        ("Payments Platform", ["pia lead"]), ("payments platform the queue is full", ["pia lead"]),
    ])
    func `words that are a configured name page it`(text: String, people: [String]) {
        #expect(asked(text) == people)
    }

    @Test(arguments: [
        ("@eve @pia join please", ["eve", "pia"]), ("@eve, @pia and @max", ["eve", "pia", "max"]),
        ("eve and pia", ["eve", "pia"]), ("Eve Engel, Pia Pohl & max", ["eve", "pia", "max"]),
        ("eve pia", ["eve", "pia"]), ("@eve and pia join", ["eve", "pia"]), ("@eve please and @pia", ["eve", "pia"]),
        ("eve and database", ["eve", "dan primary", "bob backup"]), ("@eve @eve", ["eve"]),
        ("eve pia join", ["eve", "pia"]), ("eve pia max join now", ["eve", "pia", "max"]),
        ("Eve Engel Pia Pohl the pool is empty", ["eve", "pia"]), ("both eve and pia", ["eve", "pia"]),
        ("eve,pia", ["eve", "pia"]), ("eve/pia join", ["eve", "pia"]), ("Eve Engel,Pia Pohl: join", ["eve", "pia"]),
        ("eve, pia , max", ["eve", "pia", "max"]), ("\"eve\",\"pia\"", ["eve", "pia"]), ("@eve/@pia", ["eve", "pia"]),
        ("eve & pia", ["eve", "pia"]), ("eve / pia", ["eve", "pia"]),
    ])
    func `all who are named are paged`(text: String, people: [String]) {
        #expect(asked(text) == people)
    }

    @Test(arguments: [
        ("eve engl", ["eve engl", "eve"]), ("Eve Engle the pool is empty", ["Eve Engle", "eve"]),
        ("bbo", ["bbo", "bob"]), ("databse", ["databse", "database"]),
        ("engineering teem lead", ["engineering teem lead", "engineering team lead"]),
        ("eve and pai", ["pai", "pia"]), ("statsu", ["statsu", "status"]), ("everyone", ["everyone", "responders"]),
        ("@here", ["@here", "responders"]), ("will someone look", ["will", "\"will\""]), ("eve,jane", ["jane"]),
        ("eve, jane", ["jane"]), ("eve and jane doe", ["jane doe"]),
    ])
    func `what nearly is a name is asked about`(text: String, doubt: [String]) {
        #expect(self.doubt(text) == doubt)
    }

    @Test(arguments: ["zoe", "zoe miller", "the network team", "head of sales", "@eve and zoe", "public"])
    func `what may be a name that nobody has pages nobody`(text: String) {
        #expect(doubt(text)?.count == 1)
    }

    @Test(arguments: [
        "checkout is down", "help", "it is back", "customers cannot pay since 14:00", "disk full", "500 errors",
        "nobody can log in any more, please come", "because zoe", "urgent!", "I/O errors", "everyone is locked out",
        "why are orders failing", "3 pods dead", "help us", "the commanders", "still nobody here", "nobody is there",
    ])
    func `what cannot be a name is a reason`(text: String) {
        #expect(asked(text) == ["ana primary", "bob backup", "cleo trainee"])
    }

    @Test func `a sentence that begins with a team's name pages the team and the commanders`() {
        #expect(
            asked("database is down") == ["dan primary", "bob backup", "ana primary", "bob backup", "cleo trainee"])
    }

    @Test func `a name that two people have is asked about`() {
        var policy = Policy.named
        policy.people["eve2"] = Person(id: "eve2", name: "Eve Engel")
        #expect(refusal("Eve Engel", in: policy) == .severalPeople("Eve Engel", ["eve", "eve2"]))
        #expect(refusal("@bob and Eve Engel", in: policy) == .severalPeople("Eve Engel", ["eve", "eve2"]))
        #expect(asked("eve2", in: policy) == ["eve2"])
    }

    @Test(arguments: ["@sitrep", "sitrep", "@SitRep", "@ops-bot", "@ops-bot:example.org", "ѕitrep"])
    func `the bot is nobody`(name: String) {
        #expect(refusal(name) == .isTheBot)
        var table = Table.declared("P1", .named)
        #expect(table.act(.giveRole("ops", to: PersonName(name))).refusal == .isTheBot)
        #expect(table.act(.handOff(to: PersonName(name))).refusal == .isTheBot)
    }

    @Test func `yes to a slip is the whole command with the right name in it`() {
        #expect(refusal("eve engl the pool is empty")?.yes == "ic page eve the pool is empty")
        #expect(refusal("@bob and pai")?.yes == "ic page @bob and pia")
        #expect(refusal("zoe")?.yes == "ic page because zoe")
        #expect(refusal("statsu")?.yes == "ic page status")
    }

    @Test func `a line with a command of its own pages nobody else where it is not configured`() {
        var table = Table.declared()
        #expect(table.ask(.page(.line("bizlead", reason: "stop payments?"))).refusal == .noSuchLine("bizlead"))
    }

    @Test func `where it is over a page declares nothing`() {
        var table = Table.declared()
        table.act(.resolved(nil))
        let room = RoomRef(chat: "local", room: "incident")
        table.keep(.roomLinked(RoomLinked(room: room, purpose: .main)), of: 1)
        #expect(
            table.ask(.page(.said("public service down")), in: room).refusal
                == .overHere(1, .resolved, into: nil, said: "public service down"))
        #expect(table.ask(.page(.commanders(reason: nil)), in: room).steps.isEmpty)
        table.ask(.page(.said("login fails", isNew: true)), in: room)
        #expect(table.desk.incidents[2]?.title == "login fails")
        // Elsewhere it is another trouble.
        table.ask(.page(.said("it is back")), in: RoomRef(chat: "local", room: "hall"))
        #expect(table.desk.incidents[3]?.title == "it is back")
    }
}

@Suite struct `Names in commands` {
    @Test func `words behind a name are asked about and nothing is done`() {
        var table = Table.declared()
        #expect(
            table.act(.giveRole("ops", to: PersonName("@bob comms @pia"))).refusal
                == .leftOver("comms @pia", of: "@bob comms @pia"))
        #expect(
            table.act(.giveRole("ops", to: PersonName("@bob @pia"))).refusal
                == .oneAtATime("@bob @pia", ["bob", "pia"]))
        #expect(table.act(.giveRole("ops", to: PersonName("@bob please"))).isDone)
        #expect(table.act(.giveRole("expert", to: PersonName("max and pia"))).steps.count == 2)
        #expect(table.act(.handOff(to: PersonName("database"))).refusal == .noPerson("database"))
    }

    @Test(arguments: [
        ("ask <@U0BOB> for it", "ask Bob Brown for it"), ("ask <@U0BOB|bobby>.", "ask Bob Brown."),
        ("@U0BOB, @U0ANA: go", "Bob Brown, Ana Alvarez: go"), ("mail bob@U0BOB", "mail bob@U0BOB"),
        ("@U0NOBODY and @here", "@U0NOBODY and @here"), ("(@U0BOB)", "(Bob Brown)"),
    ])
    func `a mention in a text reads as the person's name`(text: String, read: String) {
        var policy = Policy.guide
        policy.people["bob"]?.handles["slack"] = "U0BOB"
        policy.people["ana"]?.handles["slack"] = "U0ANA"
        #expect(policy.named(text, chat: "slack") == read)
    }

    @Test func `titles, notes and updates keep names`() {
        var table = Table()
        table.declare("P1", "@bob broke it")
        #expect(table.incident.title == "Bob Brown broke it")
        table.act(.update(UpdateFields(status: "with @pia", nextActionBy: "@max"), next: nil))
        #expect(table.incident.fields.status == "with Pia Pohl")
        #expect(table.incident.fields.nextActionBy == "Max Moss")
        #expect(
            Policy.guide.named("see [Bob](https://matrix.to/#/@bob:example.org)", chat: "matrix") == "see Bob Brown")
    }

    @Test func `a severity in a word is read or asked about`() {
        var table = Table()
        #expect(
            table.declare("minor", "logo broken").refusal
                == .howBad(
                    "minor", [Severity(rank: 3, label: "P3"), Severity(rank: 4, label: "P4")], title: "logo broken",
                    .real))
        #expect(table.declare("major", "outage").refusal?.yes == "declare P1 outage")
        #expect(table.events.isEmpty)
        table.declare("critical", "checkout is down")
        #expect(table.incident.severity.label == "P1")
        var policy = Policy.guide
        policy.severities = [
            SeverityRule(severity: Severity(rank: 1, label: "major")),
            SeverityRule(severity: Severity(rank: 2, label: "minor")),
        ]
        var other = Table(policy)
        other.declare("minor", "logo broken")
        #expect(other.incident.severity.label == "minor")
    }

    @Test(arguments: [
        "sitrep", "SITREP", "sit\u{200B}rep", "sitrep\u{200D}", "ѕіtrер", "ｓｉｔｒｅｐ", "𝐬𝐢𝐭𝐫𝐞𝐩", "śítrêp", "s1trep",
        "sltrep",
        "sitrep\u{0301}", " sitrep ", "sit\u{AD}rep", "sıtrep", "ѕitrep",
    ])
    func `names that read the same are the same`(name: String) {
        #expect(Lookalike.areAlike(name, "sitrep"))
    }

    @Test(arguments: ["sitreps", "ana", "", "sit", "станция", "repsit"])
    func `other names are others`(name: String) {
        #expect(!Lookalike.areAlike(name, "sitrep"))
    }
}

extension Policy {
    fileprivate static var named: Policy {
        var policy = Policy.guide
        policy.people["eve"]?.email = "eve@example.org"
        policy.people["will"] = Person(id: "will", name: "Will West")
        policy.teams["payments"] = Team(key: "payments", name: "Payments Platform", lead: "pia")
        policy.botNames = ["sitrep", "@ops-bot:example.org", "ops-bot"]
        return policy
    }
}
