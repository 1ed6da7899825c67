/// How many are in a room, as the server's summaries tell it: a count comes only where it has changed, so the last are kept.
///
/// Written as `2 0`: joined and invited. Before the first count a room is what its invitation said: `direct`, or nothing.
struct MatrixCompany: Hashable, Sendable {
    private var joined: Int?
    private var invited: Int?
    private var isDirect = false

    init(kept: String?) {
        let parts = (kept ?? "").split(separator: " ", omittingEmptySubsequences: false)
        isDirect = parts.contains("direct")
        if parts.count == 2 { (joined, invited) = (Int(parts[0]), Int(parts[1])) }
    }

    static let invitedAlone = "direct"

    /// What is to be kept; nil where nothing has changed.
    mutating func learn(_ room: MatrixSync.Room) -> String? {
        guard room.joined != nil || room.invited != nil, let count = room.joined ?? joined else { return nil }
        joined = count
        invited = room.invited ?? invited
        return "\(count) \(invited ?? 0)"
    }

    /// The bot and one other.
    var isTwo: Bool { joined.map { $0 + (invited ?? 0) == 2 } ?? isDirect }
}
