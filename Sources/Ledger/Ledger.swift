import CommandRouter
import Delivery
import Incidents
import Store
import Wording

/// The single writer: takes in, decides, commits, and knows what is to be said and done.
///
/// Synchronous and confined to one thread by its owner: the daemon gives it a thread of its own, a rehearsal drives
/// it in simulated time. It knows no clock: `now` comes with each call.
///
/// A group goes like this: begin; for each entry decide, apply, append; work out its effects; commit. Replies and
/// errands leave only after the commit. If it fails, the touched incidents are put back and every entry is refused.
package final class Ledger {
    package let store: Store
    package internal(set) var desk: Desk
    package internal(set) var wording: Wording
    var router: CommandRouter
    var outbox = Outbox()
    var dues = DueTimes()
    /// What the group under way will leave in the outbox and show live, once it is committed.
    var stagedRows: [OutboxRow] = []
    var stagedMessages: [LocalMessage] = []
    /// Waiting rows that the group under way sums up, and chats whose retries it wakes.
    var stagedRemovals: Set<String> = []
    var stagedWakes: Set<String> = []
    /// Errands that the group under way settles or puts off.
    var stagedErrands: [StagedErrand] = []
    /// The clock was found to have been set back by so much.
    var stagedSetBack: Duration?
    var touched: Set<IncidentID> = []
    /// Incidents whose audience changed: see `takeShutRooms`.
    var shut: Set<IncidentID> = []
    /// Rooms in which people of other organisations were heard: no number or address of ours is shown there.
    var sharedRooms: Set<RoomRef> = []
    /// Events since an incident's snapshot was written.
    var unsaved: [IncidentID: Int] = [:]
    var group = Group()
    /// What people were asked back, by room and person.
    var questions: [String: OpenQuestion] = [:]
    private var questionsBefore: [String: OpenQuestion] = [:]
    /// The configuration changed while the daemon was down.
    var firstTickFollowsReload = false
    let options: Options
    /// How fast each chat lets a room be posted in; a chat that is not here sets no limit.
    package var paces: [String: Pace] = [:]
    /// Chats that can say something to one person alone, in a room where others are.
    package var whisperers: Set<String> = []
    /// Chats where a person's handle in place of a room is the conversation with them.
    package var directChats: Set<String> = []

    package struct Options: Sendable {
        /// False only in debug builds that prove the crash test: then a repeat is taken for new.
        package var keepsInbox = true
        /// Nil but in debug builds, for the same end.
        package var omits: Omission?
        /// Nil draws lots by the system's chance; a rehearsal draws them from this, so that it is the same each time.
        package var seed: UInt64?
        /// A snapshot is written every so many events of an incident, and whenever it begins or ends.
        package var snapshotEvery = 32
        package init() {}
    }

    /// What a committed group leaves for its owner to do.
    package struct Output {
        package var receipts: [Receipt] = []
        /// New and edited messages of the local rooms, to be shown live.
        package var messages: [LocalMessage] = []
        /// Nothing of a group was kept, and why.
        package var failure: String?
        /// What was given up alone, a sentence each: the rest of its group was kept.
        package var givenUp: [String] = []
        package init() {}
    }

    /// What belongs to the group under way.
    struct Group {
        var now = Instant.distantPast
        var events: [Event] = []
    }

    package init(store: Store, policy: Policy, options: Options = Options()) {
        self.store = store
        self.options = options
        desk = Desk(policy: policy)
        wording = Wording(policy: policy)
        router = CommandRouter(prefix: policy.prefix, botNames: policy.botNames)
    }

    package var policy: Policy { desk.policy }

    /// Takes all entries in, in order, as one transaction; one that cannot be taken is given up alone.
    package func take(_ entries: [Entry], at now: Instant) -> Output {
        var output = Output()
        output.receipts = grouped(entries[...], at: now, into: &output) { try take($0) }.map { taken in
            switch taken {
            case .success(let receipt): receipt
            case .failure(let error): .failed("the data directory does not take it (\(error))")
            }
        }
        return output
    }

    /// Does this for each item as one transaction. An item that throws must not take its group with it: it is given up,
    /// and what stood before it is done again without it, then what stands behind it. Where the disk or the commit
    /// fails, nothing of the group is kept.
    func grouped<Item, Value>(
        _ items: ArraySlice<Item>, at now: Instant, into output: inout Output, _ body: (Item) throws -> Value
    ) -> [Result<Value, any Error>] {
        guard !items.isEmpty else { return [] }
        var values: [Result<Value, any Error>] = []
        values.reserveCapacity(items.count)
        var culprit: Int?
        do {
            try inGroup(at: now) {
                for index in items.indices {
                    do { values.append(.success(try body(items[index]))) } catch {
                        // Where the disk is at fault SQLite has ended the transaction by itself.
                        culprit = store.isInGroup && options.omits != .alone ? index : nil
                        throw error
                    }
                }
            }
            output.messages += stagedMessages
            stagedMessages.removeAll(keepingCapacity: true)
            return values
        } catch {
            stagedMessages.removeAll(keepingCapacity: true)
            guard let culprit else {
                output.failure = "the data directory does not take it (\(error))"
                return items.map { _ in .failure(error) }
            }
            output.givenUp.append("\(error)")
            return grouped(items[..<culprit], at: now, into: &output, body) + [.failure(error)]
                + grouped(items[(culprit + 1)...], at: now, into: &output, body)
        }
    }

    /// Runs `body` as one transaction. When it throws, nothing of it has happened, in memory either.
    func inGroup(at now: Instant, _ body: () throws -> Void) throws {
        group = Group(now: now)
        // Rooms that a group before this one has shut are not open again because this one fails.
        let shutBefore = shut
        desk.beginGroup()
        questionsBefore = questions
        do {
            try store.begin()
            try policy.sentences.whileInForce {
                try noteClock()
                try body()
            }
            try saveTouched()
            try store.commit()
        } catch {
            store.rollback()
            desk.putBack()
            questions = questionsBefore
            wording.policy = desk.policy
            forgetStaged()
            shut = shutBefore
            throw error
        }
        settleClock()
        settleErrands()
        settleOutages(at: group.now)
        for row in stagedRows { superseded += outbox.add(row) }
        stagedRows.removeAll(keepingCapacity: true)
        for id in touched { settleInMemory(id) }
        touched.removeAll(keepingCapacity: true)
    }

    private func forgetStaged() {
        stagedRows.removeAll()
        stagedMessages.removeAll()
        forgetOutages()
        stagedErrands.removeAll()
        stagedSetBack = nil
        touched.removeAll()
    }

    /// Rows that a newer one made needless: gone from memory, marked so in the store with the next group.
    var superseded: [String] = []

    private func settleInMemory(_ id: IncidentID) {
        dues.set(id, to: desk.nextDue(id))
        if desk.incidents[id]?.phase.isOver == true { desk.release(id) }
    }

    /// Writes the row of each touched incident: a snapshot when it is new, over, or far behind, else nothing.
    private func saveTouched() throws {
        for key in superseded { try store.settle(key, as: .superseded, at: group.now) }
        superseded.removeAll()
        for id in touched {
            guard let incident = desk.incidents[id] else { continue }
            let behind = unsaved[id, default: 0]
            guard behind >= options.snapshotEvery || (behind > 0 && incident.phase.isOver) else { continue }
            try store.save(incident, nextDue: desk.nextDue(id), isLive: !incident.phase.isOver)
            unsaved[id] = 0
        }
    }

    /// Keeps one fact: numbered, chained, folded in.
    @discardableResult
    func keep(
        _ fact: Fact, of incident: IncidentID?, by person: PersonID?, from message: MessageRef?, at instant: Instant
    ) throws -> Event {
        let event = Event(
            seq: desk.lastSeq + 1, incident: incident,
            at: desk.clamp(instant, to: group.now, of: incident), by: person, from: message, fact: fact)
        try store.append(event)
        desk.apply(event)
        group.events.append(event)
        if let incident {
            touched.insert(incident)
            unsaved[incident, default: 0] += fact.endsOrBegins ? options.snapshotEvery : 1
            if fact.mayShutRooms { shut.insert(incident) }
        }
        if fact.isShared { try saveShared() }
        return event
    }

    /// Out of anybody's reach who could wait for what it decides. Of a seed, the same at the same place of the record:
    /// also when the group is taken again.
    func drawLot() -> UInt64 {
        guard let seed = options.seed else { return .random(in: .min ... .max) }
        var mixed = seed &+ UInt64(truncatingIfNeeded: desk.lastSeq + 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private func saveShared() throws { try store.set("desk", Coding.encode(desk.small)) }
}

extension Fact {
    /// Whether the incident is live may have changed: its row is written at once.
    fileprivate var endsOrBegins: Bool {
        switch self {
        case .declared, .phaseMoved: true
        default: false
        }
    }

    /// A room of ours may be its audience's alone from here on.
    fileprivate var mayShutRooms: Bool {
        switch self {
        case .declared, .audienceSet, .roomLinked: true
        default: false
        }
    }

    /// It changes what the desk keeps beside the incidents.
    fileprivate var isShared: Bool {
        switch self {
        case .declared, .stalking, .observed, .policyChanged, .clockSetBack, .stoodIn, .standInsEnded, .audienceSet:
            true
        case .severitySet, .titled, .impactSet, .causeSet, .startSet, .phaseMoved, .merged, .roleGiven, .updated,
            .updateScheduled, .snoozed, .noted, .decided, .marked, .unmarked, .todoNoted, .taskAdded, .taskDone, .paged,
            .pageAnswered,
            .acknowledged, .pageNews, .fired, .roomLinked, .undelivered, .failedOver, .chatReturned, .roomLost,
            .mirrorSet,
            .ticked, .unticked, .dataLost, .vendorNoted, .drillStarted, .streamOpened, .streamMilestone, .streamLed,
            .securityRaised,
            .streamClosed, .syncPlanned, .syncHeld, .syncCancelled, .severityDoubted, .pointedOut:
            false
        case .taskExtended, .timerSet, .timerCancelled, .rollCallOpened, .present, .swoopAsked, .swoopDeclined,
            .spoken, .erased:
            false
        }
    }
}
