import Delivery
import Incidents

@testable import Pagers

/// Webhooks and headers of paging services.
func feedPagers(_ bytes: [UInt8]) {
    let said = text(bytes)
    if let form = WebForm(bytes) {
        demand(WebForm(Array(form.text.utf8)) == form, "a form is another when it is read again")
    }
    _ = MailAddress(said)
    let call = Webhook.Call(headers: [("X-Twilio-Signature", said), ("X-PagerDuty-Signature", said)], body: bytes)
    let twilio = TwilioSignature(publicURL: "https://sitrep.example.org") { "token" }
    if case .good = twilio.judge(call, path: "/pagers/twilio") { demand(false, "a forged call is good") }
}
