/// How the bot's user shows who it is. Both are read at each use, so that a new one works without a restart; what they
/// throw is said to people, so it must hold no secret.
package enum MatrixCredential: Sendable {
    case accessToken(@Sendable () throws -> String)
    case password(@Sendable () throws -> String)
}

/// Holds the access token: the configured one, or that of a login.
actor MatrixSession {
    private let wire: MatrixWire
    private let userID: String
    private let credential: MatrixCredential
    /// One login at a time: a second one on the same device would end the first.
    private var login: Task<Result<String, MatrixFailure>, Never>?
    /// Always this device: transaction ids belong to one, and a login without a name makes a new one each time.
    static let device = "SITREP"

    init(wire: MatrixWire, userID: String, credential: MatrixCredential) {
        self.wire = wire
        self.userID = userID
        self.credential = credential
    }

    func token() async throws(MatrixFailure) -> String {
        switch credential {
        case .accessToken(let read):
            do { return try read() } catch { throw .noToken("the access token cannot be read: \(error)") }
        case .password(let read):
            let task = login ?? Task { await logIn(read) }
            login = task
            let result = await task.value
            if case .failure = result, login == task { login = nil }
            return try result.get()
        }
    }

    /// False where there is no other token to be had.
    func forget(_ token: String) async -> Bool {
        guard case .password = credential else { return false }
        // Another call may have got a fresh one meanwhile.
        if let task = login, case .success(token) = await task.value, login == task { login = nil }
        return true
    }

    private func logIn(_ read: @Sendable () throws -> String) async -> Result<String, MatrixFailure> {
        let password: String
        do { password = try read() } catch { return .failure(.noToken("the password cannot be read: \(error)")) }
        let call = MatrixWire.Call(
            method: "POST", path: ["v3", "login"],
            body: [
                "type": "m.login.password", "identifier": ["type": "m.id.user", "user": "\(userID)"],
                "password": "\(password)", "device_id": "\(Self.device)", "initial_device_display_name": "Sitrep",
            ])
        do {
            let answer = try await wire.perform(call, token: nil, hiding: [password])
            guard let token = answer["access_token"].string else { return .failure(.unreadable(status: 200)) }
            return .success(token)
        } catch {
            guard error.code == "M_FORBIDDEN" else { return .failure(error) }
            return .failure(.noToken("the homeserver does not take the password of \(userID)"))
        }
    }
}
