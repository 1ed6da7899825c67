import CommandRouter
import Delivery
import Incidents
import Store
import Wording

extension Ledger {
    func take(_ entry: Entry) throws -> Receipt {
        switch entry {
        case .local(let submission): return try take(submission)
        case .heard(let heard, let remember):
            for one in heard { try take(one) }
            for (key, value) in remember { try store.set(key, value) }
        case .finished(let row, let outcome): try finish(row, outcome)
        case .polled(let readings): try take(readings)
        case .openLocalRoom(let name, let topic, let viewer):
            return try openLocalRoom(name, topic: topic, for: viewer)
        case .trouble(let chat, let sentence): try takeTrouble(chat, sentence)
        case .notice(let notice): try take(notice)
        case .reachable(let chat): try catchUp(chat)
        case .moved(let old, let new): try move(old, to: new)
        case .learned(let chat, let people): try learn(chat, people)
        case .named(let chat, let rooms): try learn(chat, rooms: rooms)
        case .request(let request): try handle(request)
        case .pagerWord(let word): try take(word)
        case .roster(let source, let reading): try take(reading, from: source)
        case .remember(let key, let value): try store.set(key, value)
        case .sessionSeen(let key, let row): try store.replaceValue(SessionRow.storeKey(key), row.value)
        case .sessionEnded(let key): try store.forgetValue(SessionRow.storeKey(key))
        }
        return .kept
    }

    /// A message in a room of ours: kept, and in the same transaction answered.
    private func take(_ submission: LocalSubmission) throws -> Receipt {
        guard let room = try store.room(submission.room), maySpeak(submission, in: room) else { return .noSuchRoom }
        let parts = router.parts(of: submission.text)
        let text = keptText(submission, parts)
        var again = ""
        if let known = try store.message(room: submission.room, author: submission.author, id: submission.id) {
            guard !options.keepsInbox else {
                return known.text == text ? .message(known, isRepeat: true) : .conflict
            }
            again = "#\(UInt64.random(in: .min ... .max))"
        } else if let trouble = policy.trouble(ofSpeaker: submission.author) {
            return .badAuthor(wording.noSpeaker(submission.author, trouble))
        }
        let kept = try store.add(
            LocalMessage(
                seq: 0, room: submission.room, id: submission.id + again, author: submission.author,
                text: text,
                thread: submission.thread, at: group.now))
        stagedMessages.append(kept)
        let message = MessageRef(
            room: RoomRef(chat: "local", room: submission.room), id: submission.id, thread: submission.thread,
            author: submission.author + again)
        // The message itself is the inbox entry: it is unique by room, author and id.
        let request = Request(
            actor: policy.person(chat: "local", handle: submission.author), message: message, saidAt: group.now,
            ask: .talk(submission.text))
        try handle(parts, request)
        return .message(kept, isRepeat: false)
    }

    private func take(_ said: Heard) throws {
        var heard = said
        if isTalkOfTwo(heard) { (heard.isAddressed, heard.expectsAnswer) = (true, true) }
        let message = MessageRef(room: heard.room, id: heard.id, thread: heard.thread)
        let inbox = InboxID(message)
        var request = request(heard, message: message, inbox: inbox)
        let parts = parts(of: heard, request)
        // Nothing is asked for at all.
        guard !parts.isEmpty else { return }
        // Plain talk that concerns no incident leaves no trace, so it needs none to be harmless twice.
        if parts.allSatisfy(\.isTalk), desk.incident(in: heard.room) == nil, !isAsked(request) { return }
        if options.keepsInbox, try store.isKnown(inbox) { return }
        try store.remember(inbox, at: group.now)
        if heard.isForeign { try noteShared(heard.room) }
        request.mentioned = heard.mentioned
        request.isUnseen = heard.isUnseen
        request.isForeign = heard.isForeign
        try handle(parts, request)
    }

    /// A room of two is a talk with the bot, but not where an incident is worked on or everybody may come to read.
    private func isTalkOfTwo(_ heard: Heard) -> Bool {
        heard.isAlone && desk.incident(in: heard.room) == nil
            && !policy.announceRooms.contains(heard.room) && !policy.executiveRooms.contains(heard.room)
    }

