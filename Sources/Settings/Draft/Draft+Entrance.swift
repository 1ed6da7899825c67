import Incidents

extension Draft {
    /// Links into the rooms are remembered for a week once they are used, so none may last longer.
    private static let longestInvitation = Duration.days(6)

    /// How people come into the rooms on the web.
    mutating func readEntrance(_ fields: Fields, _ server: inout ServerSettings) {
        if let field = fields["invitations_last"], let length = field.duration() {
            if length > Self.longestInvitation {
                field.error("is at most 6 days", got: field.text()?.text, hint: "Write 24h")
            } else {
                policy.invitationsLast = length
            }
        }
        server.asksToSignIn = fields["sign_in"]?.choice(["required", "as needed"]) == "required"
    }
}
