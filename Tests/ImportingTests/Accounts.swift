import Delivery
import FoundationEssentials
import HTTPClient
import Importing
import Incidents
import Pagers
import Settings
import Synchronization
import Testing

/// Accounts at Opsgenie, answered from memory as their API answers.
enum Accounts {
    static let now = Instant(seconds: 1_795_176_000)  // 2026-11-20T12:00:00Z

    static func user(_ id: String, _ name: String, contacts: String = "[]", more: String = "") -> String {
        """
        {"id":"\(id)","username":"\(id)@example.org","fullName":"\(name)","userContacts":\(contacts)\(more)}
        """
    }

    static func rotation(
        _ name: String, _ people: [String], start: String, type: String = "weekly", length: Int = 1, more: String = ""
    ) -> String {
        let participants = people.map { "{\"type\":\"user\",\"id\":\"\($0)\",\"username\":\"\($0)@example.org\"}" }
        return """
            {"id":"r","name":"\(name)","startDate":"\(start)","type":"\(type)","length":\(length),\
            "participants":[\(participants.joined(separator: ","))]\(more)}
            """
    }

    static func schedule(_ name: String, _ rotations: [String], zone: String = "Europe/Berlin", more: String = "")
        -> String
    {
        """
        {"id":"s-\(name)","name":"\(name)","timezone":"\(zone)","rotations":[\(rotations.joined(separator: ","))]\(more)}
        """
    }

    static let people = [user("ana", "Ana Ruiz"), user("bob", "Bob Stone"), user("cleo", "Cleo Marsh")]

    /// Read over the API, in pages of two users.
    static func read(
        users: [String] = people, teams: [String] = [], schedules: [String] = [], escalations: [String] = [],
        seen: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> OpsgenieAccount {
        let throttles = Mutex(2)
        let api = OpsgenieAPI(base: "http://og.test", key: { "key" }) { request throws(HTTPFailure) in
            seen(request.url)
            let isThrottled = throttles.withLock { left in
                left -= 1
                return left == 0
            }
            if isThrottled {
                return HTTPResponse(status: 429, headers: [("X-RateLimit-Period-In-Sec", "7")])
            }
            let target = request.url.dropFirst("http://og.test/v2/".count)
            let parts = target.prefix { $0 != "?" }.split(separator: "/")
            func one(_ items: [String]) -> String {
                items.first { $0.contains("\"id\":\"\(parts[1])\"") }.map { "{\"data\":\($0)}" } ?? "{}"
            }
            let text: String
            switch (parts[0], parts.count) {
            case ("users", 1):
                let offset = target.split(separator: "offset=").last.flatMap { Int($0) } ?? 0
                let page = users.dropFirst(offset).prefix(2).joined(separator: ",")
                let next = "\"next\":\"https://elsewhere.test/v2/users?limit=100&offset=\(offset + 2)\""
                text = "{\"data\":[\(page)],\"paging\":{\(offset + 2 < users.count ? next : "")}}"
            case ("users", _): text = one(users)
            case ("teams", 1): text = "{\"data\":[\(teams.joined(separator: ","))]}"
            case ("teams", _): text = one(teams)
            case ("schedules", _): text = "{\"data\":[\(schedules.joined(separator: ","))]}"
            default: text = "{\"data\":[\(escalations.joined(separator: ","))]}"
            }
            return HTTPResponse(status: 200, body: Array(text.utf8))
        }
        return try await OpsgenieReader(api: api, wait: { #expect($0 == .seconds(7)) }).read()
    }

    static func yaml(_ account: OpsgenieAccount, known: [Person] = []) -> String {
        OpsgenieImport(account, known: known, zones: { ZoneRules.load($0) }, now: now).yaml
    }

    /// As `check-config` reads it.
    static func load(_ yaml: String, _ location: SourceLocation = #_sourceLocation) throws -> Configuration {
        let loaded = SettingsLoader.load(text: yaml, named: "imported.yaml")
        return try #require(
            loaded.configuration, "\(loaded.diagnostics.map(\.description))\n\(yaml)", sourceLocation: location)
    }
}
