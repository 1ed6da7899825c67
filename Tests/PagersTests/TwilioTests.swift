import Delivery
import HTTPClient
import Incidents
import Testing

@testable import Pagers

@Suite("paging by telephone")
struct TwilioTests {
    private let link = "https://sitrep.example.org/p/abc"

    private func sent(
        _ by: TwilioPager.By, _ order: PageOrder, publicURL: String? = "https://sitrep.example.org",
        from: String = "+15005550006"
    ) async throws -> WebForm {
        let exchange = Exchange(201, "{\"sid\":\"CA1\",\"status\":\"queued\"}")
        let pager = PagerFault.twilio(by, publicURL: publicURL, from: from, send: exchange.send)
        let answer = try await pager.send(order, key: "e17/page/0")
        #expect(answer == PageAnswer(.accepted, detail: by == .voice ? "Twilio took the call" : "Twilio took the SMS"))
        let request = try #require(exchange.requests.first)
        let list = by == .voice ? "Calls" : "Messages"
        #expect(request.url == "https://twilio.test/2010-04-01/Accounts/\(PagerFault.accountSID)/\(list).json")
        #expect(request.method == "POST" && request.header("Content-Type") == "application/x-www-form-urlencoded")
        #expect(request.header("Authorization")?.hasPrefix("Basic ") == true)
        return try #require(WebForm(request.body ?? []))
    }

    private func order(summary: String = "checkout is down", link: String? = nil, isNotice: Bool = false) -> PageOrder {
        var order = Pages.order(to: PagerFault.number, pager: "twilio", summary: summary, isNotice: isNotice)
        order.link = link
        return order
    }

