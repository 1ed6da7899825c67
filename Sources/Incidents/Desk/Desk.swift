/// Everything the core knows while it runs: the incidents that are open or still expect something, and the few facts
/// that belong to no incident. A fold of the events.
package struct Desk: Sendable {
    /// What is small and changes together; copied whole before each group of requests.
    package struct Shared: Hashable, Sendable, Codable {
        package var lastNumber = 0
        /// `2026-11-20` and how many incidents were declared on it, for the next room name.
        package var lastDay = ""
        package var countOnLastDay = 0
        /// Rooms that stalk the monitors, and whether they want to hear of every poll.
        package var stalks: [String: Bool] = [:]
        /// The last state of each monitor that was said.
        package var readings: [String: Reading] = [:]
        package var policyHash = ""
        /// See `Policy.meaning`; nil in a store of before there was one.
        package var policyMeaning: String?
        /// What people arranged by chat and is not over, in the order in which they did.
        package var standIns: [StandIn] = []
        /// Every incident that was ever private, by its id: also one that is out of memory has rooms to be kept shut.
        package var privates: [String: PrivateNote] = [:]
        /// The last time that the machine's clock was set back far enough to be told.
        package var setBack: SetBack?
        package init() {}

        /// What a later program added may be missing.
        package init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: CodingKeys.self)
            lastNumber = try keys.decode(Int.self, forKey: .lastNumber)
            lastDay = try keys.decode(String.self, forKey: .lastDay)
            countOnLastDay = try keys.decode(Int.self, forKey: .countOnLastDay)
            stalks = try keys.decode([String: Bool].self, forKey: .stalks)
            readings = try keys.decode([String: Reading].self, forKey: .readings)
            policyHash = try keys.decode(String.self, forKey: .policyHash)
            policyMeaning = try keys.decodeIfPresent(String.self, forKey: .policyMeaning)
            standIns = try keys.decodeIfPresent([StandIn].self, forKey: .standIns) ?? []
            privates = try keys.decodeIfPresent([String: PrivateNote].self, forKey: .privates) ?? [:]
            setBack = try keys.decodeIfPresent(SetBack.self, forKey: .setBack)
        }

        private enum CodingKeys: String, CodingKey {
            case stalks, readings, privates
            case standIns = "stand_ins"
            case setBack = "set_back"
            case lastNumber = "last_number"
            case lastDay = "last_day"
            case countOnLastDay = "count_on_last_day"
            case policyHash = "policy_hash"
            case policyMeaning = "policy_meaning"
        }
    }

    package var policy: Policy {
        didSet {
            policy.index()
            policy.book.standIns = small.standIns
        }
    }
    package internal(set) var incidents: [IncidentID: Incident] = [:]
    /// Rooms to the incident they belong to.
    var byRoom: [RoomRef: IncidentID] = [:]
    /// Rooms in which incidents were declared that are still active, oldest first.
    var byOrigin: [RoomRef: [IncidentID]] = [:]
    package internal(set) var small = Shared() {
        didSet { if small.standIns != oldValue.standIns { policy.book.standIns = small.standIns } }
    }
    /// When each monitor was last read. Not kept: after a restart a look is simply made again.
    package internal(set) var observedAt: [String: Instant] = [:]
    package internal(set) var lastSeq = 0
    package internal(set) var lastAt = Instant.distantPast

    var undo = Undo()

    package init(policy: Policy) {
        self.policy = policy
        self.policy.index()
    }

    /// What is put back when a group cannot be committed: the old value of each thing touched; nil where it was absent.
    struct Undo: Sendable {
        var incidents: [IncidentID: Incident?] = [:]
        var byRoom: [RoomRef: IncidentID?] = [:]
        var byOrigin: [RoomRef: [IncidentID]?] = [:]
        var small = Shared()
        var lastSeq = 0
        var lastAt = Instant.distantPast
    }
}

extension Desk {
    /// Starts from what the store has.
    package mutating func load(_ live: [Incident], small: Shared, lastSeq: Int, lastAt: Instant) {
        for incident in live { hold(incident) }
        self.small = small
        self.lastSeq = lastSeq
        self.lastAt = lastAt
        beginGroup()
    }

    /// Takes an incident into memory: at start, or an old one that somebody asks about.
    package mutating func hold(_ incident: Incident) {
        remember(incident.id)
        incidents[incident.id] = incident
        index(incident)
    }

    /// Lets go of an incident that expects nothing any more.
    package mutating func release(_ id: IncidentID) {
        remember(id)
        unindex(id)
        incidents.removeValue(forKey: id)
    }

    private mutating func unindex(_ id: IncidentID) {
        guard let incident = incidents[id] else { return }
        for link in incident.rooms where byRoom[link.room] == id { set(link.room, to: nil) }
        setOrigin(of: incident, isActive: false)
    }

    mutating func index(_ incident: Incident) {
        for link in incident.rooms where byRoom[link.room] != incident.id { set(link.room, to: incident.id) }
        setOrigin(of: incident, isActive: !incident.phase.isOver)
    }

