import Delivery
import WebServer

extension Delivery.Webhook {
    /// As the web server knows it: adapters know no web server, and the server no adapter.
    var served: WebhookRoute {
        let handle = handle
        return WebhookRoute(path: path, limit: limit, isPage: isPage) { call in
            let answer = await handle(
                Delivery.Webhook.Call(
                    headers: call.headers, body: call.body, query: call.query, isGet: call.isGet))
            return WebhookAnswer(answer.status, contentType: answer.contentType, body: answer.body)
        }
    }
}
