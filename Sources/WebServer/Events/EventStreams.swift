import HTTPTypes
import Incidents

/// What makes a stream write: a message, who is there now, or the beat that keeps proxies and sleepy telephones from
/// hanging up.
enum Signal: Sendable {
    case message(LocalMessage)
    case here(Presence)
    case beat
}

/// How many streams of events may be open. One caller never has them all: the others would see nothing happen.
struct StreamLimits: Sendable {
    var all = 2000
    /// Of one person, in all their browsers and programs.
    var ofPerson = 100

    /// Behind an address, or a token that speaks for several, there may be many.
    func most(of source: Source) -> Int {
        switch source {
        case .person: min(ofPerson, most(of: .address("")))
        case .token, .address: max(1, all / 2)
        }
    }
}

/// Every open stream of events: so that there are not too many, all hear the beat, and all end with the server.
actor EventStreams {
    typealias Feed = AsyncStream<Signal>.Continuation
    /// What may wait for one reader. One that is further behind is cut off; it comes back and resumes.
    static let longestQueue = 512
    /// Who comes and goes within so long is told at once: a reload is not news, and a thousand arrivals are one.
    private static let settling = Duration.milliseconds(700)

    private let limits: StreamLimits
    private var feeds: [Int: Feed] = [:]
    private var sources: [Int: Source] = [:]
    private var counts: [Source: Int] = [:]
    private var readers: [String: [Int: String?]] = [:]
    private var rooms: [Int: String] = [:]
    private var unsettled: Set<String> = []
    private var lastNumber = 0
    private var isStopped = false

    init(limits: StreamLimits = StreamLimits()) { self.limits = limits }

    var count: Int { feeds.count }

    /// The newest is the one that is refused: whoever has followed a room for hours is not cut off for a page that somebody
    /// opens now.
    func open(
        _ here: Here? = nil, for source: Source
    ) throws(Problem) -> (number: Int, signals: AsyncStream<Signal>, feed: Feed) {
        guard !isStopped else {
            throw .retryLater(.serviceUnavailable, "The server is stopping.", after: .seconds(2))
        }
        guard feeds.count < limits.all else {
            throw .retryLater(
                .tooManyRequests, "There are \(limits.all) streams of events already.", after: .seconds(10))
        }
        let most = limits.most(of: source)
        guard counts[source, default: 0] < most else {
            throw .retryLater(
                .tooManyRequests,
                "You have \(most) streams of events open, which is the most for one caller. Close one of them.",
                after: .seconds(10))
        }
        let (signals, feed) = AsyncStream.makeStream(
            of: Signal.self, bufferingPolicy: .bufferingOldest(Self.longestQueue))
        lastNumber += 1
        feeds[lastNumber] = feed
        sources[lastNumber] = source
        counts[source, default: 0] += 1
        if let here {
            readers[here.room, default: [:]].updateValue(here.name, forKey: lastNumber)
            rooms[lastNumber] = here.room
            tellSoon(here.room)
        }
        return (lastNumber, signals, feed)
    }

    func close(_ number: Int) {
        feeds.removeValue(forKey: number)?.finish()
        if let source = sources.removeValue(forKey: number), let count = counts[source] {
            counts[source] = count > 1 ? count - 1 : nil
        }
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
