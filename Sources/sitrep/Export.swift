import ArgumentParser
import Incidents
import Store
import Wording

struct Export: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, markdown }

    static let configuration = CommandConfiguration(
        abstract: "Write the record as JSON Lines or as postmortems in Markdown.",
        discussion: """
            Reads only; the daemon may run. As JSON Lines each event is a line with its hashes: sitrep verify checks \
            such a file by itself, and sitrep import takes a whole one into an empty store. As Markdown each incident \
            is a page: a summary, roles, decisions, tasks, and the timeline in UTC.

            Private incidents are left out, and that is said, unless --include-private is given.

            Examples:
              sitrep export --data /var/lib/sitrep --include-private --out record.jsonl
              sitrep export --data /var/lib/sitrep INC-3 --format markdown --config /etc/sitrep/sitrep.yaml
            """)

    @Argument(help: "Incidents; none means everything.")
    var incidents: [String] = []
    @Option(help: "Data directory.", completion: .directory)
    var data: String
    @Option(help: "jsonl or markdown.")
    var format: Format = .jsonl
    @Option(help: "A new file to write; standard output without it.", completion: .file())
    var out: String?
    @Flag(help: "Also private incidents. Whoever reads the file reads them.")
    var includePrivate = false
    @Option(help: "Configuration, for people's names in Markdown. May be given more than once.", completion: .file())
    var config: [String] = []

    func validate() throws {
        for text in incidents where IncidentID(text) == nil {
            throw ValidationError("An incident is named like INC-3, got \"\(text)\".")
        }
    }

    func run() throws {
        do {
            let reader = try StoreReader(directory: data)
            let ids = incidents.compactMap { IncidentID($0) }
            for id in ids {
                guard try reader.incident(id) == nil else { continue }
                Complaint.print("There is no incident \(id).")
                throw ExitCode(1)
            }
            switch format {
            case .jsonl: try writeLines(reader, ids)
            case .markdown: try writeMarkdown(reader, ids)
            }
        } catch let failure as StoreFailure {
            throw failure.told
        }
    }

    private func writeLines(_ reader: StoreReader, _ ids: [IncidentID]) throws {
        let output = try OutputFile(out)
        let report = try reader.export(ExportChoice(incidents: ids, withPrivate: includePrivate)) {
            line throws(StoreFailure) in output.write(line + [UInt8(ascii: "\n")])
        }
        try output.finish()
        Complaint.print("\(counted(report.events, "event")) written\(out.map { " to \($0)" } ?? "")")
        if let end = report.end { Complaint.print("the record ends at \(end.seq) \(end.hash.prefix(32))") }
        tellPrivate(report.privateIncidents)
        if !report.isWhole {
            Complaint.print(
                "this is a part: each line can be checked by its own hashes, but only a whole export can be imported")
        }
    }

    private func writeMarkdown(_ reader: StoreReader, _ ids: [IncidentID]) throws {
        let wording = try speaker(config)
        let output = try OutputFile(out)
        var hidden = 0
        var written = 0
        for id in try ids.isEmpty ? everyIncident(reader) : ids {
            guard let incident = try reader.incident(id) else { continue }
            guard includePrivate || !incident.isPrivate else {
                hidden += 1
                continue
            }
            if written > 0 { output.write("\n---\n\n") }
            output.write(wording.postmortem(incident, try reader.events(of: id)))
            written += 1
        }
        try output.finish()
        Complaint.print("\(counted(written, "incident")) written\(out.map { " to \($0)" } ?? "")")
        tellPrivate(hidden)
    }

    private func everyIncident(_ reader: StoreReader) throws -> [IncidentID] {
        var found: [IncidentID] = []
        while case let some = try reader.incidents(after: found.last?.number ?? 0, limit: 500), !some.isEmpty {
            found += some.map(\.id)
        }
        return found
    }

    private func tellPrivate(_ count: Int) {
        guard count > 0 else { return }
        Complaint.print("\(counted(count, "private incident")) left out; --include-private writes them too")
    }
}
