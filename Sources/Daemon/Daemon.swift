import CSpawn
import Delivery
import Dispatch
import Glibc
import HTTPClient
import Incidents
import Ledger
import Logging
import Settings
import Store
import WebServer

/// `sitrep run`: one process, one data directory.
package struct Daemon: Sendable {
    package struct Options: Sendable {
        package var configurationFiles: [String]
        package var dataDirectory: String
        package var listen: String?
        /// Also talk at the terminal.
        package var console: Bool
        package init(configurationFiles: [String], dataDirectory: String, listen: String?, console: Bool = false) {
            self.configurationFiles = configurationFiles
            self.dataDirectory = dataDirectory
            self.listen = listen
            self.console = console
        }
    }

    /// Why it did not start: a sentence with what to do, and the status to exit with.
    package struct Refusal: Error {
        package var sentence: String
        package var status: Int32
    }

    /// Chats have so long to catch up before deadlines fire: nobody is nagged whose update waits in the backlog.
    private static let catchUpLimit = Duration.seconds(10)
    /// SIGTERM to exit takes at most five seconds.
    private static let drainLimit = Duration.seconds(3)

    let options: Options
    let logger: Logger

    package init(_ options: Options, logger: Logger) {
        self.options = options
        self.logger = logger
    }

    package static func load(_ files: [String]) -> Loaded {
        SettingsLoader.judge(files: files)
    }

    package func run() async throws {
        // Before anything else: a signal that comes early must not kill a half-open store.
        let signals = Signals([SIGTERM, SIGINT, SIGHUP])
        raiseFileLimit()
        keepMemoryPrivate()
        let configuration = withConsole(try checkedConfiguration())
        let http = HTTPClient()
        let adapters = try adapters(for: configuration, http)
        let ledger = try openLedger(configuration)
        let missing = configuration.missingSecrets
        let hub = RoomHub()
        let counts = DaemonCounts()
        let state = DaemonState()
        state.set(missing: missing)
        let courier = CourierBox(adapters.courier)
        ledger.paces = adapters.courier.paces
        ledger.whisperers = adapters.courier.whisperers
        ledger.directChats = adapters.courier.directChats
        let reader = try reader()
        let thread = LedgerThread(
            ledger: ledger, courier: courier, hub: hub, counts: counts, state: state, logger: logger)
        let intake = ChatIntake(ledger: thread, state: state, chats: adapters.chats.map(\.name), logger: logger)
        let rooms = LocalRooms(
            ledger: thread, reader: reader, hub: hub, counts: counts, state: state,
            disk: DiskWatch(directory: options.dataDirectory, state: state))
        let words = PagerWords(ledger: thread)
        let host = configuration.server.publicURL.map { String($0.drop { $0 != "/" }.drop { $0 == "/" }) } ?? "sitrep"
        let entrance = Entrance(
            intake: intake, words: words, receivers: Receivers(intake: intake),
            pages: [AcknowledgeLink(ledger: thread).webhook, CalendarFeed(ledger: thread, host: host).webhook])
        let sessions = try sessions(ledger, thread)
        let listening = options.listen ?? configuration.server.listen.description
        let server = try webServer(configuration, rooms, entrance.webhooks(adapters), sessions)
        thread.start()
        thread.post(.notice(.missingSecrets(missing.compactMap(\.trouble))))

        let serving = Task {
            try await server.run { [logger] port in
                await tellAddress(port, listening: listening, thread)
                state.becomeReady()
                Terminal.line("ready \(Self.nearAddress(listening, port))")
                Notify.send("READY=1\nSTATUS=serving on port \(port)")
                logger.info("ready", metadata: ["port": "\(port)"])
            }
        }
        entrance.receivers.listen(adapters)
        let watchers = Watchers(words: words, ledger: thread, logger: logger)
        watchers.start(adapters, readingEvery: configuration.policy.timers.rosterRefresh)
        let others = [
            Task { await Stalker(ledger: thread, courier: courier).run() },
            Task { await housekeeping(thread) },
            Task { await watchdog(thread) },
            Task {
                if !adapters.chats.isEmpty { try? await Task.sleep(for: Self.catchUpLimit) }
                thread.beginFiring()
                // Whoever connects right at the start needs much the same code: a moment later.
                try? await Task.sleep(for: .seconds(1))
                CodeMemory.giveBack()
            },
        ]
        // A server that cannot listen ends the daemon with its sentence.
        let failing = Task { () -> (any Error)? in
            do { try await serving.value } catch { return error }
            return nil
        }
        let ended = await wait(for: signals, failing: failing) {
            await reload(thread, courier, watchers, http, sessions, state, entrance, server)
        }
        Notify.send("STOPPING=1")
        logger.info("stopping")
        entrance.receivers.stop()
        for task in others { task.cancel() }
        watchers.stop()
        hub.end()
        serving.cancel()
        await drain(thread, serving)
        await thread.stop()
        await http.shutdown()
        // Another process may give the port back: the unit tries again.
        if let ended { throw Refusal(sentence: "\(ended)", status: 69) }
    }

    // MARK: start

    /// Each browser that watches a room is an open file; the soft limit is often 1,024.
    private func raiseFileLimit() {
        guard !Sabotage.keepsFileLimit else { return }
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0, limit.rlim_cur < limit.rlim_max else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        setrlimit(files, &limit)
    }

    /// Tokens and words of private incidents stand in memory: none of it goes into a core dump.
    private func keepMemoryPrivate() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = sitrep_hide_memory()
    }

    private func checkedConfiguration() throws -> Configuration {
        let loaded = Self.load(options.configurationFiles)
        guard let configuration = loaded.configuration else {
            throw Refusal(sentence: loaded.diagnostics.map(\.description).joined(separator: "\n"), status: 78)
        }
        for diagnostic in loaded.diagnostics {
            logger.warning("configuration", metadata: ["what": "\(diagnostic.description)"])
        }
        return configuration
    }

    private func adapters(for configuration: Configuration, _ http: HTTPClient) throws -> Adapters {
        do { return try Adapters(configuration, http: http) } catch {
            throw Refusal(sentence: "configuration: \(error)", status: 78)
        }
    }

    private func openLedger(_ configuration: Configuration) throws -> Ledger {
        do {
            let store = try Store(directory: options.dataDirectory, options: Sabotage.store)
            for sentence in store.mended { logger.warning("data directory", metadata: ["what": "\(sentence)"]) }
            let ledger = Ledger(store: store, policy: configuration.policy, options: Sabotage.ledger)
            try ledger.open(at: WallClock.now())
            let output = ledger.adopt(configuration.policy, at: WallClock.now(), isStart: true)
            if let failure = output.failure { logger.error("policy change not kept", metadata: ["why": "\(failure)"]) }
            return ledger
        } catch let failure as StoreFailure {
            throw Refusal(sentence: failure.description, status: failure.exitStatus)
        } catch {
            throw Refusal(sentence: "the data directory \(options.dataDirectory) cannot be read: \(error)", status: 65)
        }
    }

    private func reader() throws -> StoreReader {
        do { return try StoreReader(directory: options.dataDirectory) } catch {
            throw Refusal(sentence: "\(error)", status: error.exitStatus)
        }
    }

    private func webServer(
        _ configuration: Configuration, _ rooms: LocalRooms, _ webhooks: [Delivery.Webhook], _ sessions: Sessions
    ) throws -> WebServer {
        do {
            return try WebServer(
                listen: options.listen ?? configuration.server.listen.description,
                tokens: tokens(configuration.server.tokens),
                publicURL: configuration.server.publicURL, backend: rooms, webhooks: webhooks.map(\.served),
                sessions: sessions, asksToSignIn: configuration.server.asksToSignIn, logger: logger,
                hangsUpOnStalled: !Sabotage.waitsForStalled)
        } catch {
            throw Refusal(sentence: "\(error)", status: 78)
        }
    }

    /// A token whose secret cannot be read opens nothing, and where none can be read the door stays shut: it was never
    /// meant to stand open.
    private func tokens(_ tokens: [ServerToken]) -> TokenTable {
        let read = tokens.compactMap { token -> (secret: String, person: PersonID?, maySpeakFor: Voices)? in
            // What is missing is told as such (`missingSecrets`).
            guard let secret = try? token.secret.read() else { return nil }
            return (secret.value, token.person, token.maySpeakFor)
        }
        return read.isEmpty && !tokens.isEmpty ? .shut : TokenTable(read)
    }

    // MARK: while it runs

    /// Until a signal ends it. SIGHUP reads the configuration again.
    private func wait(
        for signals: Signals, failing: Task<(any Error)?, Never>, reload: () async -> Void
    ) async -> (any Error)? {
        let failed = Task {
            if let error = await failing.value { signals.fail(error) }
        }
        defer { failed.cancel() }
        for await signal in signals.stream {
            switch signal {
            case .received(SIGHUP): await reload()
            case .received: return nil
            case .failed(let error): return error
            }
        }
        return nil
    }

    private func withConsole(_ configuration: Configuration) -> Configuration {
        guard options.console, !configuration.chats.contains(where: \.isConsole) else { return configuration }
        var more = configuration
        more.chats.append(.console)
        return more
    }

    /// A bad file changes nothing and says why.
    private func reload(
        _ thread: LedgerThread, _ courier: CourierBox, _ watchers: Watchers, _ http: HTTPClient, _ sessions: Sessions,
        _ state: DaemonState, _ entrance: Entrance, _ server: WebServer
    ) async {
        let loaded = Self.load(options.configurationFiles)
        guard let read = loaded.configuration else {
            return refuseReload(loaded.errors.map(\.description), thread)
        }
        let configuration = withConsole(read)
        let change = await thread.read { ledger in
            PolicyChange(from: ledger.policy, to: configuration.policy, open: Array(ledger.desk.incidents.values))
        }
        if let refusal = change.refusal { return refuseReload([refusal], thread) }
        let tokens = tokens(configuration.server.tokens)
        let asksToSignIn = configuration.server.asksToSignIn
        let adapters: Adapters
        do {
            adapters = try Adapters(configuration, keeping: entrance.adapters, http: http)
            try server.check(tokens: tokens, asksToSignIn: asksToSignIn)
        } catch {
            return refuseReload(["\(error)"], thread)
        }
        courier.replace(adapters.courier)
        let whisperers = adapters.courier.whisperers
        let (paces, directChats) = (adapters.courier.paces, adapters.courier.directChats)
        await thread.read { ledger in
            ledger.whisperers = whisperers
            ledger.directChats = directChats
            ledger.paces = paces
        }
        await thread.adopt(configuration.policy)
        sessions.adopt(configuration.policy)
        await tellAddress(nil, listening: "", thread)
        watchers.start(adapters, readingEvery: configuration.policy.timers.rosterRefresh)
        // Whoever calls us, and what we listen to, may be new too.
        server.serve(entrance.webhooks(adapters).map(\.served))
        entrance.receivers.listen(adapters)
        state.set(missing: configuration.missingSecrets)
        thread.post(.notice(.missingSecrets(configuration.missingSecrets.compactMap(\.trouble))))
        if !change.removed.isEmpty { thread.post(.notice(.removed(change.removed))) }
        let changes = await server.adopt(tokens: tokens, asksToSignIn: asksToSignIn)
        logger.info(
            "configuration reloaded",
            metadata: [
                "policy": "\(configuration.policy.hash)",
                "removed": "\(change.removed.isEmpty ? "nothing" : change.removed.joined(separator: "; "))",
                "tokens": "\(changes.isEmpty ? "as before" : changes.joined(separator: "; "))",
            ])
    }

    /// The old configuration stays in force; whoever tried hears why, in the log and where people are.
    private func refuseReload(_ reasons: [String], _ thread: LedgerThread) {
        for reason in reasons {
            logger.error("configuration not reloaded; the old one stays in force", metadata: ["what": "\(reason)"])
        }
        thread.post(.notice(.notReloaded(reasons)))
    }

    /// Old inbox ids, finished rows and the code of a busy hour go once an hour.
    private func housekeeping(_ thread: LedgerThread) async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(3600)) } catch { return }
            await thread.read { [logger] ledger in
                do { try ledger.forgetOld(at: WallClock.now()) } catch {
                    logger.warning("old entries not removed", metadata: ["why": "\(error)"])
                }
            }
            CodeMemory.giveBack()
        }
    }

    /// Only a ledger that answers counts as alive.
    private func watchdog(_ thread: LedgerThread) async {
        guard let interval = Notify.watchdog else { return }
        while !Task.isCancelled {
            await thread.read { _ in }
            Notify.send("WATCHDOG=1")
            do { try await Task.sleep(for: interval / 3) } catch { return }
        }
    }

    /// Requests under way get their answers, and what is on its way out arrives; what waits is kept in the outbox.
    private func drain(_ thread: LedgerThread, _ serving: Task<Void, any Error>) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await thread.finishErrands()
                _ = await serving.result
            }
            group.addTask {
                // Cancelled when the server was quicker.
                try? await Task.sleep(for: Self.drainLimit)
            }
            await group.next()
            group.cancelAll()
        }
    }
}

extension ChatSettings {
    fileprivate var isConsole: Bool {
        switch self {
        case .console: true
        case .matrix, .slack: false
        }
    }
}
