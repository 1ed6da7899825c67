import ArgumentParser
import Incidents
import Store

struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the whole store into one new file, while the daemon runs.",
        discussion: """
            The copy is the store as it stands at one moment. Nothing is overwritten: name a new file. The copy is \
            opened and checked, every page and every event, unless --no-verify says otherwise. Exits with 1 when what \
            was copied does not hold.

            Example:
              sitrep backup --data /var/lib/sitrep /backup/sitrep-$(date +%F).db
            """)

    @Option(help: "Data directory.", completion: .directory)
    var data: String
    @Flag(inversion: .prefixedNo, help: "Open the copy and check all of it.")
    var verify = true
    @Argument(help: "The file to write.", completion: .file())
    var file: String

    func run() throws {
        do {
            try StoreReader(directory: data).backup(to: file)
            let copy = try StoreReader(file: file)
            let size = try copy.size()
            let end = try copy.recordEnd()
            print("\(file): \(end.map { counted($0.seq, "event") } ?? "no event"), \(size)")
            if let end { print("the record ends at \(end.seq) \(end.hash.prefix(32))") }
            if verify { try check(copy) }
        } catch let failure as StoreFailure {
            throw failure.told
        }
    }

    private func check(_ copy: StoreReader) throws {
        if let fault = try copy.integrityFault() {
            Complaint.print("the copy is damaged: \(fault)")
            throw ExitCode(1)
        }
        let check = try copy.checkRecord()
        for fault in check.faults { print(fault) }
        guard check.faults.isEmpty else {
            Complaint.print("the record that was copied does not hold; the copy is as it is: \(file)")
            throw ExitCode(1)
        }
        print("checked: every page, and every event in its place")
    }
}

extension StoreReader {
    /// `1.2 MB`
    fileprivate func size() throws(StoreFailure) -> String {
        let kilobytes = (try fileSize() + 1023) / 1024
        return kilobytes < 1024 ? "\(kilobytes) kB" : "\(kilobytes / 1024).\(kilobytes % 1024 * 10 / 1024) MB"
    }
}
