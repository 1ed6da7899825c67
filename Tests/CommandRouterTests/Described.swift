import CommandRouter
import Incidents

/// What the router made of a line, short enough to stand in a table: `note "db restarted" in INC-3`.
func routed(_ text: String, _ router: CommandRouter = CommandRouter(prefix: "!")) -> String {
    switch router.route(text) {
    case .talk: "talk"
    case .ask(.say(let message)), .ask(.askBack(let message, _)): plain(message)
    case .ask(let ask): described(ask)
    }
}

/// A message as plain text, a line for each block.
func plain(_ message: Message) -> String {
    message.blocks.map { block in
        switch block {
        case .line(let line): plain(line)
        case .fields(let fields): fields.map { "\($0.name): \(plain($0.value))" }.joined(separator: "\n")
        case .list(let lines): lines.map { "• " + plain($0) }.joined(separator: "\n")
        case .code(let code): code
        case .buttons(let buttons): buttons.map { "[\($0.label)]" }.joined(separator: " ")
        }
    }.joined(separator: "\n")
}

private func plain(_ line: Message.Line) -> String {
    line.pieces.map { piece in
        switch piece {
        case .words(let text), .text(let text), .strong(let text): text
        case .code(let code): "`\(code)`"
        case .mention, .room, .link, .everyoneHere: "(the router has no such piece)"
        }
    }.joined()
}

private func described(_ ask: Ask) -> String {
    switch ask {
    case .declare(let severity, let title, let kind, let isNew):
        "declare \(severity ?? "-") \(quoted(title)) \(kind)\(isNew ? " new" : "")"
    case .act(let act, let incident): described(act) + suffix(incident)
    case .page(let page, let incident): described(page) + suffix(incident)
    case .duty(let duty): described(duty)
    case .drill(.start(let name, let pages), let incident):
        "drill \(name)\(pages ? " with pages" : "")" + suffix(incident)
    case .drill(let drill, let incident): "drill \(drill)" + suffix(incident)
    case .query(let query, let incident): "show \(query)" + suffix(incident)
    case .stalk(let always): "stalk \(always)"
    case .unstalk: "unstalk"
    case .security(let title, let incident): "security \(quoted(title))" + suffix(incident)
    case .dataLoss(let what, let incident): "data loss \(quoted(what))" + suffix(incident)
    case .invite(let name): "invite \(name.map { "<\($0.text)>" } ?? "the speaker")"
    case .talk, .say, .askBack, .answered, .pageWord, .roomOpened, .observed, .undelivered, .mark,
        .unmark:
        "(no command asks for this)"
    }
}

private func described(_ page: PageAsk) -> String {
    switch page {
    case .commanders(let reason): "page commanders \(quoted(reason))"
    case .said(let text, let isNew): "page \(quoted(text))\(isNew ? " anew" : "")"
    case .line(let line, let reason): "page line \(line) \(quoted(reason))"
    case .everyTeam(let isConfirmed, let reason): "page all hands\(isConfirmed ? ", confirmed" : "") \(quoted(reason))"
    }
}

private func described(_ duty: DutyAsk) -> String {
    switch duty {
    case .show(let words): "on call of \(quoted(words))"
    case .mine: "own shifts"
    case .give(let name, let when): "give shifts to <\(name.text)> \(quoted(when))"
    case .take(let when, let name): "take \(quoted(name)) \(quoted(when))"
    case .undo: "take back"
    case .calendar: "calendar"
    case .load(let weeks): "load of \(weeks) weeks"
    }
}

