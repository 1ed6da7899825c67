/// A complete answer. Any status is an answer; only the lack of one is an `HTTPFailure`.
package struct HTTPResponse: Sendable {
    package var status: Int
    /// In the order received, repeated ones repeated.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, in any spelling of its case.
    package func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }

    /// The body as UTF-8; bytes that are not become U+FFFD.
    package var text: String {
        String(decoding: body, as: UTF8.self)
    }
}
