import Delivery
import Incidents
import Ledger
import Wording

/// Where the link of a page leads. Opening it changes nothing, because scanners of mail open every link; its button
/// acknowledges, and so does a plain POST, which is what a button of a push message sends.
struct AcknowledgeLink: Sendable {
    static let path = "/ack"
    let ledger: LedgerThread

    var webhook: Webhook {
        Webhook(path: Self.path, limit: 4096, isPage: true) { call in await answer(call) }
    }

    private struct Seen: Sendable {
        var incident: IncidentID
        var page: Int
        var person: PersonID
        var name: String
        /// `P1 INC-3 checkout is down`
        var headline: String
        var answered: String?
        /// Since when it is over, where it is.
        var overSince: String?
        /// What follows, to whoever has acknowledged.
        var next: String
    }

    private func answer(_ call: Webhook.Call) async -> Webhook.Answer {
        guard let token = Query(call.query)["t"], let seen = await look(token) else {
            return SmallPage(
                title: "This link is not good",
                lines: ["It may have been cut off. Open it again from the page, or type ack in the incident's room."]
            ).answer(404)
        }
        if call.isGet || seen.overSince != nil { return question(seen) }
        let word = PageWord(page: seen.page, pager: nil, person: seen.person, kind: .acknowledged)
        let request = Request(ask: .pageWord(incident: seen.incident, word))
        if case .failed(let why) = await ledger.submit(.request(request)) {
            return SmallPage(
                title: "Not acknowledged yet",
                lines: ["It could not be kept: \(why).", "Try again, or type ack in the incident's room."],
                button: "Try again"
            ).answer(503)
        }
        let after = await look(token)?.next ?? ""
        return SmallPage(
            title: "Acknowledged",
            lines: [
                "\(seen.headline)", after.isEmpty ? "Thank you, \(seen.name)." : "Thank you, \(seen.name). \(after)",
            ]
        ).answer(200)
    }

    private func question(_ seen: Seen) -> Webhook.Answer {
        if let answered = seen.answered {
            return SmallPage(title: "Acknowledged", lines: [seen.headline, answered]).answer(200)
        }
        if let since = seen.overSince {
            return SmallPage(
                title: "It is over", lines: [seen.headline, "Since \(since). Nothing is asked of you any more."]
            ).answer(200)
        }
        return SmallPage(
            title: seen.headline, lines: ["\(seen.name), you are paged. Can you take it?"], button: "Acknowledge"
        ).answer(200)
    }

    private func look(_ token: String) async -> Seen? {
        await ledger.read { ledger in
            guard let found = ledger.acknowledgement(token: token),
                let incident = ledger.incident(found.incident),
                let page = incident.pages.first(where: { $0.seq == found.page })
            else { return nil }
            let zone = ledger.policy.zone
            let title = " \(incident.pagedName)"
            let own = page.acknowledgement(by: found.person).map { "You did at \(zone.clock($0.at))." }
            let other =
                page.asksEach
                ? nil
                : page.acknowledgements.first { $0.endsNothing != true }.map {
                    "\(ledger.policy.name(of: $0.person)) did at \(zone.clock($0.at))."
                }
            return Seen(
                incident: found.incident, page: found.page, person: found.person,
                name: ledger.policy.name(of: found.person),
                headline: "\(incident.severity.label) \(incident.id)\(title)", answered: own ?? other,
                overSince: incident.standing.overSince.map(zone.dateAndClock),
                next: ledger.wording.followsAcknowledging(page, incident, by: found.person))
        }
    }
}
