import Incidents

extension Wording {
    func line(_ refusal: ScribeRefusal) -> Message.Line {
        switch refusal {
        case .unknownChecklist(let name, let known):
            known.isEmpty
                ? "There is no checklist “\(name)”, and none is configured."
                : "There is no checklist “\(name)”. There are: \(joined(known.map { "\(code: $0)" }))."
        case .whichChecklist(let known):
            known.isEmpty
                ? "No checklist is configured."
                : "Of which checklist? There are: \(joined(known.map { "\(code: $0)" })). For example: \(command("check 1 \(known[0])"))"
        case .unknownPoint(let list, let number, let count):
            "\(code: list) has \(points(count)), and no \(number). \(command("checklist \(list)")) shows them."
        case .alreadyTicked(let list, let number, let by, let at):
            "\(code: list) \(number) is ticked already (\(name(by)), \(clock(at))). To open it again: \(command("uncheck \(number) \(list)"))"
        case .notTicked(let list, let number):
            "\(code: list) \(number) is not ticked. \(command("checklist \(list)")) shows the list."
        case .whichStream(let word, let open): whichStream(word, open)
        case .streamExists(let stream, let lead):
            "There is a workstream \(code: stream) already, led by \(lead.map { name($0) } ?? .words("nobody")). Take another name, or: \(command("stream lead \(stream) @name"))"
        case .streamIsClosed(let stream):
            "The workstream \(code: stream) is closed. To open it again: \(command("stream open \(stream) @name"))"
        case .tooManyStreams(let most):
            "\(most) workstreams are open, and nobody leads more. First close one: \(command("stream")) lists them."
        case .alreadyLeads(let stream, let person): "\(name(person)) leads \(code: stream) already."
        case .milestoneMissing(let stream):
            "What has \(code: stream) reached? For example: \(command("stream note \(stream) the replica is back"))"
        case .noSync: "No sync meeting is planned. To plan one: \(command("sync 15:00 goal what to agree on"))"
        case .syncInPast(let at):
            "\(ours: policy.zone.dateAndClock(at)) is over. Name a time to come, for example \(command("sync in 10m"))"
        case .syncTooFar(let most):
            "I plan at most \(ours: spoken(most)) ahead. For example: \(command("sync tomorrow 09:00"))"
        case .syncTooOften(let least):
            "A sync comes again after \(ours: spoken(least)) at the soonest. For example: \(command("sync 15:00 every 30m"))"
        case .tooManyTasks(let id, let count, true):
            "\(id) has \(count) open tasks, which is as many as there can be. When one is done: \(command("task done 1")); \(command("tasks")) lists them."
        case .tooManyTasks(let id, let count, false):
            "\(id) has had \(count) tasks, which is as many as there can be. What is for later belongs in your tracker; what happens now: \(command("note what you do"))"
        case .tooManyTodos(let id, let count):
            "\(id) has \(count) follow-ups, which is as many as there can be, so this one is not kept. \(command("tasks")) lists them."
        }
    }

    private func whichStream(_ word: String, _ open: [String]) -> Message.Line {
        guard let first = open.first else {
            return "No workstream is open. To open one: \(command("stream open db @name restore the replica"))"
        }
        let asked: Message.Line = word.isEmpty ? "Which workstream?" : "There is no workstream “\(word)”."
        return asked
            + " Open: \(joined(open.map { "\(code: $0)" })). For example: \(command("stream note \(first) what was reached"))"
    }
}
