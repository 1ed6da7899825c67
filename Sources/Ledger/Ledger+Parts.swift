import CommandRouter
import Incidents
import Wording

/// A message may hold several commands, each on a line of its own: all are done, in order, in the message's transaction.
/// They are answered together; what is brought up to date later (a page, a declaration) stands by itself, and is said
/// before the next is done, so that what the next changes of it is an edit.
extension Ledger {
    func handle(_ parts: [Part], _ request: Request) throws {
        var request = request
        let parts = try answered(parts, &request)
        var answers: [Answer] = []
        var begun: IncidentID?
        func sayThem() throws {
            for answer in merged(answers) {
                try say(
                    answer.said, to: answer.message, caused: answer.caused, of: answer.incident,
                    onlyFor: answer.isForAsker ? request.actor : nil, kind: answer.kind)
            }
            answers = []
        }
        for (index, part) in parts.enumerated() {
            var request = request
            request.ask = part.ask
            request.begun = begun
            if index > 0 { request.message?.part = index + 1 }
            let (decision, events) = try decide(request)
            begun = events.lazy.compactMap(\.declaredIncident).first ?? begun
            try note(decision.reply, part, request, of: parts.count)
            guard let message = request.message,
                let (said, id) = try words(for: decision.reply, to: message, from: request.actor, caused: events)
            else { continue }
            var answer = Answer(
                message: message, said: said, caused: events, incident: id,
                isForAsker: isForAsker(decision.reply, request),
                standsAlone: decision.reply.isPersonal || events.contains { $0.fact.hasBoard },
                kind: decision.reply.kind)
            if parts.count > 1, decision.reply.isRefusal { answer.said = wording.notDone(part.said, said) }
            answers.append(answer)
            if answer.standsAlone { try sayThem() }
        }
        try sayThem()
    }

    private struct Answer {
        var message: MessageRef
        var said: Message
        var caused: [Event]
        var incident: IncidentID?
        var isForAsker: Bool
        var standsAlone: Bool
        var kind: Saying.Kind
    }

    private func merged(_ answers: [Answer]) -> [Answer] {
        var merged: [Answer] = []
        for answer in answers {
            guard var last = merged.last, !last.standsAlone, !answer.standsAlone, last.isForAsker == answer.isForAsker,
                last.kind == answer.kind,
                last.incident == answer.incident || last.incident == nil || answer.incident == nil
            else {
                merged.append(answer)
                continue
            }
            last.said.blocks += answer.said.blocks
            last.said.banner = last.said.banner ?? answer.said.banner
            last.caused += answer.caused
            last.incident = last.incident ?? answer.incident
            merged[merged.count - 1] = last
        }
        return merged
    }
}

extension Part {
    var isTalk: Bool { if case .talk = routed { true } else { false } }

    var ask: Ask {
        switch routed {
        case .ask(let ask): ask
        case .talk(let text): .talk(text)
        }
    }
}

extension Event {
    /// The incident that begins with it.
    fileprivate var declaredIncident: IncidentID? { if case .declared = fact { incident } else { nil } }
}

extension Fact {
    /// The answer to what caused it is edited as it goes on.
    fileprivate var hasBoard: Bool {
        switch self {
        case .paged(let paged): !paged.isNotice
        case .declared, .rollCallOpened: true
        default: false
        }
    }
}
