import ArgumentParser
import Incidents
import Store

struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the hash chain of the record: names an edited, missing or moved event.",
        discussion: """
            Reads only; the daemon may run. Exits with 0 when the chain holds, 1 when it does not. An end that was cut
            off cannot show here: look for the event and hash that were posted in the room at the close.

            Example:
              sitrep verify --data /var/lib/sitrep
            """)

    @Option(help: "Data directory.")
    var data: String

    func run() throws {
        do {
            let reader = try StoreReader(directory: data)
            var faults = 0
            let count = try reader.verifyChain { fault in
                faults += 1
                print(fault)
            }
            print("\(count) events checked, \(faults) faults")
            if faults > 0 { throw ExitCode(1) }
        } catch let failure as StoreFailure {
            Complaint.print(failure.description)
            throw ExitCode(failure.exitStatus)
        }
    }
}
