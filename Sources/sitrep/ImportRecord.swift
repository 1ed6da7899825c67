import ArgumentParser
import Incidents
import Store

struct ImportRecord: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Take an exported record into an empty store.",
        discussion: """
            Each line is checked in the chain, and the first one that does not hold refuses the whole file by its \
            number. The events are taken over byte for byte: exporting them again gives the same file. Messages of the \
            local rooms, waiting posts and chats' positions are no part of a record; a backup has them. Exits with 65 \
            when the record is broken, 64 when the store is not empty, 75 when a process holds the directory.

            Example:
              sitrep import record.jsonl --data /var/lib/sitrep
            """)

    @Argument(help: "A file of sitrep export --format jsonl.", completion: .file(extensions: ["jsonl"]))
    var file: String
    @Option(help: "Data directory: empty or new.", completion: .directory)
    var data: String

    func run() throws {
        do {
            let store = try Store(directory: data)
            let report = try store.importRecord(file)
            store.close()
            let erased = report.erased > 0 ? ", \(report.erased) of them erased" : ""
            print("\(counted(report.events, "event"))\(erased), \(counted(report.incidents, "incident"))")
            if let end = report.end { print("the record ends at \(end.seq) \(end.hash.prefix(32))") }
            if !report.open.isEmpty {
                let names = report.open.map { "\($0)" }.joined(separator: ", ")
                print("not over: \(names); their reminders run from the next start on")
            }
        } catch {
            throw StoreFailure(error.kind, "\(file): \(error.sentence)").told
        }
    }
}
