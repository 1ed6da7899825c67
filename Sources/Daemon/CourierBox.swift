import Delivery
import Synchronization

/// The adapters in force; a reload puts others in their place.
final class CourierBox: Sendable {
    private let courier: Mutex<Courier>
    init(_ courier: Courier) { self.courier = Mutex(courier) }
    var current: Courier { courier.withLock { $0 } }
    func replace(_ new: Courier) { courier.withLock { $0 = new } }
}
