import Delivery
import Incidents
import Ledger

/// Polls the monitors while a room stalks them.
struct Stalker {
    let ledger: LedgerThread
    let courier: CourierBox

    func run() async {
        while !Task.isCancelled {
            let (isStalking, every, names) = await ledger.read { ledger in
                (ledger.isStalking, ledger.policy.timers.stalkEvery, ledger.policy.monitors)
            }
            if isStalking { ledger.post(.polled(await courier.current.read(names))) }
            // Ends when the daemon stops.
            do { try await Task.sleep(for: every) } catch { return }
        }
    }
}
