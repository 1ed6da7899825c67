import Foundation

/// Text that something else was to replace before it came here: a shell, a template. It reads like a value, so it would pass
/// some checks and fail at night.
struct NotFilledIn {
    var what: String
    var hint: String

    /// Nil for a text as people mean it.
    init?(_ text: String) {
        // Nearly no value has a sign of these, and an expression costs much more than to see that.
        guard text.utf8.contains(where: { [0x24, 0x7B, 0x25].contains($0) }) || text.hasPrefix("~/") else { return nil }
        if let template = text.firstMatch(of: /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>/) {
            what = "\(String(template.0).shortened) was to be filled in by a template, and was not"
            hint = "Write the value, or make this file from the template first"
        } else if let variable = text.firstMatch(of: /\$\{[A-Za-z_][^}]*\}|\$\([a-z][^)]*\)/) {
            what = "\(String(variable.0).shortened) is not replaced in this file"
            hint = Self.variable
        } else if let variable = text.wholeMatch(of: /\$[A-Za-z_][A-Za-z0-9_]*|%[A-Z_]+%/) {
            what = "\(String(variable.0).shortened) is not replaced in this file"
            hint = Self.variable
        } else if text.hasPrefix("~/") {
            what = "~ is not replaced in this file"
            hint = "Write the whole path: \"\(NSHomeDirectory())\(text.dropFirst())\""
        } else {
            return nil
        }
    }

    private static let variable =
        "Write the value; a secret can stand in a variable, named without the sign: token_env: NAME"

    /// What people write for people may hold anything, an example of a command above all.
    static func isProse(_ path: String) -> Bool {
        [".templates", ".checklists", ".special_cases", ".drills", ".vendors"].contains { path.hasPrefix($0) }
    }
}

extension String {
    fileprivate var shortened: String { count > 40 ? prefix(40) + "…" : self }
}
