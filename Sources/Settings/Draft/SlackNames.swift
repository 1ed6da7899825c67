/// How Slack names people. A handle such as `@bob` is no name there: it can be changed, and the API does not take it.
enum SlackNames {
    /// `U012AB3CD`; those of an Enterprise Grid begin with `W`.
    static func isMember(_ text: String) -> Bool {
        text.utf8.count > 2 && (text.hasPrefix("U") || text.hasPrefix("W"))
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }

    static func hint(_ text: String) -> String {
        let bare = text.filter { !"<@> ".contains($0) }.prefix { $0 != "|" }
        if isMember(bare.uppercased()), bare.contains(where: \.isNumber) { return "Write \(bare.uppercased())" }
        if text.dropFirst().contains("@") { return "Write the address as \"email:\" and leave the handle out" }
        return "Write the member id, U012AB3CD (profile, \u{22EE}, \"Copy member ID\"), or \"email:\" alone"
    }
}
