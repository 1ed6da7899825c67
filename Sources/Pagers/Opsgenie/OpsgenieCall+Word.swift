import Delivery
import Incidents

/// What an action there means for a page here.
extension OpsgenieCall {
    /// Nil for what is not news: actions that change nothing about a page, and what we asked for ourselves.
    func word(pager: String) -> PagerWord? {
        guard !isOurs, !alias.isEmpty, !alertID.isEmpty, let kind else { return nil }
        return PagerWord(
            pager: pager, id: "\(alertID)/\(action.lowercased())/\(updatedAt)\(fingerprint)",
            dedupKey: OpsgenieAlias.dedupKey(of: alias), kind: kind,
            who: .account(username, email: username.contains("@") ? username : nil, name: nil), at: at)
    }

    /// Actions by their names in lower case: older samples write `Unacknowledge`, newer `UnAcknowledge`.
    private var kind: PagerWord.Kind? {
        switch action.lowercased() {
        case "acknowledge": isPerson ? .acknowledged : said("acknowledged", nil)
        // Whoever took it back: the safe side is to go on paging.
        case "unacknowledge": .unacknowledged
        case "close": isPerson ? .resolved : said("closed", nil)
        case "delete": said("deleted", nil)
        case "addnote": said("commented", note)
        case "assignownership", "assign": said("assigned to", target)
        case "takeownership": said("taken over", nil)
        case "escalate", "escalatenext": said("escalated to", target)
        case "addteam": said("team added:", target)
        case "addrecipient", "addresponder": said("responder added:", target)
        case "snooze": said("snoozed", nil)
        case "unsnooze", "snoozeended": said("no longer snoozed", nil)
        case "updatepriority": said("priority now", target)
        // `Create` is our own doing; tags, details, descriptions and custom actions are between them and the people.
        default: nil
        }
    }

    /// A rule that acknowledges or closes by itself has seen nothing: users have an id, and an address as their name.
    private var isPerson: Bool { !isOurs && (username.contains("@") || !userID.isEmpty) }

    private var isOurs: Bool { username == OpsgenieAlert.asker }

    /// `escalated to Managers (by ana@example.org)`, in one line.
    private func said(_ what: String, _ about: String?) -> PagerWord.Kind {
        var sentence = about.map { "\(what) \($0)" } ?? what
        if !username.isEmpty { sentence += " (by \(username))" }
        let line = String(sentence.map { $0.isNewline ? " " : $0 })
        return .noted("at Opsgenie: \(ServiceText.shorten(line, to: 400))")
    }
}
