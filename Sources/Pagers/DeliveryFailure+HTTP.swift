import Delivery
import HTTPClient

extension DeliveryFailure {
    /// No answer came: what could not be done, and why.
    init(_ failure: HTTPFailure, _ service: String, _ what: String) {
        self.init(
            failure.kind == .badURL ? .never : .later, mayHaveArrived: failure.mayHaveArrived,
            "\(service): could not \(what): \(failure.message)")
    }
}
