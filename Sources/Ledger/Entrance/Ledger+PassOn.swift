import Incidents
import Wording

extension Ledger {
    /// Hands a link to the person it is for, and to nobody else: only where the chat can whisper to them.
    func passOn(to person: PersonID, asked message: MessageRef, by actor: PersonID?) throws -> InvitationSaid {
        let chat = message.room.chat
        guard whisperers.contains(chat), policy.people[person]?.handles[chat] != nil else { return .cannotWhisper }
        let incident = desk.incident(in: message.room).flatMap { desk.incidents[$0] }
        let room = incident?.rooms.first { $0.room.chat == "local" }?.room.room
        let link = try invite(person, room: room, at: group.now)
        guard person != actor else { return .link(link) }
        var saying = Saying(
            to: .room(message.room), message: wording.invitation(link, from: actor, now: group.now),
            thread: message.thread, kind: .reply)
        saying.onlyFor = person
        try stage(
            OutboxRow(
                key: "\(message.replyKey)/invitation", lane: lane(of: message.room), priority: .reply,
                errand: .say(saying), createdAt: group.now))
        return .whispered
    }
}
