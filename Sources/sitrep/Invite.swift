import ArgumentParser
import Daemon
import Incidents

struct Invite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a link that lets one person into the rooms on the web, once.",
        discussion: """
            Pass it on in private: whoever opens it and presses the button is that person. It is good for a day \
            (server.invitations_last). The daemon may run, and must have run once.

            Examples:
              sitrep invite ana --data /var/lib/sitrep
              sitrep invite bob --room incident-2026-11-20-001 --data /var/lib/sitrep
              sitrep invite ana --calendar --data /var/lib/sitrep   the address of ana's shifts, for her own calendar
              sitrep invite bob --revoke --data /var/lib/sitrep     signs bob out everywhere, and ends his links
              sitrep invite --new-key --data /var/lib/sitrep        ends everybody's links
            """)

    @Argument(help: "Who is invited: the person's key in the configuration.")
    var person: String?
    @Option(help: "Data directory of the daemon.")
    var data: String
    @Option(help: "A room of ours that the link leads to. Default: the list of incidents.")
    var room: String?
    @Option(help: "Configuration file. Default: what the daemon said when it started.")
    var config: [String] = []
    @Flag(help: "Instead end the person's sessions, and every link not used yet.")
    var revoke = false
    @Flag(help: "Instead make a new key, which ends every link made before; sessions go on.")
    var newKey = false
    @Flag(help: "Instead print the address with which the person's own calendar shows their shifts.")
    var calendar = false

    func validate() throws {
        guard (person == nil) == newKey, !(newKey && (revoke || calendar)) else {
            throw ValidationError("Name one person, or give --new-key alone. For example: sitrep invite ana --data DIR")
        }
    }

    func run() async throws {
        do throws(Daemon.Refusal) {
            guard let person else {
                try Daemon.renewLinkKey(dataDirectory: data)
                print(
                    "Links made before now are not good any more: invitations, calendars, and those that acknowledge a page."
                )
                return
            }
            guard !calendar else {
                print(try Daemon.calendar(of: person, dataDirectory: data, configurationFiles: config))
                Complaint.print("For \(person) alone: whoever has it reads their shifts.")
                return
            }
            guard !revoke else {
                try await Daemon.revoke(person, dataDirectory: data, configurationFiles: config)
                print("\(person) is signed out everywhere, and links made before now let nobody in as \(person).")
                return
            }
            let made = try Daemon.invite(person, room: room, dataDirectory: data, configurationFiles: config)
            print(made.link)
            Complaint.print("For \(person) alone; works once, until \(made.until.rfc3339).")
        } catch {
            Complaint.print(error.sentence)
            throw ExitCode(error.status)
        }
    }
}
