/// A path that a service calls, like `/slack/events`. Who may call is checked by whoever handles it, by the service's
/// signature over the body; neither a token nor the Host is asked for.
package struct WebhookRoute: Sendable {
    package var path: String
    /// Bytes of body; a longer one is 413.
    package var limit: Int
    /// True where people open it too: GET is handed in as well as POST.
    package var isPage: Bool
    package var handle: @Sendable (WebhookCall) async -> WebhookAnswer

    package init(
        path: String, limit: Int, isPage: Bool = false,
        handle: @escaping @Sendable (WebhookCall) async -> WebhookAnswer
    ) {
        self.path = path
        self.limit = limit
        self.isPage = isPage
        self.handle = handle
    }
}

package struct WebhookCall: Sendable {
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// What stands behind the question mark, as it came.
    package var query: String
    package var isGet: Bool
    package init(
        headers: [(name: String, value: String)], body: [UInt8], query: String = "", isGet: Bool = false
    ) {
        self.headers = headers
        self.body = body
        self.query = query
        self.isGet = isGet
    }
}

package struct WebhookAnswer: Sendable {
    package var status: Int
    /// Nil without a body.
    package var contentType: String?
    package var body: [UInt8]
    package init(_ status: Int, contentType: String? = nil, body: [UInt8] = []) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}
