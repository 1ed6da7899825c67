import Foundation

/// Something that must never be seen: it cannot be printed, dumped or interpolated, only used through `value`.
package struct Secret: Hashable, Sendable {
    package let value: String

    package init(_ value: String) { self.value = value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Where a secret is to be found. It is read at its use, so that a rotated one is taken at the next reload.
package enum SecretSource: Hashable, Sendable {
    /// A file that holds the secret and nothing else.
    case file(String)
    /// The name of an environment variable.
    case environment(String)

    /// Reads it; line breaks at the end are not part of it.
    package func read() throws(SecretFailure) -> Secret {
        let text: String
        switch self {
        case .file(let path):
            guard let data = FileManager.default.contents(atPath: path) else {
                throw SecretFailure(description: "the secret file \(path) cannot be read")
            }
            guard let decoded = String(validating: data, as: UTF8.self) else {
                throw SecretFailure(description: "the secret file \(path) is not UTF-8 text")
            }
            text = decoded
        case .environment(let name):
            // Foundation's own copies the whole environment at each look.
            guard let found = getenv(name) else {
                throw SecretFailure(description: "the environment variable \(name) is not set")
            }
            text = String(cString: found)
        }
        let trimmed = text.reversed().drop { $0.isNewline }.reversed()
        guard trimmed.contains(where: { !$0.isWhitespace }) else {
            throw SecretFailure(description: "\(self) holds nothing")
        }
        return Secret(String(trimmed))
    }
}

extension SecretSource: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file(let path): "the secret file \(path)"
        case .environment(let name): "the environment variable \(name)"
        }
    }
}

/// Why a secret could not be read: a sentence with the place of the secret, never with the secret.
package struct SecretFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
}
