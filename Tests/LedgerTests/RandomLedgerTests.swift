import Delivery
import Foundation
import Incidents
import Ledger
import Store
import Testing

/// Whatever people type and whatever comes of it: the file holds what memory holds, at every moment.
@Suite struct RandomLedgerTests {
    @Test(arguments: Array(UInt64(1)...6))
    func `a restart at any moment finds what was there`(seed: UInt64) throws {
        var run = try RandomLedgerRun(seed: seed)
        for _ in 0..<150 { try run.step() }
        try run.finish()
        #expect(run.broken.isEmpty, "seed \(seed): \(run.broken.prefix(3))")
        #expect(run.restarts > 2 && run.fired > 2, "seed \(seed) has tried too little")
    }
}

/// One run from a seed, which notes every promise that was broken.
struct RandomLedgerRun {
    private let bench: Bench
    private var talk: RandomTalk
    private(set) var broken: [String] = []
    private(set) var restarts = 0
    private(set) var fired = 0
    private var rooms = ["ops"]
    private var lastSaid: (text: String, author: String, room: String, id: String)?
    private var count = 0

    init(seed: UInt64) throws {
        bench = try Bench(ErrandTests.matrix)
        talk = RandomTalk(dice: Dice(seed: seed))
    }

    mutating func step() throws {
        switch talk.dice.roll(12) {
        case 0...5: try say()
        case 6: try sayAgain()
        case 7, 8: pass(.seconds(talk.dice.roll(2400)))
        case 9: pass(.seconds(talk.dice.roll(5)))
        case 10: carry()
        default: try restart()
        }
    }

    private mutating func say() throws {
        count += 1
        let said = (talk.line(), talk.dice.pick(["ana", "sam"]), talk.dice.pick(rooms), "r\(count)")
        bench.say(said.0, by: said.1, room: said.2, id: said.3)
        lastSaid = said
        for room in try bench.ledger.store.rooms().map(\.name) where !rooms.contains(room) { rooms.append(room) }
    }

    /// The same message again changes nothing.
    private mutating func sayAgain() throws {
        guard let said = lastSaid else { return }
        let (seq, incidents) = (bench.ledger.desk.lastSeq, bench.ledger.desk.incidents)
        let messages = try bench.messages(said.room)
        bench.say(said.text, by: said.author, room: said.room, id: said.id)
        expect(bench.ledger.desk.lastSeq == seq, "\(said.text) was decided again")
        expect(bench.ledger.desk.incidents == incidents, "\(said.text) changed something again")
        let after = try bench.messages(said.room)
        expect(after == messages, "\(said.text) was answered again")
    }

    /// The clock goes on and everything due fires; afterwards nothing that is due is left.
    private mutating func pass(_ length: Duration) {
        bench.now = bench.now + length
        // A late step may make the next one due: so many rounds are more than any ladder has steps.
        for _ in 0..<64 where isDue {
            let failure = bench.ledger.tick(at: bench.now).failure
            expect(failure == nil, "a tick failed")
        }
        expect(!isDue, "something is due at \(bench.now) and does not fire")
        for incident in bench.ledger.desk.incidents.values {
            guard let due = bench.ledger.desk.nextDue(incident.id) else { continue }
            expect(due > bench.now, "\(incident.id) has something due in the past")
        }
    }

    private var isDue: Bool { bench.ledger.nextDue.map { $0 <= bench.now } ?? false }

    /// Errands leave and come back, well or not.
    private mutating func carry() {
        for errand in bench.ledger.startErrands(at: bench.now) {
            let failure = DeliveryFailure(talk.dice.pick([.later, .never, .after(.seconds(9))]), "it does not answer")
            var outcome = ErrandOutcome.failed(failure)
            if talk.dice.roll(3) > 0 {
                switch errand.row.errand {
                case .page: outcome = .paged(PageAnswer(.accepted))
                case .openRoom(let order):
                    let room = RoomRef(chat: "matrix", room: "!\(order.incident)")
                    outcome = .opened(RoomLinked(room: room, purpose: .main))
                case .probe: outcome = .observed([])
                case .say, .invite, .remove, .dress: outcome = .done(nil)
                }
            }
            _ = bench.ledger.take([.finished(errand.row, outcome)], at: bench.now)
        }
    }