    private func request(_ heard: Heard, message: MessageRef, inbox: InboxID) -> Request {
        Request(
            inbox: inbox, actor: policy.person(chat: heard.room.chat, handle: heard.sender), message: message,
            saidAt: heard.at, ask: .talk(heard.text))
    }

    /// What was mended later is no command: what it said first may have been done already, or was never meant.
    private func parts(of heard: Heard, _ request: Request) -> [Part] {
        if let mark = mark(heard) { return [Part(said: "", routed: .ask(mark))] }
        let parts = router.parts(of: heard.text, isAddressed: heard.isAddressed)
        guard parts.allSatisfy(\.isTalk) else {
            return heard.isEdited ? [Part(said: heard.text, routed: .ask(.say(wording.edited)))] : parts
        }
        guard !heard.isEdited || heard.expectsAnswer else { return [] }
        // Whoever speaks to the bot alone is never left without an answer.
        return heard.expectsAnswer && !isAsked(request) ? router.parts(of: "help", isAddressed: true) : parts
    }

    /// A reaction.
    private func mark(_ heard: Heard) -> Ask? {
        guard let mark = heard.mark else { return nil }
        guard mark.isOn else { return .unmark(Unmarked(message: mark.message)) }
        return .mark(
            Marked(
                message: mark.message, author: policy.person(chat: heard.room.chat, handle: mark.author),
                text: mark.text, saidAt: mark.saidAt))
    }

    /// Decides, keeps, works out the effects, and answers: one message, exactly.
    func handle(_ request: Request) throws {
        let (decision, events) = try decide(request)
        guard let message = request.message else { return }
        try answer(
            decision.reply, to: message, from: request.actor, caused: events,
            onlyFor: isForAsker(decision.reply, request) ? request.actor : nil)
    }

    /// All but the answer.
    func decide(_ request: Request) throws -> (Decision, [Event]) {
        var request = request
        if case .security = request.ask { request.lot = drawLot() }
        try bringBack(request)
        let decision = desk.decide(request, at: group.now)
        let events = try carryOut(decision, message: request.message, at: request.saidAt ?? group.now)
        if var probe = decision.probe, let message = request.message {
            if !events.isEmpty { probe.ticket.caused = events.map(\.seq) }
            try stage(
                OutboxRow(
                    key: "probe/\(message.replyKey)", lane: "probe/\(message.replyKey)", priority: .reply,
                    errand: .probe(probe), createdAt: group.now))
        }
        if request.message != nil { try mirror(request) }
        return (decision, events)
    }

    /// What helps nobody but who asked is not shown to a room that did not see the question.
    func isForAsker(_ reply: Reply, _ request: Request) -> Bool {
        reply.isPersonal || request.isUnseen && reply.isForAsker
    }

    func answer(
        _ reply: Reply, to message: MessageRef, from actor: PersonID?, caused: [Event], onlyFor: PersonID? = nil
    ) throws {
        guard let (said, id) = try words(for: reply, to: message, from: actor, caused: caused) else { return }
        try say(said, to: message, caused: caused, of: id, onlyFor: onlyFor, kind: reply.kind)
    }

    /// The answer to a command, and the incident that it is about.
    func words(
        for reply: Reply, to message: MessageRef, from actor: PersonID?, caused: [Event]
    ) throws -> (Message, IncidentID?)? {
        // What is answered in a room, all who are in it read.
        let viewer = actor.map(Viewer.person) ?? .anyone
        let id = (reply.incident ?? caused.lazy.compactMap(\.incident).first).flatMap { id in
            desk.incidents[id].map { desk.isShown($0, to: viewer, in: message.room) } == false ? nil : id
        }
        var context = ReplyContext(
            desk: desk, incident: id.flatMap { desk.incidents[$0] }, caused: caused, asked: message,
            viewer: viewer, now: group.now)
        if case .duty(let asked) = reply { try fill(&context, for: asked) }
        if case .invite(let person) = reply { context.invitation = try passOn(to: person, asked: message, by: actor) }
        var said = try wording.reply(reply, context) { id, last in try store.events(of: id, last: last) }
        // Help and refusals belong to no incident, but in a drill's room they wear its banner too.
        if said?.banner == nil, let id = desk.incident(in: message.room) {
            said?.banner = wording.banner(for: desk.incidents[id])
        }
        return said.map { ($0, id) }
    }

