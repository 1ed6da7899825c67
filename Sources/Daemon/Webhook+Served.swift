import Delivery
import WebServer

extension Delivery.Webhook {
    /// As the web server knows it: adapters know no web server, and the server no adapter.
    var served: WebServer.Webhook {
        let handle = handle
        return WebServer.Webhook(path: path, limit: limit) { call in
            let answer = await handle(Delivery.Webhook.Call(headers: call.headers, body: call.body))
            return WebhookAnswer(answer.status, contentType: answer.contentType, body: answer.body)
        }
    }
}
