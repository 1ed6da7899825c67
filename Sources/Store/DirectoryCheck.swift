import CSQLite
import Glibc
import Incidents

/// One thing about a data directory: what was looked at, and what is wrong with it, if anything.
package struct DirectoryFinding: Hashable, Sendable {
    package var what: String
    package var trouble: String?
    init(_ what: String, trouble: String? = nil) {
        self.what = what
        self.trouble = trouble
    }
}

/// What `sitrep doctor --data` says of a directory. It writes one small file there and takes it away again; the
/// store is only read, and the daemon may run.
package enum DirectoryCheck {
    /// Less than this is a disk that fills up in the middle of an incident.
    private static let leastFree = 200 << 20
    /// So many events at the end are checked; `sitrep verify` checks all.
    private static let chainLength = 1000

    package static func findings(_ directory: String, at now: Instant) -> [DirectoryFinding] {
        guard Files.size(directory) != nil else {
            return [DirectoryFinding("it is there", trouble: "\(directory) is missing; sitrep run makes it")]
        }
        return [access(directory), room(directory), sync(directory), fileSystem(directory)] + store(directory, now)
    }

    private static func access(_ directory: String) -> DirectoryFinding {
        let what = "only its owner may read and write it"
        if let path = DirectoryGuard.strangeLinks(directory).first {
            return DirectoryFinding(what, trouble: "\(path) is a link or no plain file: rm \(path)")
        }
        let openings = DirectoryGuard.openings(directory)
        guard openings.isEmpty else {
            let remedies = openings.map { "\($0.sentence): \($0.remedy)" }
            return DirectoryFinding(what, trouble: remedies.joined(separator: "; "))
        }
        for name in [directory, Store.path(in: directory)] {
            var status = stat()
            guard stat(name, &status) == 0, status.st_uid != geteuid(), geteuid() != 0 else { continue }
            return DirectoryFinding(what, trouble: "\(name) belongs to user \(status.st_uid), not to you")
        }
        return DirectoryFinding(what)
    }

    private static func room(_ directory: String) -> DirectoryFinding {
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else {
            return DirectoryFinding("there is room", trouble: "it cannot be asked: \(String(cString: strerror(errno)))")
        }
        let free = Int(status.f_bavail) * Int(status.f_frsize)
        let used = Files.size(Store.path(in: directory)) ?? 0
        // A redaction writes the whole file anew, and so does a restore.
        let wanted = max(leastFree, used * 2)
        let what = "there is room: \(free >> 20) MB free, the store has \((used + (1 << 20) - 1) >> 20) MB"
        let trouble = free < wanted ? "less than \(wanted >> 20) MB are free: make room on this disk" : nil
        return DirectoryFinding(what, trouble: trouble)
    }

    private static func sync(_ directory: String) -> DirectoryFinding {
        let path = directory + "/doctor-\(getpid())"
        let began = milliseconds()
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            return DirectoryFinding(
                "a write reaches the disk", trouble: Files.failure(path, "it cannot be written").sentence)
        }
        defer {
            close(file)
            unlink(path)
        }
        let isWritten = [UInt8](repeating: 0, count: 4096).withUnsafeBytes { write(file, $0.baseAddress, 4096) == 4096 }
        guard isWritten, fsync(file) == 0 else {
            return DirectoryFinding(
                "a write reaches the disk", trouble: Files.failure(path, "it cannot be written and synced").sentence)
        }
        let took = milliseconds() - began
        let trouble = took > 2000 ? "each commit waits that long: look for a slow or failing disk" : nil
        return DirectoryFinding("a write reaches the disk in \(max(took, 1)) ms", trouble: trouble)
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func fileSystem(_ directory: String) -> DirectoryFinding {
        // From linux/magic.h: NFS, SMB, CIFS, SMB2.
        let isRemote = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42].contains(sitrep_file_system(directory) & 0xFFFF_FFFF)
        return DirectoryFinding(
            "it is a local file system",
            trouble: isRemote ? "it is a network file system, where SQLite's log cannot work: use a local disk" : nil)
    }

    private static func store(_ directory: String, _ now: Instant) -> [DirectoryFinding] {
        guard Files.size(Store.path(in: directory)) != nil else {
            return [DirectoryFinding("there is no store yet; sitrep run makes it")]
        }
        let reader: StoreReader
        do { reader = try StoreReader(directory: directory) } catch {
            return [DirectoryFinding("the store can be read", trouble: error.sentence)]
        }
        do { return [try schema(reader), try chain(reader), try clock(reader, now), try letters(reader)] } catch {
            return [DirectoryFinding("the store can be read", trouble: error.sentence)]
        }
    }

    private static func schema(_ reader: StoreReader) throws(StoreFailure) -> DirectoryFinding {
        let found = try reader.read { database throws(StoreFailure) in try database.pragma("PRAGMA user_version") }
        let later = found < Schema.version ? "; the next start brings it to \(Schema.version)" : ""
        return DirectoryFinding("the store has schema \(found)\(later)")
    }

    private static func chain(_ reader: StoreReader) throws(StoreFailure) -> DirectoryFinding {
        let fault = try reader.read { database throws(StoreFailure) in
            try database.tailFault(try HashChain(), last: chainLength)
        }
        return DirectoryFinding(
            "the last \(chainLength) events hold in the chain",
            trouble: fault.map { "\($0). sitrep verify --data \(directory(of: reader)) names all of it" })
    }

    private static func directory(of reader: StoreReader) -> String {
        (try? reader.read { database throws(StoreFailure) in database.path.parentDirectory }) ?? "DIR"
    }

    private static func clock(_ reader: StoreReader, _ now: Instant) throws(StoreFailure) -> DirectoryFinding {
        guard let end = try reader.recordEnd(), let last = try reader.instant(of: end.seq) else {
            return DirectoryFinding("the clock goes on from the last event")
        }
        let ahead = last - now
        return DirectoryFinding(
            "the clock goes on from the last event",
            trouble: ahead > .seconds(5)
                ? "the last event happened \(ahead.milliseconds / 1000) s in the future (\(last.rfc3339)): "
                    + "this machine's clock is behind; check timedatectl" : nil)
    }

    private static func letters(_ reader: StoreReader) throws(StoreFailure) -> DirectoryFinding {
        let (pending, dead) = try reader.outboxCounts()
        return DirectoryFinding("\(pending) posts wait, \(dead) could not be delivered in the last week")
    }
}
