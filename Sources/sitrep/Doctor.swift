import ArgumentParser
import Daemon
import Delivery
import Incidents
import Settings
import Store

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check tokens, scopes, secrets and clocks against the services themselves, and the data directory.",
        discussion: """
            Looks at each chat and monitor of the configuration and says where to mend what is wrong. Nobody is paged, \
            and nothing is posted unless --post names a room. With --data it looks at the data directory: room, \
            rights, whether a write reaches the disk, the end of the record, the clock; the daemon may run. What cannot \
            be asked without paging somebody is marked `?`. Exits with 0 when nothing is found amiss and 1 when \
            something is.

            Examples:
              sitrep doctor --config /etc/sitrep/sitrep.yaml
              sitrep doctor --data /var/lib/sitrep
              sitrep doctor --config sitrep.yaml --post slack/C012AB3CD
            """)

    @Option(help: "Configuration file (YAML). May be given more than once.", completion: .file())
    var config: [String] = []
    @Option(help: "Data directory.", completion: .directory)
    var data: String?
    @Option(help: "Also post a test message in this room: chat/room, as under rooms: of the configuration.")
    var post: String?

    func validate() throws {
        if let post, RoomRef(post) == nil {
            throw ValidationError("--post is chat/room, got \"\(post)\". For example: --post slack/C012AB3CD")
        }
        guard !config.isEmpty || data != nil && post == nil else {
            throw ValidationError("--config FILE or --data DIR is needed.")
        }
    }

    func run() async throws {
        let checkups: [Daemon.Checkup]
        do {
            var services: [Daemon.Checkup] = []
            if !config.isEmpty {
                services = try await Daemon.checkup(config, postingTo: post.flatMap { RoomRef($0) })
            }
            checkups = services + (data.map { [directory($0)] } ?? [])
        } catch {
            Complaint.print(error.sentence)
            throw ExitCode(error.status)
        }
        var troubles = 0
        var untold = 0
        for checkup in checkups {
            print(checkup.subject)
            for finding in checkup.findings {
                if let trouble = finding.trouble {
                    troubles += 1
                    print("  TROUBLE  \(finding.what): \(trouble)")
                } else if let unknown = finding.unknown {
                    untold += 1
                    print("  ?        \(finding.what): \(unknown)")
                } else {
                    print("  ok       \(finding.what)")
                }
            }
        }
        print(Self.summary(troubles: troubles, untold: untold))
        if troubles > 0 { throw ExitCode(1) }
    }

    /// Never "all" for what was not asked.
    private static func summary(troubles: Int, untold: Int) -> String {
        func things(_ count: Int) -> String { "\(count) thing\(count == 1 ? "" : "s")" }
        let well = troubles == 0 ? "All is well" : "\(things(troubles)) to mend"
        guard untold > 0 else { return "\(well)." }
        return (troubles == 0 ? "What could be asked is well" : well) + "; \(things(untold)) cannot be told."
    }

    private func directory(_ path: String) -> Daemon.Checkup {
        let findings = DirectoryCheck.findings(path, at: wallClock()).map { Finding($0.what, trouble: $0.trouble) }
        let zones = Finding(
            "this program knows time zones",
            trouble: zoneSelfCheck() ? nil : "no daylight saving for Europe/Berlin: install tzdata")
        return Daemon.Checkup(subject: "data directory \(path)", findings: findings + [zones])
    }
}