private func described(_ act: Act) -> String {
    switch act {
    case .setSeverity(let text): "severity \(text)"
    case .setTitle(let text): "title \(quoted(text))"
    case .setImpact(let text): "impact \(quoted(text))"
    case .setStart(let said): "started \(described(said))"
    case .setCause(let text): "cause \(quoted(text))"
    case .update(let fields, let next, let aside):
        "update \(described(fields))\(next.map { " eta \(waited($0))" } ?? "")"
            + (aside.started.map { " started \(described($0))" } ?? "") + (aside.trigger.map { " trigger \($0)" } ?? "")
    case .scheduleUpdate(let said): "next update in \(waited(said))"
    case .snooze(let said): "snooze \(waited(said))"
    case .identified(let text): "identified \(quoted(text))"
    case .mitigated(let text): "mitigated \(quoted(text))"
    case .resolved(let text): "resolved \(quoted(text))"
    case .reopen(let text): "reopen \(quoted(text))"
    case .close(let text): "close \(quoted(text))"
    case .cancel(let text): "cancel \(quoted(text))"
    case .merge(let into): "merge into \(into)"
    case .takeCommand: "take command"
    case .takeCommandIfFree: "take command if free"
    case .liftPrivacy: "lift privacy"
    case .handOff(let name): "hand off to <\(name.text)>"
    case .giveRole(let role, let name): "give \(quoted(role)) to \(name.map { "<\($0.text)>" } ?? "the speaker")"
    case .dropRole(let role): "drop \(quoted(role))"
    case .note(let text): "note \(quoted(text))"
    case .decide(let text): "decide \(quoted(text))"
    case .todo(let text): "todo \(quoted(text))"
    case .addTask(let text, let owner, let within):
        "task \(quoted(text))" + (owner.map { " by <\($0.text)>" } ?? "")
            + (within.map { " within \(waited($0))" } ?? "")
    case .finishTask(let number): "finish task \(number)"
    case .checklist(.tick(let numbers, let list)): "tick \(numbers) of \(quoted(list))"
    case .checklist(.untick(let numbers, let list)): "untick \(numbers) of \(quoted(list))"
    case .stream(.open(let name, let lead, let goal, let ownRoom)):
        "open stream \(name) led by \(lead.map { "<\($0.text)>" } ?? "-") goal \(quoted(goal))\(ownRoom ? " with a room" : "")"
    case .stream(.milestone(let words, let isNamed)): "milestone \(quoted(words))\(isNamed ? " named" : "")"
    case .stream(.lead(let name, let person)): "lead of \(name ?? "-") to <\(person.text)>"
    case .stream(.close(let words)): "close stream \(quoted(words))"
    case .sync(.plan(let when, let every, let goal)):
        "sync \(described(when))\(every.map { " every \($0.components.seconds)s" } ?? "") goal \(quoted(goal))"
    case .sync(.held(let when, let goal)): "sync held, next \(when.map { described($0) } ?? "-") goal \(quoted(goal))"
    case .sync(.cancel): "sync cancelled"
    case .extendTask(let number, let length): "task \(number) more \(length.components.seconds)s"
    case .setTimer(let length, let text): "timer \(waited(length)) \(quoted(text))"
    case .cancelTimer(let said): "cancel timer \(quoted(said))"
    case .callRoll(let isNew): "roll call\(isNew ? ", new" : "")"
    case .answerRoll(let role): "here as \(quoted(role))"
    case .askSwoop(let name): "swoop \(name.map { "<\($0.text)>" } ?? "-")"
    case .declineSwoop: "decline swoop"
    case .acknowledge: "acknowledge"
    case .acknowledgeSaying(let words): "acknowledge saying \(quoted(words))"
    case .setMirror(let isOn): "mirror \(isOn ? "on" : "off")"
    case .grant(let name): "grant <\(name.text)>"
    case .revoke(let name): "revoke <\(name.text)>"
    case .noteVendor(let name, let ticket): "vendor \(quoted(name)) ticket \(quoted(ticket))"
    case .closeVendor(let name): "vendor \(quoted(name)) closed"
    }
}

private func waited(_ said: SaidTime) -> String {
    if case .after(let length) = said { "\(length.components.seconds)s" } else { described(said) }
}

private func described(_ when: SaidTime) -> String {
    switch when {
    case .after(let length): return "in \(length.components.seconds)s"
    case .ago(let length): return "\(length.components.seconds)s ago"
    case .clock(let clock, let day, let zone):
        let seconds = clock.second == 0 ? "" : ":\(padded(clock.second, 2))"
        return "at \(clock.hour):\(padded(clock.minute, 2))\(seconds)\(zone.map { " \($0)" } ?? "")"
            + (day.map { " \($0)" } ?? "")
    case .date(let wall, let zone): return "on \(wall.date) \(wall.clock)\(zone.map { " \($0)" } ?? "")"
    }
}

private func described(_ fields: UpdateFields) -> String {
    let all = [
        ("status", fields.status), ("impact", fields.impact), ("theory", fields.theory), ("last", fields.lastAction),
        ("next", fields.nextAction), ("by", fields.nextActionBy), ("more", fields.more),
    ]
    return all.compactMap { name, value in value.map { "\(name)=\($0)" } }.joined(separator: " | ")
}

private func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "-" }

private func suffix(_ incident: IncidentID?) -> String { incident.map { " in \($0)" } ?? "" }
