import Delivery
import Incidents
import Synchronization

/// What was read in channels and threads to find out which of our posts arrived. One reading answers for all that wait
/// in a place, as far as their last try had ended before it began; and one that the budget cut off is gone on with.
final class SlackReadings: Sendable {
    struct Place: Hashable, Sendable {
        var channel: String
        var thread: String?
        init(_ posting: Posting) {
            channel = posting.room.room
            thread = posting.thread
        }
    }

    struct Reading: Sendable {
        var began: Instant
        var oldest: Instant
        /// Where the next page begins; nil before the first, and when all was read.
        var cursor: String?
        var isWhole = false
        /// Stamps of our messages, by outbox key.
        var found: [String: String] = [:]

        func answers(doubtOf moment: Instant, since: Instant) -> Bool { began >= moment && oldest <= since }
    }

    /// More is not remembered for longer than it can be of use.
    private static let most = 1000
    private static let lifetime = Duration.minutes(10)
    private let readings = Mutex<[Place: Reading]>([:])

    subscript(place: Place) -> Reading? { readings.withLock { $0[place] } }

    func found(in place: Place) -> [String: String] { self[place]?.found ?? [:] }

    func keep(_ reading: Reading, of place: Place, at now: Instant) {
        readings.withLock { readings in
            readings[place] = reading
            guard readings.count > Self.most else { return }
            readings = readings.filter { $0.value.began + Self.lifetime > now }
        }
    }
}