    func say(
        _ said: Message, to message: MessageRef, caused: [Event], of id: IncidentID?, onlyFor: PersonID?,
        kind: Saying.Kind = .reply
    ) throws {
        var saying = Saying(
            to: .room(message.room), message: said, thread: message.thread, inReplyTo: message.id, kind: kind)
        saying.onlyFor = onlyFor
        if caused.contains(where: \.fact.isKeptAtHand) { saying.isPinned = true }
        try stage(
            OutboxRow(
                key: replyKey(of: message), lane: lane(of: message.room), priority: .reply, errand: .say(saying),
                incident: id, createdAt: group.now))
    }

    /// Keeps the facts of a decision and stages what follows from them.
    func carryOut(_ decision: Decision, message: MessageRef?, at instant: Instant) throws -> [Event] {
        var events: [Event] = []
        for step in decision.steps {
            events.append(try keep(step.fact, of: step.incident, by: step.by, from: message, at: instant))
        }
        if events.contains(where: \.fact.isAboutDuty) { wording.policy = desk.policy }
        // Worked out whole before anything is staged: the copy of the desk is gone by then, so nothing is copied twice.
        try retitleLocalRooms(events)
        let rows = Effects(desk: desk, wording: wording, store: store.identity, now: group.now, head: headText)
            .rows(for: events, asked: message?.room)
        for row in rows { try stage(row) }
        try failOverNew(events)
        return events
    }

    private var headText: String {
        "\(store.head.seq) "
            + store.head.hash.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// An incident that is over is not in memory; a command that names it, or stands in its room, brings it back.
    private func bringBack(_ request: Request) throws {
        var wanted: [IncidentID] = []
        switch request.ask {
        case .dataLoss(_, let named), .security(_, let named): if let named { wanted.append(named) }
        case .act(let act, let named):
            if let named { wanted.append(named) }
            if case .merge(let other) = act { wanted.append(other) }
        case .page(let ask, let named): wanted += ask.incidents + [named].compactMap { $0 }
        case .query(_, let named), .drill(_, let named): if let named { wanted.append(named) }
        case .answered(let id, _), .pageWord(let id, _), .roomOpened(let id, _): wanted.append(id)
        case .undelivered(let id, _): if let id { wanted.append(id) }
        case .declare, .duty, .invite, .stalk, .unstalk, .talk, .say, .askBack, .observed, .mark, .unmark: break
        }
        if let room = request.message?.room, desk.incident(in: room) == nil,
            let text = try store.value("room/\(room.path)"),
            let id = IncidentID(text)
        {
            wanted.append(id)
        }
        try bringBack(wanted)
    }

    func bringBack(_ wanted: [IncidentID]) throws {
        for id in wanted where desk.incidents[id] == nil {
            guard let incident = try store.incident(id) else { continue }
            desk.hold(incident)
            touched.insert(id)
            try noteClock(of: incident)
        }
    }

    /// All that is said in an incident's room stands in one order, whoever asked for it.
    func lane(of room: RoomRef) -> String {
        desk.incident(in: room).map { Destination.incident($0, chat: room.chat).lane } ?? room.path
    }

    private func move(_ old: RoomRef, to new: RoomRef) throws {
        guard let id = desk.incident(in: old) else { return }
        let link = desk.incidents[id]?.rooms.first { $0.room == old }
        try keep(
            .roomLinked(RoomLinked(room: new, purpose: link?.purpose ?? .main, stream: link?.stream)), of: id, by: nil,
            from: nil, at: group.now)
        try store.set("room/\(new.path)", "\(id)")
    }
}

extension Fact {
    fileprivate var isAboutDuty: Bool {
        switch self {
        case .stoodIn, .standInsEnded: true
        default: false
        }
    }
}

extension Fact {
    fileprivate var isKeptAtHand: Bool { if case .vendorNoted(let noted) = self { !noted.isClosed } else { false } }
}
