/// Rooms that the configuration names. A chat may know one by two names, and what is said in it bears its id.
extension Policy {
    /// As they are written for one chat, each once.
    package func rooms(at chat: String) -> [String] {
        let named = announceRooms + executiveRooms + aliases.values.flatMap { $0 }.compactMap(\.room)
        return Set(named.filter { $0.chat == chat }.map(\.room)).sorted()
    }

    /// Puts a chat's own ids in the place of the names, so that one room is one.
    package mutating func call(_ ids: [String: String], at chat: String) {
        func called(_ room: RoomRef) -> RoomRef {
            guard room.chat == chat, let id = ids[room.room] else { return room }
            return RoomRef(chat: chat, room: id)
        }
        func once(_ rooms: [RoomRef]) -> [RoomRef] {
            var seen: Set<RoomRef> = []
            return rooms.map(called).filter { seen.insert($0).inserted }
        }
        announceRooms = once(announceRooms)
        executiveRooms = once(executiveRooms)
        for (name, targets) in aliases where targets.contains(where: { $0.room?.chat == chat }) {
            aliases[name] = targets.map { target in target.room.map { .room(called($0)) } ?? target }
        }
    }
}

extension Target {
    fileprivate var room: RoomRef? { if case .room(let room) = self { room } else { nil } }
}
