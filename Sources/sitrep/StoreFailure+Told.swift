import ArgumentParser
import Glibc
import Incidents
import Settings
import Store
import Wording

extension StoreFailure {
    /// Says it at the terminal, and gives the status to exit with.
    var told: ExitCode {
        Complaint.print(description)
        return ExitCode(exitStatus)
    }
}

/// How people are called: as a configuration says, else by their keys.
func speaker(_ files: [String]) throws -> Wording {
    guard !files.isEmpty else { return Wording(policy: Policy()) }
    let loaded = SettingsLoader.load(files: files)
    guard let configuration = loaded.configuration else {
        for diagnostic in loaded.errors { Complaint.print(diagnostic.description) }
        throw ExitCode(1)
    }
    return Wording(policy: configuration.policy)
}

func wallClock() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}

/// `1 event`, `2 events`.
func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

/// Where output goes: standard output, or a file that must not be there yet and that others may not read.
final class OutputFile {
    private let file: UnsafeMutablePointer<FILE>
    private let path: String?

    init(_ path: String?) throws {
        self.path = path
        let descriptor = path.map { open($0, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600) } ?? dup(1)
        guard descriptor >= 0, let opened = fdopen(descriptor, "w") else {
            let why = errno == EEXIST ? "it is there already; name a new file" : String(cString: strerror(errno))
            Complaint.print("\(path ?? "standard output") cannot be written: \(why)")
            throw ExitCode(errno == EEXIST ? 64 : 74)
        }
        file = opened
    }

    func write(_ bytes: [UInt8]) { _ = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) } }
    func write(_ text: String) { write(Array(text.utf8)) }

    /// A full disk shows here at the latest.
    func finish() throws {
        let isWritten = fflush(file) == 0 && ferror(file) == 0 && (path == nil || fsync(fileno(file)) == 0)
        fclose(file)
        guard isWritten else {
            Complaint.print(
                "\(path ?? "standard output") could not be written whole: \(String(cString: strerror(errno)))")
            throw ExitCode(74)
        }
    }
}
