import ArgumentParser
import Glibc

/// Man pages and completions come from the commands themselves; `scripts/describe` keeps `deploy/` in step.
struct SelfDescribe: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-describe",
        abstract: "Write man pages and shell completions of this program into a directory.",
        shouldDisplay: false)

    @Option(help: "Where to write man/ and completions/.", completion: .directory)
    var into: String

    func run() throws {
        let completions = [("sitrep.bash", CompletionShell.bash), ("_sitrep", .zsh), ("sitrep.fish", .fish)]
        for directory in [into, into + "/man", into + "/completions"] where mkdir(directory, 0o755) != 0 {
            guard errno == EEXIST else {
                Complaint.print("\(directory) cannot be made: \(String(cString: strerror(errno)))")
                throw ExitCode(74)
            }
        }
        for (name, shell) in completions {
            try write(Sitrep.completionScript(for: shell) + "\n", to: "\(into)/completions/\(name)")
        }
        for page in try ManPage.all(of: Sitrep.self, version: Version.current) {
            try write(page.text, to: "\(into)/man/\(page.name).1")
        }
    }

    private func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else {
            Complaint.print("\(path) cannot be written: \(String(cString: strerror(errno)))")
            throw ExitCode(74)
        }
        let bytes = Array(text.utf8)
        let isWritten = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) } == bytes.count
        guard fclose(file) == 0, isWritten else {
            Complaint.print("\(path) could not be written whole")
            throw ExitCode(74)
        }
    }
}
