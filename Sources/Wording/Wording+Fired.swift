import Incidents

/// What the clock did, for the timeline: each rule in a sentence that says who was told.
extension Wording {
    func record(_ fired: Fired) -> String {
        if fired.isMuted, fired.saidWith == nil {
            return "Sitrep left \(subject(fired.rule)) to a later word of the same moment"
        }
        let whom = fired.told.isEmpty ? "the room" : list(fired.told)
        let role = called(fired)
        switch fired.rule {
        case .updateWarning: return "Sitrep reminded \(whom) that an update is due soon"
        case .updateOverdue: return "Sitrep reminded \(whom) that the update is overdue"
        case .noCommander: return noCommander(fired, whom, role)
        case .noAcknowledgement: return noAnswer(fired, role)
        case .nextWay: return "Sitrep tried \(whom) by the next way, because the page is not acknowledged"
        case .escalate: return "Sitrep escalated to \(role)"
        case .tellVP: return "Sitrep sent word to \(role)"
        case .noProgress: return "Sitrep sent word to \(role) that there is no progress"
        case .executiveSummary: return "Sitrep sent the executives a summary"
        case .watching: return "Sitrep asked \(whom) whether it is resolved"
        case .notifyAtStart, .severityRaised, .chatDown: return "Sitrep kept the rule about \(subject(fired.rule))"
        case .drillInject: return "The drill's script said: \(fired.words ?? "nothing")"
        case .drillOver: return "Sitrep told \(whom) that the drill's time is over"
        case .syncSoon: return "Sitrep reminded the room of the sync"
        case .syncNow: return "Sitrep called the room to the sync"
        case .elapsedMark: return "Sitrep gave \(whom) a mark on the clock"
        case .timerOver:
            return
                "Sitrep told \(whom) that timer \(fired.detail?.number ?? 0) is over\(fired.detail?.text.map { ": \($0)" } ?? "")"
        case .taskDue:
            return
                "Sitrep asked \(whom) about task \(fired.detail?.number ?? 0)\(fired.detail?.text.map { " (\($0))" } ?? ""), whose time is over"
        case .questions: return "Sitrep asked \(whom) what nobody has said yet"
        case .rollCall:
            let missing = list(fired.detail?.missing ?? [])
            return "Sitrep told \(whom) who is missing at the roll call: \(missing.isEmpty ? "nobody" : missing)"
        case .handoverOffer: return "Sitrep offered \(whom) a handover"
        case .handoverInsist: return "Sitrep asked \(whom) to hand over"
        case .onCallBrief: return "Sitrep gave the next on call a brief\(fired.told.isEmpty ? "" : " (\(whom))")"
        case .spanOfControl:
            return "Sitrep proposed workstreams to \(whom): \(fired.detail?.number ?? 0) people work in one room"
        case .silence: return "Sitrep asked \(whom) for a sign, because nobody had said a word"
        }
    }

    /// `engineering team lead (Lena Fischer)`
    private func called(_ fired: Fired) -> String {
        let people = list(fired.told)
        guard let role = fired.toldAs else { return people.isEmpty ? "nobody" : people }
        return people.isEmpty ? role : "\(role) (\(people))"
    }

    private func noCommander(_ fired: Fired, _ whom: String, _ role: String) -> String {
        switch fired.calls {
        case .room, .waits: "Sitrep told \(whom) that nobody commands"
        case .answerer: "Sitrep asked \(whom) to take command, because nobody does"
        case .onward: "Sitrep escalated to \(role), because nobody commands"
        case .everyone, nil: "Sitrep paged \(fired.told.isEmpty ? "again" : "\(whom) again"), because nobody commands"
        }
    }

    private func noAnswer(_ fired: Fired, _ role: String) -> String {
        let why = fired.reachedNobody == true ? "the page reached nobody" : "the page is not acknowledged"
        if fired.calls == .room { return "Sitrep told the room that \(why)" }
        return "Sitrep escalated\(role == "nobody" ? "" : " to \(role)"), because \(why)"
    }

    private func subject(_ rule: Rule) -> String {
        switch rule {
        case .updateWarning, .updateOverdue: "the reminder of the update"
        case .noCommander: "the question who commands"
        case .noAcknowledgement, .nextWay: "the page without an answer"
        case .escalate, .tellVP, .noProgress: "the escalation"
        case .executiveSummary: "the summary"
        case .watching: "the question whether it is resolved"
        case .drillInject, .drillOver: "the drill's script"
        case .syncSoon, .syncNow: "the reminder of the sync"
        case .elapsedMark: "the mark on the clock"
        case .timerOver: "the timer"
        case .taskDue: "the task's time"
        case .questions, .silence: "the questions"
        case .rollCall: "the roll call"
        case .handoverOffer, .handoverInsist: "the handover"
        case .onCallBrief: "the brief"
        case .spanOfControl: "the size of the room"
        case .notifyAtStart: "who is told at the start"
        case .severityRaised: "the raised severity"
        case .chatDown: "the chat that is away"
        }
    }
}

extension Event {
    /// What somebody who reads it afterwards wants to know. That the commander was reminded, or somebody talked, is kept
    /// in the record alone.
    package var isForReaders: Bool {
        switch fact {
        case .spoken, .severityDoubted: false
        case .fired(let fired): (!fired.isMuted || fired.saidWith != nil) && fired.isForReaders
        default: true
        }
    }
}

extension Fired {
    fileprivate var isForReaders: Bool {
        switch rule {
        case .notifyAtStart, .severityRaised, .chatDown, .elapsedMark, .questions, .handoverOffer, .silence: false
        case .nextWay: !told.isEmpty
        case .drillInject: words != nil
        case .updateWarning, .updateOverdue, .noCommander, .noAcknowledgement, .escalate, .tellVP, .noProgress,
            .executiveSummary, .watching, .drillOver, .syncSoon, .syncNow, .timerOver, .taskDue, .rollCall,
            .handoverInsist, .onCallBrief, .spanOfControl:
            true
        }
    }
}
