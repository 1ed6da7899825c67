import HTTPTypes
import Incidents

/// What makes a stream write: a message, or the beat that keeps proxies and sleepy telephones from hanging up.
enum Signal: Sendable {
    case message(LocalMessage)
    case beat
}

/// Every open stream of events: so that there are not too many, all hear the beat, and all end with the server.
actor EventStreams {
    typealias Feed = AsyncStream<Signal>.Continuation
    /// What may wait for one reader. One that is further behind is cut off; it comes back and resumes.
    static let longestQueue = 512

    private let limit: Int
    private var feeds: [Int: Feed] = [:]
    private var lastNumber = 0
    private var isStopped = false

    init(limit: Int = 2000) { self.limit = limit }

    var count: Int { feeds.count }

    func open() throws(Problem) -> (number: Int, signals: AsyncStream<Signal>, feed: Feed) {
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
        return (lastNumber, signals, feed)
    }

    func close(_ number: Int) { feeds.removeValue(forKey: number)?.finish() }

    func beat() {
        for feed in feeds.values { feed.yield(.beat) }
    }

    /// Ends every stream; no new one is opened.
    func stop() {
        isStopped = true
        for feed in feeds.values { feed.finish() }
    }
}
