import Delivery
import Incidents

enum Pages {
    static let now = Instant(milliseconds: 1_795_183_327_120)

    static func order(
        _ action: PageOrder.Action = .trigger, to address: String = "ana@example.org", pager: String = "email",
        summary: String = "checkout is down", details: [Prose] = [], rank: Int = 1, isNotice: Bool = false
    ) -> PageOrder {
        PageOrder(
            action: action, incident: IncidentID(3), page: 17,
            way: Way(pager: pager, address: address, isShared: false), person: PersonID("ana"),
            dedupKey: "sitrep/5f3a/INC-3/17/ana", severity: Severity(rank: rank, label: "P\(rank)"), summary: summary,
            details: details.isEmpty ? [Prose(key: "reason", text: "5xx at 40 %")] : details, isNotice: isNotice)
    }
}
