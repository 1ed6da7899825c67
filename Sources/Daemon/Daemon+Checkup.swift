import Delivery
import HTTPClient
import Incidents
import Settings

extension Daemon {
    /// A part of the configuration with what `sitrep doctor` found about it.
    package struct Checkup: Sendable {
        package var subject: String
        package var findings: [Finding]
        package init(subject: String, findings: [Finding]) {
            self.subject = subject
            self.findings = findings
        }
    }

    /// Looks at all that the configuration names, as the daemon would use it, without any data directory.
    /// With a room, a test message is posted there. Nobody is paged.
    package static func checkup(_ files: [String], postingTo room: RoomRef?) async throws(Refusal) -> [Checkup] {
        let loaded = load(files)
        guard let configuration = loaded.configuration else {
            throw Refusal(sentence: loaded.diagnostics.map(\.description).joined(separator: "\n"), status: 78)
        }
        if let room, !configuration.chats.contains(where: { $0.name == room.chat }) {
            let names = configuration.chats.map(\.name).joined(separator: ", ")
            throw Refusal(
                sentence: "no chat called \(room.chat) is configured; there is: \(names.isEmpty ? "none" : names)",
                status: 64)
        }
        let http = HTTPClient()
        let adapters: Adapters
        do { adapters = try Adapters(configuration, http: http) } catch {
            throw Refusal(sentence: "configuration: \(error)", status: 78)
        }
        // The judge is the one that `check-config` asks, so what is missing here stands among its warnings.
        let warnings = loaded.diagnostics.map { Finding("no warning", trouble: $0.description) }
        var found = [Checkup(subject: "configuration", findings: [Finding("it can be read")] + warnings)]
        for chat in adapters.chats {
            let findings = await chat.checkup(postingTo: room?.chat == chat.name ? room : nil)
            found.append(Checkup(subject: "chats.\(chat.name)", findings: findings))
        }
        for pager in adapters.pagers {
            found.append(Checkup(subject: "pagers.\(pager.name)", findings: await pager.checkup()))
        }
        for source in adapters.rosters {
            let finding = await source.checkup(at: WallClock.now())
            found.append(Checkup(subject: "schedules of \(source.name)", findings: [finding]))
        }
        for monitor in adapters.monitors {
            let reading = await monitor.check()
            found.append(Checkup(subject: "monitors.\(monitor.name)", findings: [finding(of: reading)]))
        }
        if let daemon = await running(configuration, http) { found.append(daemon) }
        await http.shutdown()
        return found
    }

    /// A monitor that reads FAILING is read, and all the same not well: whoever sets it up sees which of the two it is.
    private static func finding(of reading: Reading) -> Finding {
        switch reading.state {
        case .normal: Finding("it reads NORMAL")
        case .failing: Finding("it reads NORMAL", trouble: "it reads FAILING: \(reading.detail)")
        case .unknown: Finding("it can be read", trouble: "it cannot be read: \(reading.detail)")
        }
    }
}
