/// What reading a configuration asks of the secrets that it names.
package enum SecretsAsked: Hashable, Sendable {
    /// Nothing: where a secret is to be found is taken as written. For a rehearsal.
    case nothing
    /// What is missing is a warning: the file may be checked on a machine that does not hold its secrets, and a daemon
    /// runs without one.
    case reported
    /// What is missing is an error: the file is checked where it is to run, by the user that will run it.
    case needed
}

/// A secret that a configuration names and that could not be read when it was checked.
package struct MissingSecret: Hashable, Sendable {
    /// The key that names it, `pagers.email.password_env`.
    package var key: String
    /// Where that key stands, `sitrep.yaml:12`.
    package var place: String
    package var source: SecretSource

    /// Why it cannot be read now, for people; nil since it can be. The secret itself is in no sentence.
    package var trouble: String? {
        do {
            _ = try source.read()
            return nil
        } catch {
            return "\(error) (\(key), \(place))"
        }
    }
}
