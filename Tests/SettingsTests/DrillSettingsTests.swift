import Incidents
import Settings
import Testing

@Suite struct DrillSettingsTests {
    @Test func `three drills are shipped`() throws {
        let drills = try Sample.load("zone: UTC\n").policy.drills
        #expect(drills.map(\.name) == ["region-down", "bad-deploy", "pager-down"])
        #expect(drills.allSatisfy { $0.injects.count >= 4 && $0.length >= .minutes(45) })
        #expect(drills[2].faults.map(\.mood) == [.down, .throttled])
        for drill in drills {
            #expect(drill.injects.map(\.after) == drill.injects.map(\.after).sorted())
        }
    }

    @Test func `a drill of the team's own takes the place of a shipped one`() throws {
        let drills = try Sample.load(
            """
            pagers: {email: {smtp: "smtp://127.0.0.1", from: a@example.org, tls: none}}
            drills:
              bad-deploy:
                title: ours
                severity: p2
                script:
                  5 min: second
                  start: first
                  90 s: {say: back again, after_mitigation: true}
                faults: [{pager: email, is: refused, from: 1 min}]
                targets: {commander: 2 min, mitigated: 20 min}
                length: 20 min
            """
        ).policy.drills
        #expect(drills.map(\.name) == ["bad-deploy", "region-down", "pager-down"])
        let own = drills[0]
        #expect(own.title == "ours" && own.severity == "p2" && own.length == .minutes(20))
        #expect(own.injects.map(\.text) == ["first", "back again", "second"])
        #expect(own.injects.map(\.after) == [.zero, .seconds(90), .minutes(5)])
        #expect(own.injects.map(\.evenMitigated) == [false, true, false])
        #expect(own.faults == [Drill.Fault(pager: "email", mood: .refused, from: .minutes(1))])
        #expect(own.targets.commander == .minutes(2) && own.targets.firstUpdate == .minutes(15))
    }

    @Test(arguments: [
        ("drills: {end: {title: x}}", "this is no name for a drill, got \"end\""),
        ("drills: {\"two words\": {title: x}}", "this is no name for a drill"),
        ("drills: {a: {severity: P1}}", "drills.a has no title"),
        ("drills: {a: {title: x, severity: P9}}", "drills.a.severity is not in the matrix, got \"P9\""),
        ("drills: {a: {title: x, script: {soon: y}}}", "drills.a.script.soon is not a duration"),
        ("drills: {a: {title: x, script: {1 min: {after_mitigation: true}}}}", "says nothing"),
        ("drills: {a: {title: x, faults: [{is: sulking}]}}", "is not one of the choices, got \"sulking\""),
        ("drills: {a: {title: x, faults: [{pager: fax, is: down}]}}", "names a pager that is not configured"),
        ("drills: {a: {title: x, faults: {is: down}}}", "drills.a.faults is a list"),
        ("drills: {a: {title: x, scrpt: {}}}", "unknown key in drills.a"),
    ])
    func `a mistake is named`(text: String, said: String) {
        #expect(Sample.said(text).contains { $0.contains(said) }, "\(Sample.said(text))")
    }

    @Test func `a rehearsal opens no file of a secret`() throws {
        let folder = try Folder([
            "s.yaml": """
            chats: {matrix: {homeserver: "https://m.example.org", user_id: "@s:m.example.org", access_token_file: nowhere}}
            pagers: {pushover: {token_file: also-nowhere, user_key_file: nor-here}}
            """
        ])
        #expect(SettingsLoader.load(files: [folder["s.yaml"]]).warnings.count == 3)
        let loaded = SettingsLoader.load(files: [folder["s.yaml"]], secrets: .nothing)
        #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics)")
        #expect(loaded.configuration?.chats.map(\.name) == ["matrix"])
    }
}
