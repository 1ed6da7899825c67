/// A path of our web server that a service calls. Who may call is the webhook's to check, by the service's signature;
/// the server sees to size and time limits.
package struct Webhook: Sendable {
    /// `/slack/events`
    package var path: String
    /// Bytes of body; a longer one is refused with 413 before it is read.
    package var limit: Int
    /// True where people open it too: GET is handed in as well as POST.
    package var isPage: Bool
    package var handle: @Sendable (Call) async -> Answer

    package init(
        path: String, limit: Int, isPage: Bool = false, handle: @escaping @Sendable (Call) async -> Answer
    ) {
        self.path = path
        self.limit = limit
        self.isPage = isPage
        self.handle = handle
    }

    /// One call: a POST, or where the webhook is a page a GET.
    package struct Call: Sendable {
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

        /// The first header of that name, in whatever case.
        package func header(_ name: String) -> String? {
            let wanted = name.lowercased()
            return headers.first { $0.name.lowercased() == wanted }?.value
        }
    }

    package struct Answer: Sendable {
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
}
