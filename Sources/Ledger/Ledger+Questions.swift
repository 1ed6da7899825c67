import CommandRouter
import Incidents
import Store

/// What somebody was asked back and may answer with `yes`: kept, so that a restart does not make it talk.
struct OpenQuestion: Codable, Hashable {
    /// The command that `yes` stands for, without the prefix.
    var yes: String
    var at: Instant
    /// Accounts that the first message mentioned.
    var mentioned: [String]
}

extension Ledger {
    /// So long a `yes` is one to the question. After that it is talk, as everything is.
    static let questionsLast = Duration.minutes(10)
    private static let key = "questions"

    private func place(_ request: Request) -> String? {
        guard let room = request.message?.room, let actor = request.actor else { return nil }
        return "\(room.path) \(actor.key)"
    }

    func isAsked(_ request: Request) -> Bool { place(request).map { questions[$0] != nil } ?? false }

    /// The parts, with the command in the place of a `yes` to the last question. Whatever else they say, the question is
    /// answered by it or left: a `yes` of later is to somebody else.
    func answered(_ parts: [Part], _ request: inout Request) throws -> [Part] {
        guard let place = place(request), let question = questions[place] else { return parts }
        questions[place] = nil
        try saveQuestions()
        let age = (request.saidAt ?? group.now) - question.at
        guard parts.count == 1, age <= Self.questionsLast, CommandRouter.isYes(parts[0].said, prefix: policy.prefix)
        else {
            return parts
        }
        request.mentioned += question.mentioned
        return router.parts(of: policy.prefix + question.yes)
    }

    /// Keeps what may be answered with `yes`; of several commands in one message none, for it would not be clear which.
    func note(_ reply: Reply, _ part: Part, _ request: Request, of count: Int) throws {
        guard let yes = reply.yes ?? meant(reply, part), count == 1, let place = place(request) else { return }
        questions[place] = OpenQuestion(yes: yes, at: request.saidAt ?? group.now, mentioned: request.mentioned)
        try saveQuestions()
    }

    /// Somebody mistyped a name and one is near: the same command with that one.
    private func meant(_ reply: Reply, _ part: Part) -> String? {
        guard case .refused(.unknownPerson(let text, let near)) = reply, near.count == 1,
            part.said.hasPrefix(policy.prefix),
            let place = part.said.firstRange(of: text)
        else { return nil }
        var said = part.said
        said.replaceSubrange(place, with: near[0])
        return String(said.dropFirst(policy.prefix.count))
    }

    private func saveQuestions() throws {
        questions = questions.filter { group.now - $0.value.at <= Self.questionsLast }
        try store.set(Self.key, Coding.encode(questions))
    }

    func recallQuestions() throws {
        guard let kept = try store.value(Self.key) else { return }
        questions = (try? Coding.decode([String: OpenQuestion].self, from: kept)) ?? [:]
    }
}
