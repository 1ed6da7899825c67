import ArgumentParser
import Glibc
import Incidents
import Store
import Wording

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the record line by line, as it grows.",
        discussion: """
            Reads only; the daemon may run. Each line has the event's number, its time in UTC, its incident and who \
            did what. With --follow it goes on until it is stopped, also when the store is restored or replaced \
            meanwhile. Private incidents are left out unless --include-private is given.

            Examples:
              sitrep tail --data /var/lib/sitrep
              sitrep tail --data /var/lib/sitrep --follow INC-3
            """)

    @Option(help: "Data directory.", completion: .directory)
    var data: String
    @Flag(name: .shortAndLong, help: "Go on with what happens.")
    var follow = false
    @Option(name: [.customShort("n"), .long], help: "So many lines to begin with.")
    var lines: Int = 20
    @Flag(help: "Also private incidents.")
    var includePrivate = false
    @Option(help: "Configuration, for people's names. May be given more than once.", completion: .file())
    var config: [String] = []
    @Argument(help: "One incident; everything without it.")
    var incident: String?

    func validate() throws {
        if let incident, IncidentID(incident) == nil {
            throw ValidationError("An incident is named like INC-3, got \"\(incident)\".")
        }
        guard (0...100_000).contains(lines) else { throw ValidationError("--lines is 0 to 100000, got \(lines).") }
    }

    func run() async throws {
        do {
            var view = try TailView(
                directory: data, incident: incident.flatMap { IncidentID($0) }, withPrivate: includePrivate,
                wording: try speaker(config))
            for line in try view.last(lines) { show(line) }
            while follow {
                // SQLite tells another process nothing of a commit: whoever follows has to look.
                try await Task.sleep(for: .milliseconds(250))
                for line in try view.more() { show(line) }
            }
        } catch let failure as StoreFailure {
            throw failure.told
        }
    }

    /// At once, so that a pipe sees it too.
    private func show(_ line: String) {
        print(line)
        fflush(nil)
    }
}

/// What has been shown of a store, and what comes next.
private struct TailView {
    let directory: String
    let incident: IncidentID?
    let withPrivate: Bool
    var wording: Wording
    private var reader: StoreReader
    private var file: FileName?
    private var seen = 0
    /// Known to be private, or known not to be.
    private var hidden: [IncidentID: Bool] = [:]

    /// A file by what it is, not by what it is called.
    private struct FileName: Equatable {
        var device: UInt
        var number: UInt
        init?(_ directory: String) {
            var status = stat()
            guard stat(Store.path(in: directory), &status) == 0 else { return nil }
            device = UInt(status.st_dev)
            number = UInt(status.st_ino)
        }
    }

    init(directory: String, incident: IncidentID?, withPrivate: Bool, wording: Wording) throws {
        self.directory = directory
        self.incident = incident
        self.withPrivate = withPrivate
        self.wording = wording
        self.wording.policy.zone = .utc
        file = FileName(directory)
        reader = try StoreReader(directory: directory)
    }

    mutating func last(_ count: Int) throws -> [String] {
        let end = try reader.recordEnd()?.seq ?? 0
        defer { seen = end }
        if let incident { return Array(try texts(of: reader.events(of: incident)).suffix(count)) }
        var found: [String] = []
        var to = end
        while to > 0, found.count < count {
            let from = max(0, to - 500)
            found = try texts(of: reader.events(after: from, limit: to - from).filter { $0.seq <= to }) + found
            to = from
        }
        return Array(found.suffix(count))
    }

    mutating func more() throws -> [String] {
        let now = FileName(directory)
        // Between two names for a moment: the next look finds it.
        guard let now else { return [] }
        var said: [String] = []
        if now != file {
            reader = try StoreReader(directory: directory)
            file = now
            hidden.removeAll()
            let end = try reader.recordEnd()?.seq ?? 0
            said.append("– the store was replaced; its record ends at \(end) –")
            seen = min(seen, end)
        }
        while case let some = try reader.events(after: seen, limit: 500), let last = some.last {
            said += try texts(of: some.filter { incident == nil || $0.incident == incident })
            seen = last.seq
        }
        return said
    }

    private mutating func texts(of events: [Event]) throws -> [String] {
        try events.compactMap { event in
            if let id = event.incident, try isHidden(id, event) { return nil }
            guard event.isForReaders else { return nil }
            let id = event.incident.map { " \($0)" } ?? ""
            let line = wording.record(event).split(whereSeparator: \.isNewline).joined(separator: " / ").withoutControls
            return "\(event.seq) \(event.at.rfc3339)\(id) \(line)"
        }
    }

    /// Asked again when the incident begins, and never kept for one that was not hidden: it may become so.
    private mutating func isHidden(_ id: IncidentID, _ event: Event) throws -> Bool {
        guard !withPrivate else { return false }
        if let known = hidden[id], known { return true }
        let found = try reader.incident(id)?.isPrivate ?? false
        hidden[id] = found
        return found
    }
}
