import ArgumentParser
import Incidents
import Settings
import Store
import Wording

struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of a store.",
        discussion: """
            The backup is checked before anything is touched, and a kill at any moment leaves the old store or the new \
            one. The daemon must be stopped. A store that is there stays, unless --replace says that it may be kept \
            aside as sitrep.db.before-restore-<time>. What had waited to be posted for more than an hour is not posted \
            any more; what is younger is looked up at the service first. Reminders that came due meanwhile fire late, \
            once.

            Exits with 64 when a store is there already, 65 when the backup is damaged or of a newer version, 75 when \
            a process holds the directory.

            Examples:
              sitrep restore /backup/sitrep-2026-11-20.db --data /var/lib/sitrep
              sitrep restore backup.db --data /var/lib/sitrep --replace --config /etc/sitrep/sitrep.yaml
            """)

    @Argument(help: "A backup.", completion: .file())
    var file: String
    @Option(help: "Data directory: empty or new, unless --replace is given.", completion: .directory)
    var data: String
    @Flag(help: "Keep the store that is there aside, and put the backup in its place.")
    var replace = false
    @Option(help: "Configuration, to say which reminders are late. May be given more than once.", completion: .file())
    var config: [String] = []

    func run() throws {
        let policy = try speaker(config).policy
        do {
            let report = try Restoring(file: file, directory: data, mayReplace: replace, now: wallClock()).run()
            tell(report, policy)
        } catch {
            throw error.told
        }
    }

    private func tell(_ report: Restoring.Report, _ policy: Policy) {
        print("restored \(counted(report.check.events, "event")) from \(file) to \(data)")
        if let end = report.check.end { print("the record ends at \(end.seq) \(end.hash.prefix(32))") }
        if let last = report.lastAt {
            print("what happened after \(last.rfc3339) is not in it; heads that were posted since then will show it:")
            print("  sitrep verify --data \(data) --head \"THE LINE IN THE ROOM\"")
        }
        if let kept = report.keptAs { print("the old store is kept as \(kept)") }
        if report.lookedUp + report.dropped > 0 {
            print(
                "waiting posts: \(report.lookedUp) will be looked up before they are sent, "
                    + "\(report.dropped) are too old to be sent")
        }
        print(
            "nobody is signed in on the web (\(report.signedOut) session\(report.signedOut == 1 ? "" : "s") ended), and no "
                + "link of before is good: sitrep invite NAME --data \(data)")
        tellLate(report.open, policy)
    }

    private func tellLate(_ open: [Incident], _ policy: Policy) {
        guard !open.isEmpty else { return print("no incident is open") }
        let now = wallClock()
        for incident in open {
            print("open: \(incident.severity.label) \(incident.id) \(incident.title.withoutControls)")
            for deadline in incident.deadlines(under: policy) where deadline.due <= now {
                print(
                    "  \(deadline.rule.rawValue) was due at \(deadline.due.rfc3339), "
                        + "\(spoken(now - deadline.due)) ago: it fires once, at the start")
            }
        }
        if config.isEmpty { print("which reminders are late: add --config FILE") }
    }
}
