import Incidents

extension PageOrder {
    /// What it is about, on one line, without severity and incident, which each service says in its own place:
    /// `TEST: checkout is down` of `TEST: [P1] INC-3 checkout is down`.
    var title: String {
        let said = MailHeader.oneLine(summary)
        guard let head = said.firstRange(of: "[\(severity.label)] \(incident) ") else { return said }
        return String(said[..<head.lowerBound] + said[head.upperBound...])
    }
}
