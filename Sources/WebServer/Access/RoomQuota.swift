import HTTPTypes
import NIOCore
import Synchronization

/// How many rooms people may make in an hour, each of them and all together. Made by anybody without end they would fill the
/// disk and every list. Rooms of incidents are made by the bot and count nowhere: nobody is refused an incident.
///
/// In memory alone: a restart forgives, and takes longer than the rooms that it would let through.
struct RoomQuota {
    static let mostOfOne = 500
    static let mostOfAll = 2000
    static let window = TimeAmount.hours(1)

    private var made: [(by: Source, at: NIODeadline)] = []

    /// Notes one more. Where it is too much, how long until there is room for it again, and whose measure is full.
    mutating func take(_ source: Source, now: NIODeadline) -> Excess? {
        made.removeAll { $0.at + Self.window <= now }
        let own = made.filter { $0.by == source }
        if own.count >= Self.mostOfOne, let first = own.first { return .ofOne(until: first.at + Self.window) }
        if made.count >= Self.mostOfAll, let first = made.first { return .ofAll(until: first.at + Self.window) }
        made.append((source, now))
        return nil
    }

    /// It was there already, or was not made after all.
    mutating func giveBack(_ source: Source) {
        guard let last = made.lastIndex(where: { $0.by == source }) else { return }
        made.remove(at: last)
    }

    enum Excess: Hashable, Error {
        case ofOne(until: NIODeadline)
        case ofAll(until: NIODeadline)
    }
}

extension RoomQuota.Excess {
    func problem(now: NIODeadline) -> Problem {
        let (until, what) =
            switch self {
            case .ofOne(let until): (until, "You have made \(RoomQuota.mostOfOne) rooms within an hour")
            case .ofAll(let until): (until, "\(RoomQuota.mostOfAll) rooms were made within an hour")
            }
        return .retryLater(
            .tooManyRequests, "\(what), which is the most. Use one that is there: GET /api/v1/rooms lists them.",
            after: .milliseconds(max(0, (until - now).nanoseconds / 1_000_000)))
    }
}

/// The quota as requests share it.
final class SharedRoomQuota: Sendable {
    private let quota = Mutex(RoomQuota())

    func take(_ source: Source) throws(Problem) {
        let now = NIODeadline.now()
        if let excess = quota.withLock({ $0.take(source, now: now) }) { throw excess.problem(now: now) }
    }

    func giveBack(_ source: Source) { quota.withLock { $0.giveBack(source) } }
}
