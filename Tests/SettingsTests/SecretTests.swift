import Foundation
import Incidents
import Settings
import Testing

@Suite struct SecretTests {
    private static let canary = "syt_CANARY_0123456789"

    @Test(arguments: [
        "chats: {matrix: {homeserver: \"http://h:1\", user_id: \"@s:x.y\", access_token: CANARY}}\n",
        "chats: {matrix: {homeserver: \"http://s:CANARY@h:1\", user_id: \"@s:x.y\", access_token_env: A}}\n",
        "chats: {matrix: {homeserver: \"http://h\", user_id: \"@s:x.y\", access_token_file: CANARY}}\n",
        "chats: {matrix: {homeserver: \"http://h\", user_id: \"@s:x.y\", access_token_env: CANARY}}\n",
        "chats: {matrix: {homeserver: \"http://h\", user_id: \"@s:x.y\", access_token_env: x-CANARY}}\n",
        "pagers: {pagerduty: {routing_key: CANARY}}\n",
        "pagers: {pagerduty: {routing_keys: {ic: CANARY}}}\n",
        "pagers: {pagerduty: {routing_keys: CANARY}}\n",
        "pagers: {email: {smtp: \"smtp://u:CANARY@h\", from: a@b, password: CANARY}}\n",
        "pagers: {pushover: {token: CANARY, user_keys: CANARY}}\n",
        "pagers: {pushover: {user_key: CANARY, user_keys: {ic: CANARY}}}\n",
        "pagers: {twilio-sms: {account_sid: CANARY, auth_token: CANARY, api_key: CANARY, api_key_secret: CANARY}}\n",
        "pagers: {ntfy: {topic: x, token: CANARY, password: CANARY}}\n",
        "server: {token: CANARY}\n",
        "server: {tokens: CANARY}\n",
        "server: {tokens: [CANARY]}\n",
        "server: {tokens: [{person: x, token: CANARY}]}\n",
        "server: {token_file: [CANARY]}\n",
        "server:\n  token: CANARY #CANARY\n",
        "server:\n  token: \"CANARY\n",
        "server:\n  token: @CANARY\n",
        "server:\n  token: CANARY\n  token: CANARY\n",
        "monitors: {shop: {url: \"http://u:CANARY@h/\"}}\n",
        "api_key: CANARY\n",
    ])
    func `a secret in the open is refused and never repeated`(text: String) {
        let loaded = SettingsLoader.load(
            text: text.replacingOccurrences(of: "CANARY", with: SecretTests.canary), named: "s.yaml")
        #expect(!loaded.diagnostics.isEmpty)
        for diagnostic in loaded.diagnostics {
            #expect(!diagnostic.description.contains("0123456789"), "\(diagnostic)")
        }
        var dumped = ""
        dump(loaded, to: &dumped)
        #expect(!dumped.contains("0123456789") || text.contains("_env") || text.contains("_file"))
    }

    @Test func `a literal secret is told where to put it`() {
        #expect(
            Sample.said("pagers: {pagerduty: {routing_key: abc}}\n") == [
                "s.yaml:1: pagers.pagerduty.routing_key is a secret and may not stand in this file. "
                    + "Put it in a file and write routing_key_file: /path/to/it, or routing_key_env: NAME"
            ])
    }

    @Test func `a secret cannot be printed, and loses its line end`() throws {
        let folder = try Folder(["token": "s3cret\n"])
        let secret = try SecretSource.file(folder["token"]).read()
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(secret.value == "s3cret")
        #expect("\(secret) \(String(reflecting: secret)) \(dumped)".contains("s3cret") == false)
        #expect(throws: SecretFailure.self) { try SecretSource.file(folder["gone"]).read() }
        #expect(throws: SecretFailure.self) { try SecretSource.environment("SITREP_NOT_SET").read() }
    }

    @Test func `a secret file is missing, open to all, or empty`() throws {
        let folder = try Folder(["s.yaml": "server: {tokens: [{may_speak_for: everyone, token_file: ./t}]}\n"])
        let path = folder["./t"].replacingOccurrences(of: folder.path + "/", with: "")
        #expect(
            folder.said("s.yaml") == [
                "s.yaml:1: warning: server.tokens.token_file names a file that does not exist, got \"\(path)\". Create it with "
                    + "the secret alone in it, readable by the daemon's user only (chmod 600)"
            ])
        try folder.write("t", "an abc that is long\n", mode: 0o644)
        #expect(
            folder.said("s.yaml") == [
                "s.yaml:1: warning: server.tokens.token_file names a file that every user of this machine can read, "
                    + "got \"\(path)\". chmod 600 \(path)"
            ])
        try folder.write("t", "\n")
        #expect(folder.said("s.yaml").first?.contains("names a file that holds no text") == true)
        try folder.write("t", "an abc that is long")
        #expect(folder.said("s.yaml") == [])
    }

    @Test(arguments: [
        "pagers: {email: {smtp: \"smtp://h\", from: a@b.c, user: u, password_env: SITREP_NOT_SET}}\n",
        "pagers: {pushover: {token_file: ./gone, user_keys: {ana: {user_key_env: SITREP_NOT_SET}}}}\n",
        "schedules: {ic: {calendar_url_env: SITREP_NOT_SET}}\n",
        "chats: {slack: {bot_token_env: SITREP_NOT_SET, app_token_env: SITREP_EMPTY}}\n",
        "server: {listen: \"0.0.0.0:1\", tokens: [{person: ana, token_env: SITREP_NOT_SET}]}\n",
    ])
    func `what is missing hinders what needs it, not the start; asked for here it is a mistake`(text: String) throws {
        setenv("SITREP_EMPTY", " \n", 1)
        let folder = try Folder(["s.yaml": "people: {ana: {name: Ana, phone: \"+49 30 1\"}}\n" + text])
        let runs = SettingsLoader.judge(files: [folder["s.yaml"]])
        let missing = try #require(runs.configuration, "\(runs.diagnostics)").missingSecrets
        #expect(!missing.isEmpty && missing.allSatisfy { $0.trouble != nil && $0.place.hasSuffix(":2") })
        let here = SettingsLoader.judge(files: [folder["s.yaml"]], secrets: .needed)
        #expect(here.configuration == nil)
        // All of them at once, each with its line.
        #expect(here.errors.count == missing.count && here.errors.allSatisfy { $0.line == 2 })
    }

    @Test func `a variable that is not set is a warning, because a file is checked elsewhere too`() throws {
        let text = "server: {token_env: SITREP_NOT_SET}\n"
        #expect(
            Sample.said(text) == [
                "s.yaml:1: warning: server.token_env names an environment variable that is not set here, "
                    + "got \"SITREP_NOT_SET\". Set it where the daemon runs"
            ])
        let token = try #require(try Sample.load(text).server.tokens.first)
        #expect(token.maySpeak(for: PersonID("anybody")) && token.person == nil)
    }
}
