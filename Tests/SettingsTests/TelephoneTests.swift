import Incidents
import Testing

@testable import Settings

@Suite struct TelephoneTests {
    private static let account = "AC" + String(repeating: "0", count: 32)
    private let folder: Folder

    init() throws { folder = try Folder(["token": "0123456789abcdef\n", "key": "k\n"]) }

    private func text(_ pagers: String, server: String = "server: {public_url: \"https://s.test\"}\n") -> String {
        server + "people:\n  ana: {name: Ana, phones: [\"030 1\", \"+49 (0)30 100-0001\"]}\n  bob: {name: Bob}\n"
            + "on_call: {ic: {primary: ana}}\n"
            + "pagers:\n"
            + pagers.replacing("TOKEN", with: folder["token"]).replacing("KEY", with: folder["key"])
            .replacing("ACCOUNT", with: Self.account)
    }

    @Test func `Twilio reaches everybody whose number says its country`() throws {
        let configuration = try Sample.load(
            text(
                """
                  twilio-voice: {account_sid: ACCOUNT, auth_token_file: TOKEN, from: "+1 500 555 0006"}
                  texts:
                    {kind: twilio-sms, account_sid: ACCOUNT, auth_token_file: TOKEN, from: Sitrep, api_base: "http://h:1"}
                """))
        let token = SecretSource.file(folder["token"])
        #expect(
            configuration.pagers == [
                .twilio(
                    TwilioSettings(
                        name: "twilio-voice", by: .voice, accountSID: Self.account, authToken: token,
                        from: "+15005550006")),
                .twilio(
                    TwilioSettings(
                        name: "texts", by: .sms, apiBase: "http://h:1", accountSID: Self.account, authToken: token,
                        from: "Sitrep")),
            ])
        let people = [PersonID("ana"): "+49301000001"]
        #expect(
            configuration.policy.pagers == [
                PagerRule(name: "twilio-voice", people: people, contact: .phone),
                PagerRule(name: "texts", people: people, contact: .phone),
            ])
    }

    @Test(arguments: [
        ("+49 (0)30 100-0001", "+49301000001"), ("0049 30 1000001", "+49301000001"),
        ("+1.500.555.0006", "+15005550006"),
        ("030 1000001", nil), ("+49 30 1 ext 5", nil), ("+0123456789", nil), ("+12345", nil),
        ("+1234567890123456", nil), ("", nil),
    ])
    func `a number is as machines dial it`(text: String, number: String?) {
        #expect(DialledNumber.international(text) == number)
    }

    @Test func `what nothing comes back from is warned of`() {
        let said = Sample.said(
            text("  twilio-sms: {account_sid: ACCOUNT, auth_token_file: TOKEN, from: Sitrep}\n", server: ""))
        #expect(
            said.contains {
                $0.hasSuffix(
                    "warning: pagers.twilio-sms hears no answer: people must acknowledge in the room with !ack. "
                        + "Add server.public_url")
            }, "\(said)")
        let key = "SK" + String(repeating: "a", count: 32)
        let deaf = Sample.said(
            text(
                "  twilio-voice: {account_sid: ACCOUNT, api_key: \(key), api_key_secret_file: KEY, from: +491234567}\n")
        ).filter { $0.contains("pagers.") }
        #expect(deaf.count == 1 && deaf[0].contains("hears no key press") && deaf[0].hasSuffix("Add auth_token_file"))
    }

    @Test func `who has only numbers without a country is named`() {
        let said = Sample.said(
            "people: {ana: {phones: [030 1234]}}\nserver: {public_url: \"https://s.test\"}\npagers:\n  twilio-sms: "
                + "{account_sid: \(Self.account), auth_token_file: \(folder["token"]), from: \"+491234567\"}\n")
        #expect(
            said.last == "s.yaml:4: warning: pagers.twilio-sms cannot reach ana: no country in their phones. "
                + "Write the number like \"+49 30 1234567\"")
    }

    @Test(arguments: [
        ("twilio-sms: {auth_token_file: TOKEN, from: \"+491234567\"}", "has no account. Add \"account_sid: AC…\""),
        (
            "twilio-sms: {account_sid: ACCOUNT, from: \"+491234567\"}",
            "has no secret. Add auth_token_file or auth_token_env"
        ),
        ("twilio-sms: {account_sid: ACCOUNT, auth_token_file: TOKEN}", "has no number to call from"),
        (
            "twilio-voice: {account_sid: ACCOUNT, auth_token_file: TOKEN, from: Sitrep}",
            "twilio-voice.from is no sender, got \"Sitrep\""
        ),
        ("twilio-sms: {account_sid: hunter2, auth_token_file: TOKEN, from: S}", "account_sid is no sid. Write the one"),
        ("ntfy: {}", "ntfy has no topic. Add topic or topics"),
        ("ntfy: {topic: a/b}", "ntfy.topic is no topic, got \"a/b\""),
        ("ntfy: {topics: {ana: {}}}", "ntfy.topics.ana has no topic. Add topic or topic_file"),
        ("ntfy: {topics: {zed: x}}", "ntfy.topics.zed is for nobody"),
        ("ntfy: {topic: a, user: bot}", "ntfy has a user without a password"),
        ("ntfy: {topic: a, token_file: TOKEN, user: bot, password_file: KEY}", "ntfy has a token and a user"),
        ("pushover: {user_key_file: KEY}", "pushover has no application. Add token_file or token_env"),
        ("pushover: {token_file: TOKEN}", "pushover has nobody's key. Add user_keys"),
        ("pushover: {token_file: TOKEN, user_keys: {ana: {}}}", "pushover.user_keys.ana has no key"),
    ])
    func `a mistake is named with what to do`(pager: String, expected: String) {
        let said = Sample.said(text("  \(pager)\n"))
        #expect(said.contains { $0.contains("pagers.") && $0.contains(expected) }, "\(said)")
        #expect(said.allSatisfy { !$0.contains("hunter2") })
    }

    @Test func `ntfy has a topic for each, which may be a secret`() throws {
        let configuration = try Sample.load(
            text(
                """
                  ntfy:
                    api_base: https://ntfy.example.org
                    token_file: TOKEN
                    topic: everybody
                    topics: {ana: {topic_file: KEY}, ic: commanders}
                """))
        #expect(
            configuration.pagers == [
                .ntfy(
                    NtfySettings(
                        name: "ntfy", apiBase: "https://ntfy.example.org", login: .token(.file(folder["token"])),
                        topics: [
                            "shared": .open("everybody"), "ana": .secret(.file(folder["key"])),
                            "ic": .open("commanders"),
                        ]))
            ])
        #expect(
            configuration.policy.pagers == [
                PagerRule(
                    name: "ntfy", people: [PersonID("ana"): "ana"], lines: ["ic": "ic"], shared: "shared",
                    carriesNotices: true)
            ])
    }

    @Test func `Pushover has a key for each`() throws {
        let configuration = try Sample.load(
            text("  pushover: {token_file: TOKEN, user_keys: {ana: {user_key_file: KEY}}}\n"))
        #expect(
            configuration.pagers == [
                .pushover(
                    PushoverSettings(
                        name: "pushover", token: .file(folder["token"]), keys: ["ana": .file(folder["key"])]))
            ])
        #expect(
            configuration.policy.pagers == [
                PagerRule(name: "pushover", people: [PersonID("ana"): "ana"], carriesNotices: true)
            ])
    }
}
