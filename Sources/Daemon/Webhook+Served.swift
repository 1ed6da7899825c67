import Delivery
import WebServer

extension Delivery.Webhook {
    /// As the web server knows it: adapters know no web server, and the server no adapter.
    var served: WebhookRoute {
        let handle = handle
        return WebhookRoute(path: path, limit: limit) { call in
            let answer = await handle(Delivery.Webhook.Call(headers: call.headers, body: call.body))
            return WebhookAnswer(answer.status, contentType: answer.contentType, body: answer.body)
        }
    }
}
