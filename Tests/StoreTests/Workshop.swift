import Glibc
import Incidents

@testable import Store

/// A directory of its own for one test, gone at the end.
final class Workshop {
    let directory: String
    private let root: String

    /// In memory where there is such a place: a sync then costs nothing, and these tests make thousands.
    init(in wanted: String = "/dev/shm") throws {
        let base = access(wanted, W_OK) == 0 ? wanted : "/tmp"
        var template = Array("\(base)/store-tests-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Trouble(what: "mkdtemp: \(errno)") }
        root = String(cString: made)
        directory = root + "/data"
    }

    deinit { Self.remove(root) }

    var database: String { directory + "/sitrep.db" }
    var log: String { directory + "/sitrep.db-wal" }
    func path(_ name: String) -> String { root + "/" + name }

    /// The store may outlive the workshop: its files are then open and without a name.
    func open(_ options: Store.Options = .init()) throws -> Store {
        try Store(directory: directory, options: options)
    }

    /// What a kill at this moment would leave behind, as another directory.
    func crashed() throws -> Workshop {
        let other = try Workshop(in: root.parentDirectory)
        guard mkdir(other.directory, 0o700) == 0 else { throw Trouble(what: "mkdir: \(errno)") }
        for (old, new) in [(database, other.database), (log, other.log)] where Files.size(old) != nil {
            try Self.write(try Self.read(old), to: new)
        }
        return other
    }

    /// Runs SQL on a closed store, as somebody who tampers would.
    func tamper(_ sql: String) throws {
        let database = try Database(path: database, mode: .readWrite)
        try database.execute(sql)
        database.close()
    }

    static func read(_ path: String) throws -> [UInt8] {
        let file = fopen(path, "r")
        guard let file else { throw Trouble(what: "\(path) cannot be opened: \(errno)") }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: Files.size(path) ?? 0)
        guard fread(&bytes, 1, bytes.count, file) == bytes.count else { throw Trouble(what: "\(path): short read") }
        return bytes
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = fopen(path, "w")
        guard let file else { throw Trouble(what: "\(path) cannot be made: \(errno)") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Trouble(what: "\(path): short write") }
    }

    static func mode(_ path: String) -> UInt32 {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    private static func remove(_ path: String) {
        if let entries = opendir(path) {
            while let entry = readdir(entries) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { remove(path + "/" + name) }
            }
            closedir(entries)
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}

struct Trouble: Error {
    var what: String
}

/// The same numbers for the same seed, so that a failing run can be run again.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Store {
    /// Adds the next event.
    @discardableResult
    func append(_ fact: Fact, to incident: Int? = 7, at instant: Instant? = nil) throws -> Event {
        let seq = head.seq + 1
        let event = Event(
            seq: seq, incident: incident.map { IncidentID($0) }, at: instant ?? FactSamples.time + .seconds(seq),
            by: FactSamples.ana, from: FactSamples.from, fact: fact)
        try append(event)
        return event
    }

    @discardableResult
    func declare(_ number: Int) throws -> Incident {
        let declared = Declared(
            number: number, label: "#incident-\(number)", title: "incident \(number)",
            severity: Severity(rank: 1, label: "P1"))
        return Incident(declared, event: try append(.declared(declared), to: number))
    }

    func faults() throws -> [ChainFault] {
        var found: [ChainFault] = []
        _ = try verifyChain { found.append($0) }
        return found
    }
}

/// The failure of `body`, or nil where it had none.
func failure(of body: () throws -> Void) -> StoreFailure? {
    do { try body() } catch { return error as? StoreFailure }
    return nil
}
