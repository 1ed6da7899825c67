/// What people do with a workstream. Words carry its name first, unless they stand in its own thread or room.
package enum StreamAct: Sendable {
    case open(name: String, lead: PersonName?, goal: String?, ownRoom: Bool)
    /// `isNamed`: the command asks for the name, so the first word is it wherever it is one.
    case milestone(String, isNamed: Bool)
    case lead(name: String?, PersonName)
    case close(String)
}

extension Desk {
    /// More parts than that nobody leads.
    package static let mostStreams = 20

    func decide(_ act: StreamAct, on incident: Incident, _ request: Request) -> Decision {
        switch act {
        case .open(let name, let lead, let goal, let ownRoom):
            return openStream(name, lead, goal, ownRoom: ownRoom, incident, request)
        case .milestone(let words, let isNamed):
            switch stream(words, isNamed: isNamed, incident, request) {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let (stream, text)):
                guard !text.isEmpty else { return .refused(.scribe(.milestoneMissing(stream.name))) }
                let milestone = StreamMilestone(name: stream.name, text: text)
                return Decision(incident.id, by: request.actor, [.streamMilestone(milestone)])
            }
        case .lead(let name, let person): return leadStream(name, person, incident, request)
        case .close(let words):
            switch stream(words, isNamed: true, incident, request) {
            case .failure(let refused): return .refused(refused.refusal)
            case .success(let (stream, text)):
                let closed = StreamClosed(name: stream.name, result: text.isEmpty ? nil : text)
                return Decision(incident.id, by: request.actor, [.streamClosed(closed)])
            }
        }
    }

    private func openStream(
        _ name: String, _ lead: PersonName?, _ goal: String?, ownRoom: Bool, _ incident: Incident, _ request: Request
    ) -> Decision {
        if let known = incident.openStream(name) { return .refused(.scribe(.streamExists(name, lead: known.lead))) }
        guard incident.openStreams.count < Self.mostStreams else {
            return .refused(.scribe(.tooManyStreams(Self.mostStreams)))
        }
        var person: PersonID?
        if let lead {
            switch self.person(lead, request) {
            case .success(let found): person = found
            case .failure(let refused): return .refused(refused.refusal)
            }
        }
        var opened = StreamOpened(name: name, goal: goal, lead: person)
        if ownRoom {
            opened.roomAt = incident.mainRooms.first?.chat ?? policy.incidentChat
        } else {
            opened.thread = thread(for: request, incident)
        }
        return Decision(incident.id, by: request.actor, [.streamOpened(opened)])
    }

    /// The message that opened it, where people saw it and its thread is no other stream's.
    private func thread(for request: Request, _ incident: Incident) -> ThreadRef? {
        guard let message = request.message, !request.isUnseen, message.room.chat != "console" else { return nil }
        let thread = ThreadRef(room: message.room, id: message.thread ?? message.id)
        let isTaken = incident.openStreams.contains { $0.thread == thread || $0.room == message.room }
        return isTaken ? nil : thread
    }

    private func leadStream(
        _ name: String?, _ lead: PersonName, _ incident: Incident, _ request: Request
    ) -> Decision {
        let found: Workstream
        // `!stream lead vera vance` in the stream's own thread: the first word belongs to the person.
        if let first = name, incident.openStream(first) == nil, request.message.flatMap(incident.stream(at:)) != nil {
            let whole = PersonName("\(first) \(lead.text)")
            if case .success = person(whole, request) { return leadStream(nil, whole, incident, request) }
        }
        switch stream(name ?? "", isNamed: name != nil, incident, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let (stream, rest)):
            // A name that is none of ours must not be passed over.
            guard rest.isEmpty else { return .refused(unknownStream(rest, incident)) }
            found = stream
        }
        switch person(lead, request) {
        case .failure(let refused): return .refused(refused.refusal)
        case .success(let person):
            guard person != found.lead else { return .refused(.scribe(.alreadyLeads(found.name, person))) }
            let led = StreamLed(name: found.name, lead: person, previous: found.lead)
            return Decision(incident.id, by: request.actor, [.streamLed(led)])
        }
    }

    /// Which stream is meant, and the words without its name.
    private func stream(
        _ words: String, isNamed: Bool, _ incident: Incident, _ request: Request
    ) -> Result<(Workstream, String), Refused> {
        let here = request.message.flatMap(incident.stream(at:))
        if let here, !isNamed {
            guard here.closedAt == nil else { return .failure(Refused(refusal: .scribe(.streamIsClosed(here.name)))) }
            return .success((here, words))
        }
        let first = words.prefix { !$0.isWhitespace }
        if let named = incident.openStream(first.lowercased()) {
            let rest = words[first.endIndex...].drop { $0.isWhitespace }
            return .success((named, String(rest)))
        }
        if let here, here.closedAt == nil { return .success((here, words)) }
        let open = incident.openStreams
        if !isNamed, let only = open.first, open.count == 1 { return .success((only, words)) }
        return .failure(Refused(refusal: unknownStream(String(first), incident)))
    }

    private func unknownStream(_ word: String, _ incident: Incident) -> Refusal {
        let name = word.lowercased()
        if incident.scribe.streams.contains(where: { $0.name == name }) { return .scribe(.streamIsClosed(name)) }
        return .scribe(.whichStream(word, open: incident.openStreams.map(\.name)))
    }

    /// The incident whose workstream has its thread here: a command in it belongs there, whatever room it is.
    func incidentOfThread(_ request: Request) -> Incident? {
        guard let message = request.message, message.thread != nil else { return nil }
        return incidents.values.filter {
            isVisible($0, to: request) && !$0.scribe.streams.isEmpty && $0.stream(at: message) != nil
        }.max { $0.id < $1.id }
    }
}
