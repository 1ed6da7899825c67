import Delivery
import Incidents

extension Ledger {
    /// What comes of a page in a drill without its being sent: the fault that the script wants now, or that it was
    /// taken. Nil: it is sent.
    func pretence(of order: PageOrder, at now: Instant) -> ErrandOutcome? {
        let fault = desk.incidents[order.incident]?.drill?.fault(of: order.way.pager, at: now)
        if order.action == .trigger, let fault { return .failed(fault.failure(of: order.way.pager)) }
        return order.isPretended == true ? .paged(PageAnswer(.accepted)) : nil
    }
}

extension Drill.Fault.Mood {
    fileprivate func failure(of pager: String) -> DeliveryFailure {
        switch self {
        case .down: DeliveryFailure(.later, "\(pager) does not answer, by the script of the drill")
        case .throttled:
            DeliveryFailure(.after(.seconds(30)), "\(pager) asks to wait (429), by the script of the drill")
        case .refused: DeliveryFailure(.never, "\(pager) refuses the address, by the script of the drill")
        }
    }
}
