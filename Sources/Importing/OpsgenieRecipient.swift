/// A user, team, schedule or escalation as others name it; `none` is nobody's turn.
package struct OpsgenieRecipient: Decodable, Sendable {
    var type: String
    var id: String?
    var name: String?
    var username: String?
    private enum CodingKeys: String, CodingKey { case type, id, name, username }

    /// For people: `team Checkout`.
    var words: String { [type, username ?? name ?? id ?? ""].filter { !$0.isEmpty }.joined(separator: " ") }
}
