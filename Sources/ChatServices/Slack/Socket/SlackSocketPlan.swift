import Incidents

/// Decides which sockets there are: what happened comes in, what is to be done goes out, and nothing is done here.
///
/// One socket is always sought or talking. Others may still be leaving: Slack wants to end them, and they are read
/// until it does, or for half a minute after the next one's hello.
struct SlackSocketPlan {
    enum Signal: Hashable, Sendable {
        case opened(Int)
        case openFailed(SlackSocketTrouble)
        case hello(Int)
        case disconnect(Int, reason: String)
        case ended(Int, SlackSocketTrouble)
        /// Time has passed: …
        case rested
        case helloIsDue(Int)
        case farewellIsOver(Int)
    }

    enum Step: Hashable, Sendable {
        case open(Int)
        case close(Int)
        case pause(Duration, then: Signal)
        case report(String?)
        case caughtUp
    }

    /// opened → talking → leaving; it is forgotten from any of them.
    private enum Line: Hashable {
        case opened
        case talking(since: Instant)
        case leaving
    }

    /// What Slack needs for its first word.
    static let helloWait = Duration.seconds(15)
    /// How long an old socket is read beside the new one.
    static let farewell = Duration.seconds(30)
    /// A socket that lived so long was a good one: the next failure is a first one again. Counted from the hello
    /// alone, a server that greets and hangs up would be called twice a second.
    static let goodLife = Duration.seconds(10)

    private let jitter: @Sendable () -> Double
    private var lines: [Int: Line] = [:]
    private var count = 0
    private var failures = 0
    private var trouble: String?
    private var hasCaughtUp = false

    /// `jitter`: the share of a pause that is taken, 0.5 to 1.
    init(jitter: @escaping @Sendable () -> Double = { .random(in: 0.5...1) }) {
        self.jitter = jitter
    }

    mutating func start() -> [Step] { open() }

    mutating func next(_ signal: Signal, at now: Instant) -> [Step] {
        switch signal {
        case .opened(let line):
            lines[line] = .opened
            return [.pause(Self.helloWait, then: .helloIsDue(line))]
        case .openFailed(let trouble):
            return failed(trouble)
        case .hello(let line):
            return greeted(line, now)
        case .disconnect(let line, let reason):
            return asked(line, reason, now)
        case .ended(let line, let trouble):
            return ended(line, trouble, now)
        case .rested:
            return open()
        case .helloIsDue(let line):
            guard lines[line] == .opened else { return [] }
            return [.close(line)] + ended(line, .noHello, now)
        case .farewellIsOver(let line):
            return lines.removeValue(forKey: line) == nil ? [] : [.close(line)]
        }
    }

    private mutating func open() -> [Step] {
        count += 1
        return [.open(count)]
    }

    private mutating func greeted(_ line: Int, _ now: Instant) -> [Step] {
        guard lines[line] == .opened else { return [] }
        lines[line] = .talking(since: now)
        var steps: [Step] = []
        if trouble != nil {
            trouble = nil
            steps.append(.report(nil))
        }
        if !hasCaughtUp {
            hasCaughtUp = true
            steps.append(.caughtUp)
        }
        let old = lines.filter { $0.value == .leaving }.keys.sorted()
        return steps + old.map { .pause(Self.farewell, then: .farewellIsOver($0)) }
    }

    /// Slack asks for the end of a socket.
    private mutating func asked(_ line: Int, _ reason: String, _ now: Instant) -> [Step] {
        guard let state = lines[line], state != .leaving else { return [] }
        guard case .talking(let since) = state, ["warning", "refresh_requested"].contains(reason) else {
            return [.close(line)] + ended(line, SlackSocketTrouble(reason: reason), now)
        }
        lines[line] = .leaving
        guard now - since < Self.goodLife else {
            failures = 0
            return open()
        }
        failures += 1
        return [rest()]
    }

    private mutating func ended(_ line: Int, _ trouble: SlackSocketTrouble, _ now: Instant) -> [Step] {
        switch lines.removeValue(forKey: line) {
        case .opened:
            return failed(trouble)
        case .talking(let since):
            if now - since >= Self.goodLife { failures = 0 }
            return failed(trouble)
        case .leaving, nil:
            return []
        }
    }

    /// One lost socket is no trouble yet; a second failure in a row is, and so is what a person must mend. The first
    /// sentence stays while it lasts: reasons change at each try of a server that is starting.
    private mutating func failed(_ trouble: SlackSocketTrouble) -> [Step] {
        failures += 1
        let rest = rest(trouble.wait)
        guard trouble.isLoud || failures > 1 && self.trouble == nil, self.trouble != trouble.sentence else {
            return [rest]
        }
        self.trouble = trouble.sentence
        return [.report(trouble.sentence), rest]
    }

    /// Half a second, doubled up to half a minute, each with jitter: a server that comes back is not run over.
    private func rest(_ least: Duration = .zero) -> Step {
        let longest = min(30, 0.5 * Double(1 << min(failures - 1, 6)))
        return .pause(max(.seconds(longest * jitter()), least), then: .rested)
    }
}
