import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import ChatServices

/// Each person by themselves: what goes wrong with one costs that one alone, for a moment.
@Suite("who is who at Slack", .timeLimit(.minutes(1))) struct SlackPeopleTests {
    private static func options(_ keys: [String]) -> SlackChat.Options {
        var options = SlackChat.Options()
        for key in keys { options.peopleByEmail["\(key)@a.test"] = PersonID(key) }
        return options
    }

    private static func account(_ arguments: JSONValue) -> HTTPResponse {
        let key = arguments["email"].string?.prefix { $0 != "@" } ?? ""
        return key == "ghost"
            ? .slackError("users_not_found") : .slack(["user": ["id": .string("U0\(key.uppercased())")]])
    }

    /// The first answer for bob is this one.
    private static func slack(_ trouble: @escaping @Sendable () throws(HTTPFailure) -> HTTPResponse) -> FakeSlack {
        let asked = Mutex(0)
        return FakeSlack { method, arguments throws(HTTPFailure) in
            guard method == "users.lookupByEmail" else { return .slackError("unknown_method") }
            guard arguments["email"] == "bob@a.test",
                asked.withLock({
                    $0 += 1
                    return $0
                }) == 1
            else {
                return account(arguments)
            }
            return try trouble()
        }
    }

    private static let troubles: [(String, @Sendable () throws(HTTPFailure) -> HTTPResponse)] = [
        ("429", { () throws(HTTPFailure) in HTTPResponse(status: 429, headers: [("Retry-After", "30")]) }),
        ("503", { () throws(HTTPFailure) in HTTPResponse(status: 503, body: Array("<html>".utf8)) }),
        ("lost", { () throws(HTTPFailure) in throw HTTPFailure(kind: .cut, mayHaveArrived: true, message: "cut") }),
        ("refused", { () throws(HTTPFailure) in throw HTTPFailure(kind: .connect, message: "no") }),
        ("internal", { () throws(HTTPFailure) in .slackError("internal_error") }),
        ("no user", { () throws(HTTPFailure) in .slack() }),
    ]

    @Test("what goes wrong with one costs nobody else, and that one a moment", arguments: 0..<6)
    func alone(row: Int) async throws {
        let slack = Self.slack(Self.troubles[row].1)
        let chat = slack.chat(options: Self.options(["ana", "bob", "carl", "ghost"]))
        let intake = RecordingIntake()
        let began = slack.now
        let task = Task { await SlackRollCall(chat: chat, intake: intake).run() }
        await intake.until { $0.directory.count == 3 }
        task.cancel()
        #expect(
            await intake.directory == ["U0ANA": "ana", "U0BOB": "bob", "U0CARL": "carl"].mapValues { PersonID($0) })
        #expect(slack.now - began <= .minutes(5))
        #expect(chat.handle(PersonID("bob")) == "U0BOB")
    }

    @Test("before bob is known, everybody else is")
    func others() async {
        let chat = Self.slack(Self.troubles[1].1).chat(options: Self.options(["ana", "bob", "carl"]))
        let pass = await SlackPeople(chat: chat).ask(chat.options.peopleByEmail)
        #expect(pass.open == ["bob@a.test": PersonID("bob")])
        #expect(chat.directory.accounts == [PersonID("ana"): "U0ANA", PersonID("carl"): "U0CARL"])
        #expect(chat.unknown(pass)?.contains("bob") == true)
    }

    @Test("more than fifty are found by pages of the workspace's list, and nothing learnt is lost to the budget")
    func many() async {
        let keys = (0..<130).map { "p\($0)" }
        let pages = Mutex(0)
        let slack = FakeSlack { method, arguments throws(HTTPFailure) in
            guard method == "users.list" else { return .slackError("unknown_method") }
            let page = pages.withLock {
                $0 += 1
                return $0
            }
            if page == 2 { return HTTPResponse(status: 429, headers: [("Retry-After", "10")]) }
            if page == 4 { return HTTPResponse(status: 503) }
            let start = arguments["cursor"].int.map { Int($0) } ?? 0
            let members = keys[start..<min(start + 50, keys.count)].map { key -> JSONValue in
                [
                    "id": .string("U0\(key.uppercased())"), "deleted": false,
                    "profile": ["email": .string("\(key.uppercased())@A.test")],
                ]
            }
            let next = start + 50 < keys.count ? "\(start + 50)" : ""
            return .slack(["members": .array(members), "response_metadata": ["next_cursor": .string(next)]])
        }
        let chat = slack.chat(options: Self.options(keys + ["ghost"]))
        let pass = await SlackPeople(chat: chat).ask(chat.options.peopleByEmail)
        #expect(pass.open.isEmpty)
        #expect(pass.absent == [PersonID("ghost")])
        #expect(chat.directory.accounts.count == 130)
        #expect(slack.calls("users.lookupByEmail").isEmpty)
    }

    @Test("where the list is not to be had, they are looked up in several goes")
    func noList() async {
        let keys = (0..<70).map { "p\($0)" }
        let slack = FakeSlack { method, arguments throws(HTTPFailure) in
            method == "users.lookupByEmail" ? Self.account(arguments) : .slackError("missing_scope")
        }
        let chat = slack.chat(options: Self.options(keys))
        let intake = RecordingIntake()
        let task = Task { await SlackRollCall(chat: chat, intake: intake).run() }
        await intake.until { $0.directory.count == 70 }
        task.cancel()
        #expect(slack.calls("users.lookupByEmail").count == 70, "nobody is asked about twice")
    }

    @Test("groups that cannot be read cost no people")
    func groups() async {
        let slack = FakeSlack { method, arguments throws(HTTPFailure) in
            if method == "usergroups.list" { throw HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "hung") }
            return Self.account(arguments)
        }
        let intake = RecordingIntake()
        let chat = slack.chat(options: Self.options(["ana"]))
        let task = Task { await SlackRollCall(chat: chat, intake: intake).run() }
        await intake.until { !$0.directory.isEmpty }
        task.cancel()
        #expect(await intake.directory == ["U0ANA": PersonID("ana")])
    }

    @Test("what an earlier process learnt is known while Slack cannot be asked")
    func kept() async {
        let slack = FakeSlack { _, _ throws(HTTPFailure) in throw HTTPFailure(kind: .connect, message: "down") }
        let chat = slack.chat(options: Self.options(["ana", "bob"]))
        let intake = RecordingIntake(memory: ["slack/people": #"{"ana@a.test":"U0ANA","eve@a.test":"U0EVE"}"#])
        await SlackRollCall(chat: chat, intake: intake).recall()
        #expect(chat.directory.accounts == [PersonID("ana"): "U0ANA"])
        #expect(chat.isConfigured("U0ANA") && !chat.isConfigured("U0EVE"))
    }

    @Test("who is not known is said, and is no more when they are")
    func remark() async {
        let chat = Self.slack(Self.troubles[1].1).chat(options: Self.options(["ana", "bob", "ghost"]))
        let intake = RecordingIntake()
        let task = Task { await SlackRollCall(chat: chat, intake: intake).run() }
        await intake.until { $0.remarks["people"]?.contains("bob") == false }
        task.cancel()
        #expect(await intake.everyRemark.first?.contains("bob") == true)
        #expect(
            await intake.remarks["people"]
                == "Slack: no account has the e-mail address of ghost; correct `email`, or write their member id, "
                + "handles: {slack: U012AB3CD}")
    }

    @Test("a configured channel's name is its id, found once")
    func rooms() async {
        let slack = FakeSlack { method, arguments throws(HTTPFailure) in
            guard method == "conversations.list" else { return .slack() }
            guard arguments["cursor"] == .int(2) else {
                let other: JSONValue = ["id": "C0OTHER", "name": "other"]
                return .slack(["channels": [other], "response_metadata": ["next_cursor": "2"]])
            }
            return .slack(["channels": [["id": "C0OPS", "name": "ops"]]])
        }
        var options = SlackChat.Options()
        options.rooms = ["ops", "C0REAL", "#nowhere"]
        let intake = RecordingIntake()
        let chat = slack.chat(options: options)
        let task = Task { await SlackRollCall(chat: chat, intake: intake).run() }
        await intake.until { $0.remarks["rooms"] != nil }
        task.cancel()
        #expect(await intake.names == ["ops": "C0OPS"])
        #expect(await intake.remarks["rooms"]?.contains("#nowhere") == true)
    }

    @Test("doctor names each person whose address has no account, and each who could not be asked for")
    func doctor() async throws {
        let slack = FakeSlack { method, arguments throws(HTTPFailure) in
            guard method == "users.lookupByEmail" else {
                return .slack(["user_id": "UBOT", "team": "Acme", "user": "sitrep"])
            }
            switch arguments["email"] {
            case "bob@a.test", "eve@a.test": return .slackError("users_not_found")
            case "zoe@a.test": throw HTTPFailure(kind: .timeout, mayHaveArrived: true, message: "hung")
            default: return Self.account(arguments)
            }
        }
        let found = await slack.chat(options: Self.options(["ana", "bob", "eve", "zoe"])).checkup(postingTo: nil)
        let trouble = try #require(found.compactMap(\.trouble).first { $0.contains("e-mail address") })
        #expect(trouble.contains("no account has the e-mail address of bob, eve; correct"), "\(trouble)")
        #expect(trouble.contains("it is not known yet which account is that of zoe ("), "\(trouble)")
        #expect(!trouble.contains("ana"))
    }
}
