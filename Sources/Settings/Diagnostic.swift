/// One thing that is wrong with the configuration, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: Hashable, Sendable {
        /// The start is refused.
        case error
        case warning
    }

    package var file: String
    /// 1 for the first line; 0 where the trouble is the file itself.
    package var line: Int
    package var column: Int
    package var severity: Severity
    package var what: String
    /// The value found, as far as it may be shown: never a secret.
    package var got: String?
    package var hint: String?
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line: what, got "value". hint`, always on one line.
    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        let kind = severity == .warning ? " warning:" : ""
        let value = got.map { ", got \"\(Diagnostic.shown($0))\"" } ?? ""
        let advice = hint.map { ". \($0)" } ?? ""
        return "\(place):\(kind) \(what)\(value)\(advice)"
    }

    /// On one line, without control characters, and short: a value may be a whole file by mistake.
    static func shown(_ value: String) -> String {
        let visible = value.unicodeScalars.prefix(80).map { scalar in
            scalar.properties.generalCategory == .control ? " " : String(scalar)
        }
        return visible.joined() + (value.unicodeScalars.count > 80 ? "…" : "")
    }
}

/// Where something stands in the configuration.
struct Place: Hashable, Sendable {
    var file: String
    var line: Int
    var column: Int
}

/// Collects what is wrong, so that everything can be reported at once.
final class Problems {
    private(set) var found: [Diagnostic] = []
    private var known: Set<Diagnostic> = []
    private(set) var missingSecrets: [MissingSecret] = []
    let secrets: SecretsAsked
    /// Where a value stands that is wrong as a whole, and was reported so.
    private var spoilt: Set<Place> = []
    private(set) var hasErrors = false

    init(secrets: SecretsAsked = .reported) { self.secrets = secrets }

    /// What stands there is no value at all: whatever else is said of it would only follow from that.
    func spoil(_ place: Place, _ what: String, got: String? = nil, hint: String? = nil) {
        add(place, .error, what, got, hint)
        spoilt.insert(place)
    }

    /// As above, of the key whose value it is.
    func spoil(_ place: Place) { spoilt.insert(place) }
    func isSpoilt(_ place: Place) -> Bool { spoilt.contains(place) }

    func error(_ place: Place, _ what: String, got: String? = nil, hint: String? = nil) {
        add(place, .error, what, got, hint)
    }

    func warn(_ place: Place, _ what: String, got: String? = nil, hint: String? = nil) {
        add(place, .warning, what, got, hint)
    }

    /// A secret that is not where the file says, by the key that names it. What cannot work without it is one thing of
    /// many, so a start goes on and says so; whoever asks whether all is in place here is told of a mistake.
    func missing(
        _ source: SecretSource, _ key: String, at place: Place, _ what: String, got: String? = nil, hint: String
    ) {
        add(place, secrets == .needed ? .error : .warning, "\(key) \(what)", got, hint)
        let missing = MissingSecret(key: key, place: "\(place.file):\(place.line)", source: source)
        if !missingSecrets.contains(missing) { missingSecrets.append(missing) }
    }

    private func add(
        _ place: Place, _ severity: Diagnostic.Severity, _ what: String, _ got: String?, _ hint: String?
    ) {
        let diagnostic = Diagnostic(
            file: place.file, line: place.line, column: place.column, severity: severity, what: what, got: got,
            hint: hint)
        guard !spoilt.contains(place) else { return }
        if severity == .error { hasErrors = true }
        // What an anchor brings to two places is one mistake.
        if known.insert(diagnostic).inserted { found.append(diagnostic) }
    }
}
