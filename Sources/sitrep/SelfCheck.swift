import ArgumentParser
import Settings

/// A static binary can silently lose its time zones; CI asks the one that ships.
struct SelfCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "self-check", abstract: "Check that this binary knows time zones.", shouldDisplay: false)

    func run() throws {
        guard zoneSelfCheck() else {
            Complaint.print(
                "this binary knows no daylight saving for Europe/Berlin: install tzdata, or use another build")
            throw ExitCode(1)
        }
        print("zones ok")
    }
}
