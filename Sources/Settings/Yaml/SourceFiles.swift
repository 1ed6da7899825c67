import Foundation
import Glibc

/// The files of one configuration, read and put together: those named first, each followed by what it includes.
struct SourceFiles {
    private(set) var root: [Entry] = []
    private(set) var fingerprint = Fingerprint()
    /// False when a file could not be read or parsed: its names are missing, so nothing else can be judged.
    private(set) var isComplete = true
    private let problems: Problems
    private var done: Set<String> = []

    init(problems: Problems) { self.problems = problems }

    mutating func add(file: String) {
        add(file: file, from: nil, chain: [])
    }

    mutating func add(text: String, named name: String) {
        fingerprint.take(Array(text.utf8))
        take(YamlText(file: name, text: text, problems: problems).value(), file: name, chain: [])
    }

    /// `from` is the value that named the file, nil for a file named by the caller.
    private mutating func add(file: String, from: Place?, chain: [String]) {
        let identity = URL(fileURLWithPath: file).resolvingSymlinksInPath().path
        if chain.contains(identity) {
            let circle = (chain.drop { $0 != identity } + [identity]).map { URL(fileURLWithPath: $0).lastPathComponent }
            return problems.error(
                from ?? Place(file: file, line: 0, column: 0), "the files include each other in a circle",
                got: circle.joined(separator: " → "), hint: "Take one include away")
        }
        // Two files may include the same third one: it counts once.
        guard done.insert(identity).inserted else { return }
        switch SourceFiles.read(file) {
        case .success(let (bytes, text)):
            fingerprint.take(bytes)
            take(
                YamlText(file: file, text: text, problems: problems).value(), file: file, chain: chain + [identity])
        case .failure(let trouble):
            isComplete = false
            if let from {
                problems.error(from, "the included file \(trouble.words)", got: file, hint: trouble.hint)
            } else {
                problems.error(
                    Place(file: file, line: trouble.line, column: 0), "the file \(trouble.words)", hint: trouble.hint)
            }
        }
    }

    private mutating func take(_ value: Value?, file: String, chain: [String]) {
        guard let value else {
            isComplete = false
            return
        }
        switch value.content {
        case .nothing:
            return
        case .text, .list:
            isComplete = false
            problems.error(
                value.place, "the file does not hold keys with values", hint: "Begin with a line such as \"zone: UTC\"")
        case .map(let entries):
            for entry in entries where entry.key != "include" { merge(entry) }
            for entry in entries where entry.key == "include" {
                let field = Field(path: "include", place: entry.place, value: entry.value, problems: problems)
                for wanted in field.texts() {
                    add(file: SourceFiles.path(wanted.text, beside: file), from: wanted.place, chain: chain)
                }
            }
        }
    }

    /// Maps of the same name in two files become one; anything else may be said once.
    private mutating func merge(_ entry: Entry) {
        guard let index = root.firstIndex(where: { $0.key == entry.key }) else {
            root.append(entry)
            return
        }
        let first = root[index]
        guard case .map(var entries) = first.value.content, case .map(let more) = entry.value.content else {
            if case .nothing = entry.value.content { return }
            if case .nothing = first.value.content {
                root[index] = entry
                return
            }
            return problems.error(
                entry.place, "the key stands twice, first in \(first.place.file) on line \(first.place.line)",
                got: entry.name)
        }
        var places = Dictionary(entries.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
        for next in more {
            if let twin = places[next.key] {
                problems.error(
                    next.place,
                    "\(entry.name).\(next.name) stands twice, first in \(twin.file) on line \(twin.line)")
            } else {
                places[next.key] = next.place
                entries.append(next)
            }
        }
        root[index].value.content = .map(entries)
    }

    /// A path as it stands in a file: relative to that file, not to where somebody started the daemon.
    static func path(_ path: String, beside file: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return file[...slash] + path
    }

    private struct Trouble: Error {
        var words: String
        var line = 0
        var hint: String?
    }

    private static let most = 4_000_000

    /// A file, or what comes by a pipe: `-`, `/dev/stdin`, a FIFO.
    private static func read(_ path: String) -> Result<([UInt8], String), Trouble> {
        let isInput = path == "-"
        let file = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            return .failure(Trouble(words: errno == ENOENT ? "does not exist" : "cannot be read"))
        }
        defer { if !isInput { close(file) } }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            return .failure(Trouble(words: "is a folder"))
        }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= most {
            let count = Glibc.read(file, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(Trouble(words: "cannot be read")) }
            guard count > 0 else { return decoded(bytes) }
            bytes += part.prefix(count)
        }
        return .failure(Trouble(words: "is larger than 4 MB"))
    }

    private static func decoded(_ bytes: [UInt8]) -> Result<([UInt8], String), Trouble> {
        let save = "Save it as UTF-8"
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0) {
            return .failure(Trouble(words: "is UTF-16 text", line: 1, hint: save))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            var valid = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
            var line = 1
            while let next = valid.popFirst(), String(validating: next, as: UTF8.self) != nil { line += 1 }
            return .failure(Trouble(words: "is not UTF-8 text", line: line, hint: save))
        }
        return .success((bytes, text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text))
    }
}