    /// The file as it is now, opened by another ledger: from snapshots and what follows them, and from events alone.
    private mutating func restart() throws {
        restarts += 1
        let copy = bench.directory + "-copy"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
        for name in ["sitrep.db", "sitrep.db-wal"]
        where FileManager.default.fileExists(atPath: "\(bench.directory)/\(name)") {
            try FileManager.default.copyItem(atPath: "\(bench.directory)/\(name)", toPath: "\(copy)/\(name)")
        }
        let store = try Store(directory: copy, options: Store.Options(isRehearsal: true))
        defer { store.close() }
        let ledger = Ledger(store: store, policy: bench.configured)
        try ledger.open(at: bench.now)
        compare(ledger.desk, "after a restart")
        var folded = Desk(policy: bench.configured)
        for event in try store.events(after: 0, limit: .max) { folded.apply(event) }
        compare(folded, "folded from the events")
        _ = try store.rebuild()
        let rebuilt = try store.liveIncidents()
        for incident in rebuilt where live[incident.id] != nil {
            expect(
                live[incident.id] == incident,
                "\(incident.id) differs after a rebuild\(first(live[incident.id], incident))")
        }
        expect(Set(rebuilt.map(\.id)) == Set(live.keys), "a rebuild has other incidents")
        let length = try store.verifyChain { _ in }
        expect(length == bench.ledger.desk.lastSeq, "the chain has another length")
    }

    private var live: [IncidentID: Incident] { bench.ledger.desk.incidents.filter { !$0.value.phase.isOver } }

    /// Where two that should be the same part, in what is before and behind that place.
    private func first(_ one: Incident?, _ other: Incident?) -> String {
        guard one != other else { return "" }
        let (one, other) = (String(reflecting: one), String(reflecting: other))
        let same = max(0, zip(one, other).prefix { $0 == $1 }.count - 80)
        return ": …\(one.dropFirst(same).prefix(200))… is …\(other.dropFirst(same).prefix(200))…"
    }

    private mutating func compare(_ desk: Desk, _ when: String) {
        let found = desk.incidents.filter { !$0.value.phase.isOver }
        expect(Set(found.keys) == Set(live.keys), "\(when): \(found.keys.sorted()) are open, not \(live.keys.sorted())")
        for (id, incident) in live {
            expect(found[id] == incident, "\(when): \(id) differs\(first(incident, found[id]))")
            expect(desk.nextDue(id) == bench.ledger.desk.nextDue(id), "\(when): \(id) is due at another time")
        }
        expect(desk.lastSeq == bench.ledger.desk.lastSeq, "\(when): the numbering differs")
        expect(desk.small == bench.ledger.desk.small, "\(when): what is shared differs")
    }

    /// At the end: the log as a whole.
    mutating func finish() throws {
        try restart()
        var faults: [String] = []
        _ = try bench.ledger.store.verifyChain { faults.append("\($0)") }
        expect(faults.isEmpty, "the chain: \(faults)")
        var keys: Set<String> = []
        var last = Instant.distantPast
        for event in try bench.ledger.store.events(after: 0, limit: .max) {
            expect(event.at >= last, "time goes back at \(event.seq)")
            last = event.at
            guard case .fired(let one) = event.fact, let id = event.incident else { continue }
            fired += 1
            let key = "\(id)/\(one.rule.rawValue)/\(one.since)/\(one.ordinal)"
            expect(keys.insert(key).inserted, "\(key) fired twice")
            // What is said in another's message may come a little before its own time.
            let early = one.saidWith == nil && one.along == nil ? .zero : bench.configured.timers.mergeWindow
            expect(one.due - early <= event.at, "\(key) fired before it was due")
        }
        for room in rooms {
            let messages = try bench.messages(room)
            for asked in messages where asked.text.hasPrefix("!") && asked.author != "sitrep" {
                let answers = messages.filter { $0.inReplyTo == asked.id }.count
                // `!status` waits for the monitors, of which there are none here: it too is answered at once.
                expect(answers == 1, "\(asked.text) has \(answers) answers")
            }
        }
    }

    private mutating func expect(_ holds: Bool, _ sentence: String) {
        if !holds { broken.append(sentence) }
    }
}
