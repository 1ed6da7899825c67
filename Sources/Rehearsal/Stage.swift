import Delivery
import FoundationEssentials
import Incidents
import Ledger
import Settings
import Store

/// How often the bot dies while a scenario runs.
package enum Killing: String, Hashable, Sendable, CaseIterable {
    case never
    /// After each commit, before anything that follows from it has left.
    case afterCommit
    /// After each errand was done outside, before the bot has noted it.
    case afterErrand
}

/// The bot in a simulated world: the real ledger over a real file, driven by hand.
final class Stage {
    let world = SimulatedWorld()
    private let directory: String
    private var configuration: Configuration
    private var ledger: Ledger
    private let killing: Killing
    private(set) var now: Instant
    /// Errands whose answer was lost in a death once; the next time the bot gets to note it.
    private var lost: Set<String> = []
    private var messageCount = 0

    init(_ configuration: Configuration, directory: String, start: Instant, killing: Killing) throws {
        self.configuration = configuration
        self.directory = directory
        self.killing = killing
        now = start
        ledger = try Stage.open(configuration, directory, at: start)
    }

    private static func open(_ configuration: Configuration, _ directory: String, at now: Instant) throws -> Ledger {
        var options = Ledger.Options()
        // The same story gives the same names, however often it is played.
        options.seed = 1
        let ledger = Ledger(
            store: try Store(directory: directory, options: Store.Options(isRehearsal: true)),
            policy: configuration.policy, options: options)
        try ledger.open(at: now)
        _ = ledger.adopt(configuration.policy, at: now)
        return ledger
    }

    func close() { ledger.store.close() }

    /// As `kill -9` would: nothing is written on the way out.
    func killAndRestart() throws {
        ledger.store.close()
        ledger = try Stage.open(configuration, directory, at: now)
    }

    private var isRunning = true

    func stop() {
        ledger.store.close()
        isRunning = false
    }

    func start() async throws {
        isRunning = true
        ledger = try Stage.open(configuration, directory, at: now)
    }

    func reload(_ new: Configuration) async throws -> [SaidLine] {
        configuration = new
        let output = ledger.adopt(new.policy, at: now)
        return said(output) + (try await settle())
    }

    /// Time passes up to an instant, with everything that comes due on the way.
    func pass(to target: Instant, report: (Instant, [SaidLine]) -> Void) async throws {
        while isRunning, let wake = ledger.nextWake, wake <= target {
            now = max(now, wake)
            let lines = said(ledger.tick(at: now))
            try dieAfterCommit()
            report(now, lines + (try await settle()))
        }
        now = max(now, target)
    }

    func say(room: String, person: String, text: String) async throws -> [SaidLine] {
        messageCount += 1
        let id = "m\(messageCount)"
        // `ops>m3` is the thread of the third message that people wrote.
        let place = room.split(separator: ">", maxSplits: 1).map(String.init)
        let (room, thread) = (place[0], place.count > 1 ? place[1] : nil)
        let entry: Entry
        if let ref = RoomRef(room) {
            entry = .heard(
                [Heard(room: ref, id: id, sender: person, text: text, thread: thread, at: now)], remember: [:])
        } else {
            _ = ledger.take([.openLocalRoom(room)], at: now)
            entry = .local(LocalSubmission(room: room, author: person, text: text, thread: thread, id: id))
        }
        let output = ledger.take([entry], at: now)
        if case .badAuthor(let why)? = output.receipts.first { throw Scenario.Mistake(description: why) }
        try dieAfterCommit()
        // What a nervous client sends twice is taken once.
        let again = killing == .never ? Ledger.Output() : ledger.take([entry], at: now)
        return said(output) + said(again) + (try await settle())
    }

    var policy: Policy { ledger.policy }
    /// Everything that was kept, in order.
    func events() throws -> [Event] { try ledger.store.events(after: 0, limit: .max) }
    var desk: Desk { ledger.desk }

    func take(_ entry: Entry) async throws -> [SaidLine] {
        let output = ledger.take([entry], at: now)
        try dieAfterCommit()
        let again = killing == .never ? Ledger.Output() : ledger.take([entry], at: now)
        return said(output) + said(again) + (try await settle())
    }

    func poll() async throws -> [SaidLine] {
        guard ledger.isStalking else { return [] }
        let readings = await courier.read(configuration.policy.monitors)
        return said(ledger.take([.polled(readings)], at: now)) + (try await settle())
    }

    func trouble(chat: String, _ sentence: String?) async throws -> [SaidLine] {
        said(ledger.take([.trouble(chat: chat, sentence)], at: now)) + (try await settle())
    }

    func reachable(chat: String) async throws -> [SaidLine] {
        said(ledger.take([.reachable(chat: chat)], at: now)) + (try await settle())
    }

    /// Carries errands until none can start.
    func settle() async throws -> [SaidLine] {
        var lines: [SaidLine] = []
        while true {
            let errands = ledger.startErrands(at: now)
            guard !errands.isEmpty else { return lines }
            for errand in errands {
                let outcome = await courier.carry(errand)
                lines += world.collect()
                if killing == .afterErrand, lost.insert(errand.row.key).inserted {
                    try killAndRestart()
                    break
                }
                lines += said(ledger.take([.finished(errand.row, outcome)], at: now))
                if killing == .afterCommit {
                    try killAndRestart()
                    break
                }
            }
        }
    }

    private func dieAfterCommit() throws {
        if killing == .afterCommit { try killAndRestart() }
    }

    private var courier: Courier {
        Courier(
            chats: configuration.chats.map { SimulatedChat(name: $0.name, world: world) },
            pagers: configuration.policy.pagers.map { SimulatedPager(name: $0.name, world: world) },
            monitors: configuration.policy.monitors.map { SimulatedMonitor(name: $0, world: world) })
    }

    private func said(_ output: Ledger.Output) -> [SaidLine] {
        var lines = output.messages.filter { $0.author == "sitrep" }.map {
            SaidLine(
                place: $0.room.inThread($0.thread),
                text: $0.kind == Saying.Kind.mark.rawValue ? "(mark) " + $0.text : $0.text, isEdit: $0.editedAt != nil,
                isProgress: $0.editedAt != nil && $0.kind != Saying.Kind.nag.rawValue)
        }
        if let failure = output.failure { lines.append(SaidLine(place: "failure", text: failure)) }
        return lines
    }
}
