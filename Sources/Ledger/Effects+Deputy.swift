import Incidents
import Wording

extension Effects {
    /// A timer calls out where it was asked for, in the thread where it was.
    func timerOver(_ fired: Fired, _ message: Message, _ event: Event, _ incident: Incident) -> [OutboxRow] {
        let place = fired.detail?.place
        let rooms = place.map { [Destination.room($0.room)] } ?? destinations(incident)
        return rooms.enumerated().map { index, to in
            say(
                message, key: "e\(event.seq)/say/\(index)", to: to, incident, kind: .announcement,
                thread: place?.thread)
        }
    }

    /// The board for the rooms that did not ask; the answer to the command is one too.
    func rollCall(_ event: Event, _ incident: Incident, except asked: RoomRef?) -> [OutboxRow] {
        guard let call = incident.watch.rollCall, call.seq == event.seq else { return [] }
        return destinations(incident).enumerated().compactMap { index, to in
            if case .room(let room) = to, room == asked { return nil }
            return say(
                wording.rollCallBoard(call, incident, isFirst: true, now: now), key: "e\(event.seq)/rollcall/\(index)",
                to: to, incident, kind: .announcement)
        }
    }

    /// The boards brought up to date.
    func rollCallProgress(_ event: Event, _ incident: Incident) -> [OutboxRow] {
        guard let call = incident.watch.rollCall else { return [] }
        let board = wording.rollCallBoard(call, incident, isFirst: false, now: now)
        var rows = destinations(incident).enumerated().compactMap { index, to -> OutboxRow? in
            if case .room(let room) = to, room == call.asked?.room { return nil }
            return say(
                board, key: "e\(event.seq)/present/\(index)", to: to, incident, kind: .progress,
                replaces: "e\(call.seq)/rollcall/\(index)")
        }
        guard let asked = call.asked else { return rows }
        rows.append(
            say(
                board, key: "e\(event.seq)/present/reply", to: .room(asked.room), incident, kind: .progress,
                replaces: asked.replyKey, thread: asked.thread))
        return rows
    }
}
