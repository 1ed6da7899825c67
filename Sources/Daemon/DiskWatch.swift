import Incidents
import Ledger
import Store
import Synchronization

/// Whether what people write can be kept. Asked with `/readyz`: on a full disk every message is refused, and whoever is
/// told that it is ready must be able to write. It tries a write where the last group was refused or room is scarce, so
/// that it also notices when there is room again.
final class DiskWatch: Sendable {
    /// Less than this is no reason to refuse anything, but one to try.
    private static let scarce = 16 << 20
    private static let pause = Duration.seconds(1)
    /// More than a message with all that follows from it.
    private static let text = String(repeating: ".", count: 64 << 10)
    private static let key = "health/write"

    private let directory: String
    private let state: DaemonState
    private let triedAt = Mutex(Instant.distantPast)

    init(directory: String, state: DaemonState) {
        self.directory = directory
        self.state = state
    }

    func look(_ ledger: LedgerThread) async {
        let isScarce = Store.freeBytes(in: directory).map { $0 < Self.scarce } ?? true
        guard state.isRefused || isScarce, mayTry(at: WallClock.now()) else { return }
        switch await ledger.submit(.remember(Self.key, Self.text)) {
        case .failed(let why): state.note(refused: why)
        case .kept, .message, .room, .conflict, .noSuchRoom, .badAuthor: state.note(refused: nil)
        }
    }

    private func mayTry(at now: Instant) -> Bool {
        triedAt.withLock { last in
            // The clock may have been set back.
            guard now < last || now - last >= Self.pause else { return false }
            last = now
            return true
        }
    }
}
