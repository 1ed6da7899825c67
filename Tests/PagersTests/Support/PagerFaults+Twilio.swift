import Delivery
import HTTPClient
import Incidents

@testable import Pagers

extension PagerFault {
    static let number = "+49301000001"
    static let accountSID = "AC" + String(repeating: "0", count: 32)

    static func twilio(
        _ by: TwilioPager.By, publicURL: String? = "https://sitrep.example.org", from: String = "+15005550006",
        send: @escaping Send
    ) -> TwilioPager {
        TwilioPager(
            name: by == .voice ? "twilio-voice" : "twilio-sms", by: by, from: from,
            account: TwilioAccount(sid: accountSID, secret: { secret }, signing: { secret }),
            apiBase: "https://twilio.test/", publicURL: publicURL, now: { Pages.now }, exchange: send)
    }

    static let twilio =
        [TwilioPager.By.voice, .sms].flatMap { by in
            web(
                "Twilio (\(by))", Pages.order(to: number, pager: "twilio"),
                quoting: "{\"code\":20003,\"message\":\"Authenticate \(secret)\\nnow\",\"status\":401}",
                pager: { twilio(by, send: $0) })
        } + [
            PagerFault(
                description: "Twilio without a number", pager: twilio(.sms, send: Exchange().send),
                order: Pages.order(to: "030 1234", pager: "twilio"), retry: .never)
        ]
}
