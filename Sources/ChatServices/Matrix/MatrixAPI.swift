import Incidents

/// The client-server API as the bot's user.
struct MatrixAPI: Sendable {
    let wire: MatrixWire
    let session: MatrixSession

    func call(
        _ method: String = "GET", _ path: [String], query: [(String, String)] = [], body: JSONValue? = nil,
        timeout: Duration = .seconds(30), limit: Int = 8 << 20
    ) async throws(MatrixFailure) -> JSONValue {
        let call = MatrixWire.Call(
            method: method, path: path, query: query, body: body, timeout: timeout, limit: limit)
        let token = try await session.token()
        do {
            return try await wire.perform(call, token: token, hiding: [token])
        } catch {
            // A login may have been ended by the server; one of our own making is simply made anew, once.
            guard error.code == "M_UNKNOWN_TOKEN", await session.forget(token) else { throw error }
            let fresh = try await session.token()
            return try await wire.perform(call, token: fresh, hiding: [token, fresh])
        }
    }
}
