import Incidents
import Store

/// After a restore, events get numbers that others had before the loss (see `Epoch`): what the outside knows us by is
/// told apart here, in the one place where every row comes by.
extension Ledger {
    func inEpoch(_ row: OutboxRow) -> OutboxRow {
        guard !store.epochs.isEmpty else { return row }
        var row = row
        row.key = inEpoch(row.key)
        switch row.errand {
        case .say(var saying):
            saying.replaces = saying.replaces.map { inEpoch($0) }
            row.errand = .say(saying)
        case .page(var order):
            let known = "sitrep/\(store.identity)/"
            if order.dedupKey.hasPrefix(known) {
                order.dedupKey = "sitrep/\(store.identity(of: order.page))/\(order.dedupKey.dropFirst(known.count))"
            }
            row.errand = .page(order)
        case .openRoom, .dress, .invite, .remove, .probe: break
        }
        return row
    }

    /// `e17/say/0`: only keys that begin with the number of an event; the others name what lies outside.
    private func inEpoch(_ key: String) -> String {
        guard key.first == "e", let seq = Int(key.dropFirst().prefix { $0 != "/" }), let epoch = store.epoch(of: seq)
        else { return key }
        return "\(key)/\(epoch.prefix(8))"
    }

    /// What is sealed for the link that acknowledges a page.
    func sealed(_ text: String, page: Int) -> String {
        store.epoch(of: page).map { "ack/\($0)/\(text)" } ?? "ack/\(text)"
    }
}
