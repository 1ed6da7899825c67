import Foundation

/// Looks at where a secret is said to be, without reading more of it than is needed.
enum SecretCheck {
    static func file(_ field: Field) -> SecretSource? {
        guard let text = field.text() else { return nil }
        let path = SourceFiles.path(text.text, beside: text.place.file)
        let source = SecretSource.file(path)
        guard field.problems.secrets != .nothing else { return source }
        // Somebody may have written the secret itself; a path with a slash in it is none.
        let shown = text.text.contains("/") ? path : nil
        func missing(_ what: String, _ hint: String) -> SecretSource {
            field.problems.missing(source, field.path, at: text.place, what, got: shown, hint: hint)
            return source
        }
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            return missing(
                "names a file that does not exist",
                "Create it with the secret alone in it, readable by the daemon's user only (chmod 600)")
        }
        guard manager.isReadableFile(atPath: path) else {
            return missing("names a file that this user may not read", "Give it to the daemon's user (chown)")
        }
        do {
            _ = try source.read()
        } catch {
            return missing("names a file that holds no text", "Put the secret in it, alone")
        }
        // Losing the error is right: without attributes there is nothing to warn about.
        let mode = (try? manager.attributesOfItem(atPath: path))?[.posixPermissions] as? Int ?? 0
        if mode & 0o004 != 0 {
            field.problems.warn(
                text.place, "\(field.path) names a file that every user of this machine can read", got: shown,
                hint: "chmod 600 \(shown ?? "it")")
        }
        return source
    }

    static func variable(_ field: Field) -> SecretSource? {
        guard let text = field.text() else { return nil }
        // Here too somebody may have written the secret itself: only what looks like a name is repeated.
        let isName = text.text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_") }
        let isLegal = text.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
        guard isLegal, text.text.first?.isNumber == false else {
            field.problems.error(
                text.place, "\(field.path) is not the name of an environment variable",
                hint: "Write the variable's name, such as SITREP_TOKEN, not the secret")
            return nil
        }
        let source = SecretSource.environment(text.text)
        guard field.problems.secrets != .nothing else { return source }
        if let held = ProcessInfo.processInfo.environment[text.text] {
            if held.allSatisfy(\.isWhitespace) {
                field.problems.missing(
                    source, field.path, at: text.place, "names an environment variable that is set and empty",
                    got: isName ? text.text : nil, hint: "Put the secret in it where the daemon runs")
            }
        } else {
            field.problems.missing(
                source, field.path, at: text.place, "names an environment variable that is not set here",
                got: isName ? text.text : nil, hint: "Set it where the daemon runs")
        }
        return source
    }
}
