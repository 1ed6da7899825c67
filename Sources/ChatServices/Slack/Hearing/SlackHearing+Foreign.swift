import Incidents

/// People of other organisations, who are in a channel that is shared with them (Slack Connect).
/// https://docs.slack.dev/apis/slack-connect
///
/// Whose workspace somebody is of stands in most payloads. Workspaces of one Enterprise Grid are one organisation, which
/// no payload says of its sender; a reaction says nothing at all. There the account is asked about, once.
extension SlackHearing {
    /// Of an event.
    func isForeign(_ user: String, _ event: JSONValue, in payload: JSONValue) async -> Bool {
        let team = event["user_team"].string ?? event["source_team"].string ?? event["team"].string
        var home = Set(payload["authorizations"].array.compactMap { $0["team_id"].string })
        home.formUnion([payload["context_team_id"].string].compactMap { $0 })
        if home.isEmpty, let said = payload["team_id"].string { home = [said] }
        let isShared = payload["is_ext_shared_channel"].bool ?? event["is_ext_shared_channel"].bool
        let grid =
            payload["context_enterprise_id"].string
            ?? payload["authorizations"].array.first?["enterprise_id"].string
        return await isForeign(user, of: team, home: home, grid: grid, isShared: isShared)
    }

    /// Of a button or a form.
    func isForeign(presser payload: JSONValue) async -> Bool {
        guard let user = SlackID.checked(payload["user"]["id"].string) else { return false }
        let home = [payload["view"]["app_installed_team_id"].string ?? payload["team"]["id"].string].compactMap { $0 }
        return await isForeign(
            user, of: payload["user"]["team_id"].string, home: Set(home), grid: payload["enterprise"]["id"].string,
            isShared: nil)
    }

    /// Of a slash command: its `team_id` is the workspace of whoever typed it, and says nothing of ours.
    func isForeign(commander payload: JSONValue) async -> Bool {
        guard let user = SlackID.checked(payload["user_id"].string), let team = payload["team_id"].string,
            let ourself = chat.directory.ourself, !ourself.team.isEmpty
        else { return false }
        if let grid = payload["enterprise_id"].string, grid == ourself.enterprise { return false }
        // Where a colleague of a Grid cannot be told now from a guest, they are a guest for this once.
        return await isForeign(user, of: team, home: [ourself.team], grid: ourself.enterprise, isShared: true)
    }

    private func isForeign(
        _ user: String, of team: String?, home: Set<String>, grid: String?, isShared: Bool?
    ) async -> Bool {
        // Whom the configuration knows is one of its people.
        if chat.isConfigured(user) { return false }
        let ourself = chat.directory.ourself
        let home = home.union([ourself?.team].compactMap { $0 }.filter { !$0.isEmpty })
        if let team, home.contains(team) || team == grid || team == ourself?.enterprise { return false }
        guard team != nil || isShared == true else { return false }
        guard let grid = grid ?? ourself?.enterprise else {
            if team != nil { return !home.isEmpty }
            return await asked(user, home: home, grid: nil) ?? false
        }
        return await asked(user, home: home, grid: grid) ?? (isShared == true)
    }

    /// Nil where that could not be asked now.
    private func asked(_ user: String, home: Set<String>, grid: String?) async -> Bool? {
        if let known = chat.directory.isForeign(user) { return known }
        let answer = try? await Self.within(.milliseconds(1500)) { [api = chat.api] in
            try await api.call("users.info", ["user": .string(user)], timeout: .milliseconds(1500))
        }
        guard let account = answer?["user"], account.isObject else { return nil }
        let enterprise = account["enterprise_user"]["enterprise_id"].string
        let isOurs =
            enterprise != nil && enterprise == grid || account["team_id"].string.map(home.contains) == true
        let isForeign = account["is_stranger"] == true || !isOurs
        chat.directory.learn(user, isForeign: isForeign)
        return isForeign
    }
}
