import Incidents
import Settings
import Testing

@Suite struct SpecialCasesTests {
    @Test func `what the bot acts on is read, the rest is prose`() throws {
        let policy = try Sample.load(
            Sample.people + """
                special_cases:
                  security: {team: [database, vera], codenames: [Grey Heron, tea-party], first: cut the vector}
                  data-loss: {tell: [engineering-manager, cleo]}
                  vendor: open their ticket

                """
        ).policy
        #expect(policy.special.securityTeam == [.team("database"), .person(PersonID("vera"))])
        #expect(policy.special.codenames == ["Grey Heron", "tea-party"])
        #expect(policy.special.dataLossTell.count == 3)
        #expect(
            policy.specialCases == [
                Prose(key: "security", text: "first: cut the vector"), Prose(key: "vendor", text: "open their ticket"),
            ])
    }

    @Test func `a team of that name takes over where nothing is said`() throws {
        let none = try Sample.load(Sample.people).policy
        #expect(none.special.securityTeam.isEmpty)
        #expect(none.special.dataLossTell == [.person(PersonID("ana")), .person(PersonID("bob"))])
        let team = try Sample.load(
            Sample.people.replacing("teams: {", with: "teams: {security: {lead: vera}, ")
        ).policy
        #expect(team.special.securityTeam == [.team("security")])
    }

    @Test func `what cannot be is said with what to write`() {
        let said = Sample.said(
            Sample.people + """
                special_cases:
                  security: {team: ghosts, codenames: ["a/b", x]}
                  data_loss: {tell: legal}

                """)
        #expect(
            said == [
                "s.yaml:17: special_cases.security.team: nobody is called \"ghosts\". Add to aliases: \"ghosts: <person>\"",
                "s.yaml:17: special_cases.security.codenames has a name that no room can have, got \"a/b\". "
                    + "2 to 40 of a-z, 0-9, space and dash, such as \"Grey Heron\"",
                "s.yaml:17: special_cases.security.codenames has a name that no room can have, got \"x\". "
                    + "2 to 40 of a-z, 0-9, space and dash, such as \"Grey Heron\"",
                "s.yaml:18: special_cases.data_loss.tell: nobody is called \"legal\". Add to aliases: \"legal: <person>\"",
            ])
    }

    @Test func `permissions name roles, teams and people for a command`() throws {
        let policy = try Sample.load(
            Sample.people + """
                permissions:
                  close: [ic, deputy]
                  "!severity": [IC, database, vera]
                  ic page responders: [incident commander]
                  cancel: everyone

                """
        ).policy
        #expect(policy.permissions["close"] == Permission(roles: [.commander, .deputy]))
        #expect(
            policy.permissions["severity"]
                == Permission(
                    roles: [.commander], targets: [.team("database"), .person(PersonID("vera"))],
                    names: ["Database", "Vera Vance"]))
        #expect(policy.permissions["ic page responders"] == Permission(roles: [.commander]))
        #expect(policy.permissions["cancel"] == .everyone)
    }

    @Test func `an unknown command or name is said; whoever needs help is warned for`() {
        let said = Sample.said(
            Sample.people + """
                permissions:
                  clsoe: [ic]
                  resolved: [kings]
                  merge: []
                  ack: [ic]

                """)
        #expect(
            said == [
                "s.yaml:16: warning: !ack: kept to the commander, and everybody may become that with !ic me. "
                    + "It keeps from mistakes, not from intent. For that, say who may use \"ic me\" too",
                "s.yaml:17: permissions names no command that can be kept to some, got \"clsoe\". Did you mean \"close\"?",
                "s.yaml:18: permissions.resolved: nobody is called \"kings\". Add to aliases: \"kings: <person>\"",
                "s.yaml:19: permissions.merge names nobody. "
                    + "Name roles, people or teams, such as \"[ic, deputy]\", or \"everyone\"",
                "s.yaml:20: warning: !ack is kept to some: whoever needs help at night may be stopped. "
                    + "Leave it open to everyone where you can",
            ])
    }

    @Test func `vendors have a number and an address`() throws {
        let policy = try Sample.load(
            Sample.people + """
                vendors:
                  cloudco: {name: CloudCo, phone: "+1 555 0100", url: "https://support.cloudco.example"}
                  dns:

                """
        ).policy
        #expect(
            policy.vendors["cloudco"]
                == Vendor(name: "CloudCo", phone: "+1 555 0100", url: "https://support.cloudco.example"))
        #expect(policy.vendor(named: "CLOUDCO")?.name == "CloudCo")
        #expect(policy.vendors["dns"] == Vendor(name: "dns"))
    }
}
