import ArgumentParser
import Incidents
import Settings
import Store
import Wording

struct Redact: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erase words or a person from the record for ever; the chain still holds.",
        discussion: """
            Without --yes it only says what would go. Events keep their place, time and kind; what they said goes, and \
            the same words go from the rooms, waiting posts and all else that the directory holds. The record says \
            itself which events were erased. The daemon must be stopped. Backups, exports, chats and services outside \
            keep what they have.

            A person's key is looked for where it stands alone, a text anywhere, in any case of letters. With --config \
            the person's name, handles, numbers and address go too. Take the person out of the configuration as well.

            Examples:
              sitrep redact --data /var/lib/sitrep --text "4111 1111 1111 1111"
              sitrep redact --data /var/lib/sitrep --event 17 --yes
              sitrep redact --data /var/lib/sitrep --person ana --config /etc/sitrep/sitrep.yaml --yes
            """)

    @Option(help: "Data directory.", completion: .directory)
    var data: String
    @Option(help: "The number of an event, as sitrep tail and export show it. May be given more than once.")
    var event: [Int] = []
    @Option(help: "Text to look for. May be given more than once.")
    var text: [String] = []
    @Option(help: "A person's key. May be given more than once.")
    var person: [String] = []
    @Option(
        help: "Configuration, for what else a person is known by. May be given more than once.", completion: .file())
    var config: [String] = []
    @Flag(help: "Do it. It cannot be undone.")
    var yes = false

    func validate() throws {
        guard !(event.isEmpty && text.isEmpty && person.isEmpty) else {
            throw ValidationError("Say what is to go: --event 17, --text \"…\" or --person ana.")
        }
        for one in text + person where one.count < 3 {
            throw ValidationError("\"\(one)\" would be found in half of the record: write at least 3 characters.")
        }
    }

    func run() throws {
        do {
            // A store that is not there must not be made by this.
            _ = try StoreReader(directory: data)
            let store = try Store(directory: data)
            let report = try store.redact(try order(), at: wallClock(), isTrial: !yes)
            if yes { try store.rewriteFile() }
            store.close()
            tell(report)
        } catch let failure as StoreFailure {
            throw failure.told
        }
    }

    private func order() throws -> Redaction {
        var order = Redaction(events: event, texts: text, people: person)
        guard !config.isEmpty else { return order }
        let policy = try speaker(config).policy
        for key in person {
            guard let known = policy.people[PersonID(key)] else {
                Complaint.print("the configuration knows nobody called \(key); only the key is looked for")
                continue
            }
            order.people += known.handles.values.sorted()
            order.texts += ([known.name] + known.phones + [known.email].compactMap { $0 }).filter { $0.count > 2 }
        }
        return order
    }

    private func tell(_ report: Redaction.Report) {
        let seqs = report.events.prefix(20).map(String.init).joined(separator: ", ")
        let more = report.events.count > 20 ? " and \(report.events.count - 20) more" : ""
        print(
            "\(yes ? "erased" : "would erase"): \(counted(report.events.count, "event"))"
                + (report.events.isEmpty ? "" : " (\(seqs)\(more))"))
        if !report.incidents.isEmpty {
            let names = report.incidents.prefix(20).map { "\($0)" }.joined(separator: ", ")
            let left = report.incidents.count - 20
            print("  of \(names)" + (left > 0 ? " and \(left) more incidents" : ""))
        }
        print("  \(counted(report.messages, "message")) of the local rooms, \(counted(report.rows, "other row"))")
        for room in report.rooms.prefix(20) {
            print("  the name of the local room \(room) holds it, and a name cannot change")
        }
        if report.rooms.count > 20 { print("  and the names of \(report.rooms.count - 20) more local rooms") }
        guard yes else { return print("nothing was changed. Add --yes to do it: nobody can bring it back.") }
        if let pseudonym = report.pseudonym { print("the person is called \(pseudonym) from now on") }
        for copy in Store.copies(in: data) { print("an older copy still holds it: \(copy)") }
        print("backups, exports and what was sent outside still hold it")
    }
}
