import HTTPTypes
import Incidents

/// What makes a stream write: a message, who is there now, or the beat that keeps proxies and sleepy telephones from
/// hanging up.
enum Signal: Sendable {
    case message(LocalMessage)
    case here(Presence)
    case beat
}

/// Every open stream of events: so that there are not too many, all hear the beat, and all end with the server.
actor EventStreams {
    typealias Feed = AsyncStream<Signal>.Continuation
    /// What may wait for one reader. One that is further behind is cut off; it comes back and resumes.
    static let longestQueue = 512
    /// Who comes and goes within so long is told at once: a reload is not news, and a thousand arrivals are one.
    private static let settling = Duration.milliseconds(700)

    private let limit: Int
    private var feeds: [Int: Feed] = [:]
    private var readers: [String: [Int: String?]] = [:]
    private var rooms: [Int: String] = [:]
    private var unsettled: Set<String> = []
    private var lastNumber = 0
    private var isStopped = false

    init(limit: Int = 2000) { self.limit = limit }

    var count: Int { feeds.count }

    func open(_ here: Here? = nil) throws(Problem) -> (number: Int, signals: AsyncStream<Signal>, feed: Feed) {
        guard !isStopped else {
            throw .retryLater(.serviceUnavailable, "The server is stopping.", after: .seconds(2))
        }
        guard feeds.count < limit else {
            throw .retryLater(.tooManyRequests, "There are \(limit) streams of events already.", after: .seconds(10))
        }
        let (signals, feed) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingOldest(Self.longestQueue))
        lastNumber += 1
        feeds[lastNumber] = feed
        if let here {
            readers[here.room, default: [:]].updateValue(here.name, forKey: lastNumber)
            rooms[lastNumber] = here.room
            tellSoon(here.room)
        }
        return (lastNumber, signals, feed)
    }

    func close(_ number: Int) {
        feeds.removeValue(forKey: number)?.finish()
        guard let room = rooms.removeValue(forKey: number) else { return }
        readers[room]?.removeValue(forKey: number)
        if readers[room]?.isEmpty == true { readers[room] = nil }
        tellSoon(room)
    }

    func beat() {
        for feed in feeds.values { feed.yield(.beat) }
    }

    /// Ends every stream; no new one is opened.
    func stop() {
        isStopped = true
        for feed in feeds.values { feed.finish() }
    }

    private func tellSoon(_ room: String) {
        guard !isStopped, unsettled.insert(room).inserted else { return }
        Task {
            // Never cancelled: it is over in less than a second.
            try? await Task.sleep(for: Self.settling)
            tell(room)
        }
    }

    private func tell(_ room: String) {
        unsettled.remove(room)
        guard let here = readers[room] else { return }
        let presence = Presence(Array(here.values))
        for number in here.keys { feeds[number]?.yield(.here(presence)) }
    }
}
