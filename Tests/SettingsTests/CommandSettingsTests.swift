import Incidents
import Settings
import Testing

@Suite("pagers of the kind command") struct CommandSettingsTests {
    @Test("a program with its words, its variables and its time")
    func whole() throws {
        let configuration = try Sample.load(
            Sample.people
                + "pagers: {radio: {kind: command, command: [/bin/echo, --to, \"a b\"], time_limit: 3 s, environment: {REGION: eu, TOKEN: {secret_env: T}}, shared: yes}}\n"
        )
        #expect(
            configuration.pagers == [
                .command(
                    CommandSettings(
                        name: "radio", words: ["/bin/echo", "--to", "a b"],
                        environment: ["REGION": .plain("eu"), "TOKEN": .secret(.environment("T"))], limit: .seconds(3)))
            ])
        #expect(configuration.policy.pagers == [PagerRule(name: "radio", shared: "shared")])
    }

    @Test(
        "mistakes are named",
        arguments: [
            ("kind: command", "pagers.radio has no command"), ("command: echo, kind: command", "begins with no path"),
            ("kind: command, command: /no/such", "names a program that cannot be started"),
            ("kind: command, command: /bin/echo, time_limit: 1 h", "pagers.radio.time_limit is too long"),
            (
                "kind: command, command: /bin/echo, environment: {\"A=B\": x}",
                "is not the name of an environment variable"
            ),
            ("kind: command, command: /bin/echo, environment: {API_TOKEN: hunter2}", "is a secret and may not stand"),
        ])
    func mistakes(text: String, expected: String) {
        let said = Sample.said(Sample.people + "pagers: {radio: {\(text)}}\n")
        #expect(said.contains { $0.contains(expected) }, "\(said)")
        #expect(!said.contains { $0.contains("hunter2") })
    }
}