    private mutating func set(_ room: RoomRef, to id: IncidentID?) {
        if undo.byRoom[room] == nil { undo.byRoom[room] = .some(byRoom[room]) }
        byRoom[room] = id
    }

    private mutating func setOrigin(of incident: Incident, isActive: Bool) {
        guard let origin = incident.origin else { return }
        let old = byOrigin[origin] ?? []
        guard old.contains(incident.id) != isActive else { return }
        if undo.byOrigin[origin] == nil { undo.byOrigin[origin] = .some(byOrigin[origin]) }
        // Sorted, because a reopened incident or one brought back from the store comes after younger ones.
        let new = isActive ? (old + [incident.id]).sorted() : old.filter { $0 != incident.id }
        byOrigin[origin] = new.isEmpty ? nil : new
    }

    private mutating func remember(_ id: IncidentID) {
        if undo.incidents[id] == nil { undo.incidents[id] = .some(incidents[id]) }
    }

    /// Before a group: from here on everything can be put back.
    package mutating func beginGroup() {
        undo.incidents.removeAll(keepingCapacity: true)
        undo.byRoom.removeAll(keepingCapacity: true)
        undo.byOrigin.removeAll(keepingCapacity: true)
        undo.small = small
        undo.lastSeq = lastSeq
        undo.lastAt = lastAt
    }

    /// The group could not be committed: everything is as before it.
    package mutating func putBack() {
        for (id, old) in undo.incidents { incidents[id] = old }
        for (room, old) in undo.byRoom { byRoom[room] = old }
        for (room, old) in undo.byOrigin { byOrigin[room] = old }
        small = undo.small
        lastSeq = undo.lastSeq
        lastAt = undo.lastAt
        beginGroup()
    }

    /// Folds an event in.
    package mutating func apply(_ event: Event) {
        lastSeq = event.seq
        lastAt = max(lastAt, event.at)
        if let id = event.incident { applyToIncident(id, event) }
        small.notePrivate(event.fact, of: event.incident)
        switch event.fact {
        case .declared(let declared): small.count(declared)
        case .stalking(let stalking): small.stalks[stalking.room.path] = stalking.isOn ? stalking.always : nil
        case .observed(let observed):
            for reading in observed.readings { small.readings[reading.monitor] = reading }
        case .clockSetBack(let set): apply(set, of: event.incident, at: event.at)
        case .policyChanged(let change):
            small.policyHash = change.hash
            small.policyMeaning = change.meaning ?? small.policyMeaning
        case .stoodIn(let standIn):
            small.standIns.removeAll { $0.to <= event.at }
            small.standIns.append(standIn)
        case .standInsEnded(let ended): small.standIns.removeAll { ended.standIns.contains($0) }
        default: break  // the rest is the incident's own
        }
    }

    /// Time goes on from here.
    private mutating func apply(_ set: ClockSetBack, of incident: IncidentID?, at moment: Instant) {
        guard incident == nil else { return }
        lastAt = moment
        // What was read ahead of now would be fresh until then.
        observedAt = observedAt.filter { $0.value <= moment }
        let told = SetBack(by: set.by, at: moment)
        if told.isWorthSaying { small.setBack = told }
    }

    private mutating func applyToIncident(_ id: IncidentID, _ event: Event) {
        remember(id)
        if case .declared(let declared) = event.fact {
            hold(Incident(declared, event: event))
            return
        }
        // It may leave rooms.
        if case .audienceSet = event.fact { unindex(id) }
        // Mutated in place: taking it out and putting it back would copy its arrays.
        guard incidents[id] != nil else { return }
        incidents[id]?.apply(event)
        switch event.fact {
        case .roomLinked, .phaseMoved, .audienceSet: if let incident = incidents[id] { index(incident) }
        default: break
        }
    }

    /// The chat moved a room to a new id; it goes on being the same room.
    package func incident(in room: RoomRef) -> IncidentID? { byRoom[room] }

    package func declaredIn(_ room: RoomRef) -> [IncidentID] { byOrigin[room] ?? [] }

    /// Not over, newest first.
    package func open(for viewer: Viewer = .anyone) -> [Incident] {
        incidents.values.filter { !$0.phase.isOver && $0.isVisible(to: viewer) }.sorted { $0.id > $1.id }
    }

    package var stalkingRooms: [(room: RoomRef, always: Bool)] {
        small.stalks.sorted { $0.key < $1.key }.compactMap { path, always in
            RoomRef(path).map { ($0, always) }
        }
    }

    /// Notes when monitors were read; what they said is kept only when it changed.
    package mutating func noteObserved(_ readings: [Reading], at now: Instant) {
        for reading in readings { observedAt[reading.monitor] = now }
    }
}

extension Desk.Shared {
    mutating func count(_ declared: Declared) {
        lastNumber = max(lastNumber, declared.number)
        // A codename counts in no day.
        guard declared.label.hasPrefix("#incident-") else { return }
        let day = String(declared.label.dropFirst("#incident-".count).prefix(10))
        if day == lastDay {
            countOnLastDay += 1
        } else {
            lastDay = day
            countOnLastDay = 1
        }
    }
}
