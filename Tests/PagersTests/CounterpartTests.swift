import Delivery
import Glibc
import HTTPClient
import Incidents
import Testing

@testable import Pagers

private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

/// The mail sink with STARTTLS and AUTH, and its fault modes by recipient.
@Suite("paging through a real mail server", .enabled(if: variable("SITREP_SMTP_URL") != nil), .timeLimit(.minutes(1)))
struct MailServerTests {
    private let http = HTTPClient()

    private func pager(password: String? = variable("SITREP_SMTP_PASSWORD"), ca: String? = variable("SITREP_SMTP_CA"))
        -> EmailPager
    {
        let user = variable("SITREP_SMTP_USER")
        return EmailPager(
            name: "email",
            server: .init(
                url: variable("SITREP_SMTP_URL") ?? "", user: user,
                password: user == nil ? nil : { @Sendable in password ?? "" },
                caFile: ca), from: "sitrep@bot.test", now: { Instant(seconds: Int64(time(nil))) }, http: http)
    }
    private func retry(_ pager: EmailPager, _ address: String) async -> DeliveryFailure.Retry? {
        do {
            _ = try await pager.send(Pages.order(to: address, summary: "Prüfung\r\n.\r\n💥"), key: "e17/page/0")
            return nil
        } catch { return error.retry }
    }

    @Test("a mail is taken; one that is refused for good is not tried again")
    func taken() async {
        #expect(await retry(pager(), "ana@bot.test") == nil)
        #expect(await retry(pager(), variable("SITREP_SMTP_REFUSED") ?? "bounce@bot.test") == .never)
    }

    @Test("a server that is asked too soon takes it later", .enabled(if: variable("SITREP_SMTP_USER") != nil))
    func greylisted() async {
        let address = "greylist-\(UInt32.random(in: 0...UInt32.max))@bot.test"
        #expect(await retry(pager(), address) == .later)
        #expect(await retry(pager(), address) == .later)
        #expect(await retry(pager(), address) == nil)
    }

    @Test("a wrong password is said, not repeated", .enabled(if: variable("SITREP_SMTP_USER") != nil))
    func password() async {
        #expect(await retry(pager(password: "wrong"), "ana@bot.test") == .never)
    }

    @Test("a certificate that is not trusted stops the mail before it leaves")
    func untrusted() async {
        #expect(await retry(pager(ca: "/etc/ssl/certs/ca-certificates.crt"), "ana@bot.test") == .later)
    }
}

/// The mock that checks each event against PagerDuty's published specification.
@Suite("paging by the vendor's specification", .enabled(if: variable("SITREP_SPECMOCK_URL") != nil), .serialized)
struct SpecificationTests {
    private let http = HTTPClient()
    private let base = variable("SITREP_SPECMOCK_URL") ?? ""
    private var pager: PagerDutyPager {
        PagerDutyPager(
            name: "pagerduty", apiBase: "\(base)/pagerduty-events", routingKey: { _ in PagerFault.secret },
            source: "sitrep", now: { Pages.now }, http: http)
    }
    private func fault(_ json: String) async throws {
        let request = HTTPRequest(
            method: "POST", url: "\(base)/_ctl/faults", headers: [("Content-Type", "application/json")],
            body: Array("[{\"match\":\"/enqueue\",\(json)}]".utf8))
        #expect(try await http.send(request).status == 200)
    }

    @Test("every event we send is one by the specification")
    func accepted() async throws {
        let long = Pages.order(
            to: "checkout", summary: String(repeating: "\"ü\n", count: 900),
            details: [Prose(key: "room", text: "https://chat.test/r"), Prose(key: "component", text: "db")], rank: 3)
        for order in [
            Pages.order(to: "checkout"), long, Pages.order(.acknowledge, to: "checkout"),
            Pages.order(.resolve, to: "checkout"), Pages.order(to: "checkout", isNotice: true),
        ] {
            #expect(try await pager.send(order, key: "k").reach == .accepted)
        }
    }

    @Test("a key that is none is refused in their words")
    func refused() async {
        let wrong = PagerDutyPager(
            name: "pagerduty", apiBase: "\(base)/pagerduty-events", routingKey: { _ in "tooshort" }, source: "sitrep",
            now: { Pages.now }, http: http)
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await wrong.send(Pages.order(to: "checkout"), key: "k")
        }
        #expect(failure?.retry == .never)
        #expect(failure?.sentence.contains("'routing_key' is not a 32-character integration key") == true)
    }

    @Test(
        "faults on the way",
        arguments: [
            ("\"status\":429,\"headers\":{\"Retry-After\":\"3\"}", DeliveryFailure.Retry.after(.seconds(3)), false),
            ("\"status\":503", .later, true), ("\"drop\":true", .later, true),
        ])
    func faults(json: String, retry: DeliveryFailure.Retry, mayHaveArrived: Bool) async throws {
        try await fault(json)
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(Pages.order(to: "checkout"), key: "k")
        }
        #expect(failure?.retry == retry)
        #expect(failure?.mayHaveArrived == mayHaveArrived)
        #expect(try await pager.send(Pages.order(to: "checkout"), key: "k").reach == .accepted)
    }
}
