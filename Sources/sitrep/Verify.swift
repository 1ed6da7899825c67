import ArgumentParser
import Incidents
import Store

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the record: names an edited, missing, moved or cut-off event.",
        discussion: """
            Reads only; the daemon may run. Checks a data directory, a backup or an export in JSON Lines. Exits with 0 \
            when the record holds, 1 when it does not, 65 when the file is damaged or of a newer version.

            The chain alone cannot show that its end was cut off. When an incident is closed, Sitrep posts the end of \
            the record in its room ("The record of INC-3 ends here: 52 9f86d0…"): give that line with --head.

            Examples:
              sitrep verify --data /var/lib/sitrep
              sitrep verify --data /var/lib/sitrep --head "52 9f86d081884c7d659a2feaa0c55ad015"
              sitrep verify backup.db
              sitrep verify record.jsonl
            """)

    @Argument(help: "A backup, or an export in JSON Lines.", completion: .file())
    var file: String?
    @Option(help: "Data directory.", completion: .directory)
    var data: String?
    @Option(
        help: "An end of the record as it was posted in a room: the line, or SEQ:HASH. May be given more than once.")
    var head: [String] = []

    func validate() throws {
        guard (file == nil) != (data == nil) else {
            throw ValidationError(
                "Name one thing to check: --data DIR, or a file. For example: sitrep verify backup.db")
        }
        for text in head where PostedHead(text) == nil {
            throw ValidationError(
                "--head is a number and a hash of at least 8 digits, got \"\(text)\". For example: --head 52:9f86d081")
        }
    }

    func run() throws {
        let heads = head.compactMap { PostedHead($0) }
        do {
            let check = try found(heads)
            for fault in check.faults { print(fault) }
            let erased = check.erased > 0 ? ", \(check.erased) erased" : ""
            print("\(check.events) events checked\(erased), \(check.faults.count) faults")
            for back in check.setBacks {
                print("event \(back.seq): the clock was set back, to \(back.at.rfc3339); times before it may lie ahead")
            }
            if let end = check.end { print("the record ends at \(end.seq) \(end.hash.prefix(32))") }
            if !heads.isEmpty, check.faults.isEmpty { print("every end that was posted is in it") }
            if !check.faults.isEmpty { throw ExitCode(1) }
        } catch let failure as StoreFailure {
            throw failure.told
        }
    }

    private func found(_ heads: [PostedHead]) throws -> RecordCheck {
        if let file, !Store.isDatabase(file) {
            var check = try checkExport(file)
            for head in heads {
                guard let sentence = try fault(of: head, inExport: file, check) else { continue }
                check.faults.append(sentence)
            }
            return check
        }
        let reader = try file.map { try StoreReader(file: $0) } ?? StoreReader(directory: data ?? ".")
        if let fault = try reader.integrityFault() {
            Complaint.print("the file is damaged: \(fault). A backup or sitrep export may save what can be read.")
            throw ExitCode(65)
        }
        return try reader.checkRecord(against: heads)
    }

    private func fault(of head: PostedHead, inExport file: String, _ check: RecordCheck) throws -> String? {
        let comparison = try compareExport(file, with: head)
        return comparison == .same ? nil : comparison.sentence(head)
    }
}