    @Test("an SMS says what, and how to take it")
    func sms() async throws {
        let form = try await sent(.sms, order(link: link))
        #expect(form["To"] == "+49301000001" && form["From"] == "+15005550006")
        #expect(
            form["Body"] == """
                [P1] INC-3 (page 17): checkout is down
                Acknowledge: https://sitrep.example.org/p/abc
                Or answer 1.
                """)
        #expect(
            form["StatusCallback"]
                == "https://sitrep.example.org/pagers/twilio-sms/status"
                + "?page=c2l0cmVwLzVmM2EvSU5DLTMvMTcvYW5h&at=1795183327120")
    }

    @Test("what can be answered, and where, follows from the settings")
    func ways() async throws {
        let head = "[P1] INC-3 (page 17): checkout is down\n"
        #expect(try await sent(.sms, order())["Body"] == head + "Answer 1 to acknowledge.")
        let deaf = try await sent(.sms, order(), publicURL: nil)
        #expect(deaf["Body"] == head + "Say !ack in the incident's room to take it.")
        #expect(deaf["StatusCallback"] == nil)
        // Nobody can answer a name.
        #expect(try await sent(.sms, order(link: link), from: "Sitrep")["Body"] == head + "Acknowledge: \(link)")
        let service = "MG" + String(repeating: "0", count: 32)
        let form = try await sent(.sms, order(), from: service)
        #expect(form["MessagingServiceSid"] == service && form["From"] == nil)
        #expect(
            try await sent(.sms, order(link: link, isNotice: true))["Body"]
                == "For your information: [P1] INC-3 (page 17): checkout is down")
    }

    @Test("severity and incident are said once, and a banner is kept")
    func title() async throws {
        let form = try await sent(.voice, order(summary: "TEST: [P1] INC-3 checkout is down"))
        #expect(form["Twiml"]?.contains("<Say>This is Sitrep. P1, incident 3: TEST: checkout is down. Press") == true)
        let words = PageWords(order: order(summary: "[P1] INC-3 checkout is down"), acknowledge: "!ack")
        #expect(words.title(upTo: 200) == "[P1] INC-3 checkout is down")
        let mail = try #require(MailAddress("a@b.test"))
        let page = PageMail(
            from: mail, to: mail, order: words.order, key: "k", at: Pages.now, acknowledge: "!ack")
        #expect(page.subject == "[P1] INC-3 checkout is down")
    }

    @Test("a call reads the page out twice and waits for a key")
    func voice() async throws {
        let form = try await sent(.voice, order(summary: "A&B <say> \"down\""))
        let action =
            "https://sitrep.example.org/pagers/twilio-voice/voice?page=c2l0cmVwLzVmM2EvSU5DLTMvMTcvYW5h&amp;said="
            + Base64URL.encode("This is Sitrep. P1, incident 3: A&B <say> \"down\".")
        let said =
            "<Say>This is Sitrep. P1, incident 3: A&amp;B &lt;say&gt; &quot;down&quot;. Press 1 to acknowledge.</Say>"
        #expect(
            form["Twiml"] == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                + "<Gather numDigits=\"1\" timeout=\"10\" method=\"POST\" action=\"\(action)\">"
                + "\(said)<Pause length=\"1\"/>\(said)</Gather><Say>No key was pressed. Goodbye.</Say></Response>")
        #expect(form["AsyncAmd"] == "true" && form["MachineDetection"] == "Enable")
        #expect(form["AsyncAmdStatusCallback"] == form["StatusCallback"])
    }

    @Test("a call that nobody can answer asks for no key")
    func voiceWithoutAddress() async throws {
        let form = try await sent(.voice, order(), publicURL: nil)
        #expect(
            form["Twiml"] == "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>"
                + "<Say>This is Sitrep. P1, incident 3: checkout is down.</Say><Pause length=\"1\"/>"
                + "<Say>This is Sitrep. P1, incident 3: checkout is down.</Say></Response>")
        #expect(form["StatusCallback"] == nil && form["AsyncAmd"] == nil)
    }

    @Test("the longest and strangest title fits their limits", arguments: ["&", "💥", "\"", "ü", "\u{FFFF}", "\n"])
    func limits(character: String) async throws {
        let order = order(summary: String(repeating: character, count: 3000), link: link)
        #expect(try await sent(.voice, order)["Twiml"].map { $0.unicodeScalars.count <= 4000 } == true)
        #expect(try await sent(.sms, order)["Body"].map { $0.unicodeScalars.count <= 1600 } == true)
    }

    @Test("a page that was taken lets the telephone ring no more; a call that is over is well")
    func stopsRinging() async throws {
        let exchange = Exchange([
            .success(HTTPResponse(status: 201, body: Array("{\"sid\":\"CA1\"}".utf8))),
            .success(HTTPResponse(status: 200)),
            .success(HTTPResponse(status: 404)),
        ])
        let pager = PagerFault.twilio(.voice, send: exchange.send)
        _ = try await pager.send(order(), key: "k")
        for _ in 1...2 {
            let follow = Pages.order(.acknowledge, to: PagerFault.number, pager: "twilio")
            #expect(try await pager.send(follow, key: "k2").reach == .accepted)
        }
        let last = try #require(exchange.requests.last)
        #expect(last.url.hasSuffix("/Calls/CA1.json") && last.text == "Status=canceled")
    }

    @Test("a message cannot be taken back", arguments: [PageOrder.Action.acknowledge, .resolve])
    func noWord(action: PageOrder.Action) async throws {
        let exchange = Exchange()
        let pager = PagerFault.twilio(.sms, send: exchange.send)
        #expect(try await pager.send(Pages.order(action, to: PagerFault.number), key: "k").reach == .accepted)
        #expect(exchange.requests.isEmpty && !pager.foldsRepeats)
    }

    @Test(
        "a refusal says what to do",
        arguments: [
            (21610, "they have answered STOP: they must send START to our number"),
            (21211, "correct the number under people.<person>.phones"),
            (21606, "check pagers.twilio-sms.from: it must be a number of this account"),
            (21408, "allow their country in Twilio's geographic permissions"), (99, "see Twilio's console"),
        ])
    func hints(code: Int, hint: String) async {
        let pager = PagerFault.twilio(.sms, send: Exchange(400, "{\"code\":\(code),\"message\":\"No.\"}").send)
        let failure = await #expect(throws: DeliveryFailure.self) { try await pager.send(order(), key: "k") }
        #expect(failure?.sentence == "Twilio: refused the SMS to +49301000001 (400: error \(code): No.); \(hint)")
    }
}
