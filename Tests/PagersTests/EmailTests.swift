import Delivery
import HTTPClient
import Incidents
import Synchronization
import Testing

@testable import Pagers

@Suite("paging by mail")
struct EmailTests {
    private func sent(_ order: PageOrder, key: String = "e17/page/0") async throws -> MailTransfer {
        let kept = Mutex<MailTransfer?>(nil)
        let pager = PagerFault.email { mail throws(HTTPFailure) in
            kept.withLock { $0 = mail }
            return MailReceipt(lastReply: "250 2.0.0 Ok: queued as 4F2A", code: 250)
        }
        let answer = try await pager.send(order, key: key)
        #expect(answer == PageAnswer(.accepted, detail: "mail server took it"))
        return try #require(kept.withLock { $0 })
    }
    private func text(_ mail: MailTransfer) -> String { String(decoding: mail.message, as: UTF8.self) }

    @Test("a page is one whole mail")
    func whole() async throws {
        let mail = try await sent(Pages.order())
        #expect(mail.url == "smtp://mx.test:587")
        #expect(mail.from == "sitrep@example.org")
        #expect(mail.recipients == ["ana@example.org"])
        #expect(mail.requiresTLS && mail.user == "bot" && mail.password == PagerFault.secret)
        #expect(
            text(mail)
                == """
                From: Sitrep <sitrep@example.org>
                To: ana@example.org
                Subject: [P1] INC-3 checkout is down
                Date: Fri, 20 Nov 2026 14:02:07 +0000
                Message-ID: <sitrep.e17_page_0.14salcnxivp3s@example.org>
                Importance: high
                X-Priority: 1
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                You are paged. Say !ack in the incident's room to take it.

                P1 INC-3: checkout is down

                reason: 5xx at 40 %

                """.replacing("\n", with: "\r\n"))
    }

    @Test("a repeat has the same Message-ID, another page another one, also of a store begun anew")
    func messageID() async throws {
        func id(_ order: PageOrder, _ key: String) async throws -> String? {
            text(try await sent(order, key: key)).split(separator: "\r\n").first { $0.hasPrefix("Message-ID") }
                .map(String.init)
        }
        let first = try await id(Pages.order(), "e17/page/0")
        #expect(try await id(Pages.order(), "e17/page/0") == first)
        #expect(try await id(Pages.order(), "e18/page/0") != first)
        #expect(try await id(Pages.order(summary: "login is down"), "e17/page/0") != first)
    }

    @Test("no text from outside begins a header, a body or a second recipient")
    func injection() async throws {
        let evil = "down\r\nBcc: eve@example.org\r\n\r\nhello\u{2028}x"
        let mail = try await sent(Pages.order(summary: evil, details: [Prose(key: "a\r\nb", text: "c\r\n.\r\nQUIT")]))
        let head = text(mail).firstRange(of: "\r\n\r\n").map { text(mail)[..<$0.lowerBound] } ?? ""
        #expect(head.split(separator: "\r\n").allSatisfy { !$0.hasPrefix("Bcc") })
        #expect(text(mail).contains("a  b: c\r\n.\r\nQUIT\r\n"))
        #expect(mail.recipients == ["ana@example.org"])
    }

    @Test(
        "what is no plain address is refused by name",
        arguments: [
            "ana", "@example.org", "ana@", "a@b@c", "ana@example.org>", "ana@example.org,eve@x.org", "a na@x.org",
            "ana@example.org\r\nBcc: eve@x.org", "\"ana\"@example.org", "änä@example.org", "-oQ/tmp@example.org",
        ])
    func addresses(address: String) async {
        let failure = await #expect(throws: DeliveryFailure.self) { try await sent(Pages.order(to: address)) }
        #expect(failure?.retry == .never)
        #expect(failure?.sentence.hasPrefix("E-mail: ") == true)
        #expect(failure?.sentence.contains("\n") == false)
    }

    @Test("letters of the world survive the subject and the body")
    func world() async throws {
        let summary = "Prüfung übergelaufen: 支払い 💥 " + String(repeating: "ä", count: 120)
        let mail = try await sent(Pages.order(summary: summary))
        let lines = text(mail).split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { $0 < 0x7F } })
        #expect(text(mail).contains("Subject: =?UTF-8?B?W1AxXSBJTkMtMyBQcsO8ZnVuZyD"))
        #expect(text(mail).contains("Pr=C3=BCfung"))
    }

    @Test("quoted-printable keeps lines short and blanks at their end")
    func quotedPrintable() {
        let encoded = String(
            decoding: QuotedPrintable.encode("a=b \n\t\n" + String(repeating: "x", count: 80)), as: UTF8.self)
        let long = String(repeating: "x", count: 75)
        #expect(encoded == "a=3Db=20\r\n=09\r\n\(long)=\r\nxxxxx\r\n")
    }

    @Test("a notice asks nothing, and looks like it")
    func notice() async throws {
        let mail = text(try await sent(Pages.order(isNotice: true)))
        #expect(mail.contains("For your information: nothing is asked of you."))
        #expect(!mail.contains("Importance"))
    }

    @Test(
        "an escalation says that it is one, and why",
        arguments: [
            "Escalation to you as VP: P1 INC-3 has been open for 1 h without mitigation.",
            "Escalation to you as team lead: no progress on P1 INC-3 for 30 min, open for 30 min.",
        ])
    func escalation(why: String) async throws {
        var order = Pages.order(isNotice: true)
        order.why = why
        let mail = text(try await sent(order)).replacing("=\r\n", with: "")
        #expect(mail.contains(why) && mail.contains("Subject: [P1] Escalation: INC-3"))
        #expect(mail.contains("Importance: high"))
        #expect(!mail.contains("nothing is asked of you"))
    }

    @Test("a link stands in the text and as HTML")
    func link() async throws {
        var order = Pages.order(summary: "A & B <b>down</b>", details: [Prose(key: "reason", text: "5xx\n\"40 %\"")])
        order.link = "https://sitrep.example.org/p/abc?a=1&b=2"
        let mail = text(try await sent(order)).replacing("=\r\n", with: "").replacing("=3D", with: "=")
        #expect(mail.contains("Content-Type: multipart/alternative; boundary=\"=_sitrep\"\r\n\r\n--=_sitrep\r\n"))
        #expect(
            mail.contains(
                "You are paged. Say !ack in the incident's room to take it.\r\n"
                    + "Acknowledge: https://sitrep.example.org/p/abc?a=1&b=2 (opens a page with a button)\r\n"))
        #expect(
            mail.contains(
                "<p><a href=\"https://sitrep.example.org/p/abc?a=1&amp;b=2\">Acknowledge</a> "
                    + "(opens a page with a button)</p>\r\n<p><b>P1 INC-3: A &amp; B &lt;b&gt;down&lt;/b&gt;</b></p>\r\n"
                    + "<p><b>reason:</b> 5xx<br>\r\n&quot;40 %&quot;</p>\r\n</body></html>\r\n"))
        #expect(mail.hasSuffix("--=_sitrep--\r\n"))
        order.isNotice = true
        #expect(!text(try await sent(order)).contains("sitrep.example.org/p"))
    }

    @Test("acknowledging and resolving send no mail", arguments: [PageOrder.Action.acknowledge, .resolve])
    func followUps(action: PageOrder.Action) async throws {
        let pager = PagerFault.email { _ throws(HTTPFailure) in throw HTTPFailure(kind: .other, message: "sent") }
        #expect(try await pager.send(Pages.order(action), key: "k").reach == .accepted)
        #expect(!pager.foldsRepeats)
    }
}
