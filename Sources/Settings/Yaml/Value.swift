/// A YAML value as this module reads it: every scalar is the text as written, because what YAML makes of `no`, `012`
/// or `1:30` is never what somebody meant in a policy.
struct Value: Sendable {
    indirect enum Content: Sendable {
        /// `null`, `~`, or nothing at all.
        case nothing
        case text(String)
        case list([Value])
        case map([Entry])
    }

    var place: Place
    var content: Content

    /// For "got": what it is, where it is not a text.
    var kind: String {
        switch content {
        case .nothing: "nothing"
        case .text(let text): text
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// A key of a map with its value.
struct Entry: Sendable {
    /// As written.
    let name: String
    var place: Place
    var value: Value

    /// `E-Mail`, `e mail` and `e_mail` are one key.
    let key: String

    init(name: String, place: Place, value: Value) {
        self.name = name
        self.place = place
        self.value = value
        key = Entry.canonical(name)
    }

    static func canonical(_ name: String) -> String {
        String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
    }

    /// Is the value at this path (`pagers.pagerduty.routing_keys.ana`) a secret when somebody writes it in the open?
    /// Such a value is never shown.
    static func isSecret(_ path: String) -> Bool {
        let canonical = canonical(path)
        let words = ["token", "password", "secret", "routing_key", "user_key", "api_key", "passphrase"]
        return words.contains { canonical.contains($0) }
    }
}
