import Delivery
import Incidents

/// Listens: one `/sync` after another, each kept together with its position before the next.
struct MatrixReceiver {
    let chat: MatrixChat
    let intake: any Intake
    let door: MatrixDoor
    private var since: String?
    private var isKnown = false
    private var hasCaughtUp = false
    private var trouble: String?
    /// What was said before is not for us; nil where listening began before that was noted.
    private(set) var began: Instant?

    init(chat: MatrixChat, intake: any Intake, door: MatrixDoor) {
        self.chat = chat
        self.intake = intake
        self.door = door
    }

    mutating func run() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                let remark = try await turn()
                failures = 0
                await report(remark)
                if !hasCaughtUp {
                    hasCaughtUp = true
                    // After a reload the trouble of the one before may still stand.
                    if remark == nil { await intake.report(chat: chat.name, trouble: nil) }
                    await intake.caughtUp(chat: chat.name)
                }
            } catch let failure as MatrixFailure {
                if failure.isCancelled { return }
                failures += 1
                await complain(failure, failures)
                await rest(failures, failure.delivery("").retry)
            } catch {
                // The intake could not commit: nothing was kept, the position stands, the same comes again.
                failures += 1
                await rest(failures, .later)
            }
        }
    }

    /// One sync, taken in. Answers a sentence where something of it could not be read.
    private mutating func turn() async throws -> String? {
        try await introduce()
        let answer = try await sync()
        var remark: String?
        if let since {
            remark = try await takeIn(answer, since: since)
        } else {
            try await begin(with: answer)
        }
        since = answer.next
        return remark
    }

    /// Once a process: whose token it is, which device, and where the last process stopped.
    private mutating func introduce() async throws {
        guard !isKnown else { return }
        let device = try await chat.whoAmI() ?? ""
        if await intake.remembered(key("device")) != device {
            // Transaction ids of another device count no more; `look` then finds what was posted, by its key.
            try await intake.take([], remember: [key("device"): device])
        }
        since = await intake.remembered(key("since"))
        try await settleBeginning()
        let invites = await intake.remembered(key("invites")) ?? ""
        await door.add(invites.split(separator: " ").map(String.init) + chat.options.rooms)
        isKnown = true
    }

    /// The moment from which on a new data directory listens, by the homeserver's clock.
    ///
    /// The first sync gives a position alone. A homeserver may answer it from a memory of some minutes (Synapse does), and
    /// then what came since is handed out as new: a declaration of before the start would be made again.
    private mutating func settleBeginning() async throws {
        if let kept = await intake.remembered(key("began")).flatMap({ Int64($0) }) {
            began = Instant(milliseconds: kept)
        } else if since == nil {
            let moment = chat.api.wire.clock.reading(at: chat.now())
            try await intake.take([], remember: [key("began"): String(moment.milliseconds)])
            began = moment
        }
    }

    /// The first one returns at once, so that catching up takes no longer than it must.
    private func sync() async throws(MatrixFailure) -> MatrixSync {
        let seconds = since != nil && hasCaughtUp ? 30 : 0
        var query = [("timeout", String(seconds * 1000))]
        query.append(("filter", MatrixSync.filter(limit: since == nil ? 1 : 100).text))
        if let since { query.append(("since", since)) }
        let answer = try await chat.api.call(
            "GET", ["v3", "sync"], query: query, timeout: .seconds(seconds + 30), limit: 64 << 20)
        guard let sync = MatrixSync(answer, ourself: chat.userID) else { throw .unreadable(status: 200) }
        return sync
    }

    func key(_ parts: String...) -> String { ([chat.name] + parts).joined(separator: "/") }

    private mutating func report(_ sentence: String?) async {
        guard trouble != sentence else { return }
        trouble = sentence
        await intake.report(chat: chat.name, trouble: sentence)
    }

    /// One lost long poll is no trouble yet (a proxy may end it); a second failure in a row is, and so is what a
    /// person must mend.
    private mutating func complain(_ failure: MatrixFailure, _ failures: Int) async {
        guard failures > 1 || failure.isLoud else { return }
        // The first sentence stays while it lasts: reasons change at each try of a server that is starting.
        guard trouble == nil || failure.isLoud else { return }
        await report(failure.delivery("listen").sentence)
    }

    /// Half a second, doubled up to half a minute, each with jitter: a server that comes back is not run over.
    private func rest(_ failures: Int, _ retry: DeliveryFailure.Retry) async {
        let longest = min(30, 0.5 * Double(1 << min(failures - 1, 6)))
        var wait = Duration.seconds(longest * Double.random(in: 0.5...1))
        if case .after(let said) = retry { wait = max(wait, said) }
        // Only a cancellation ends the rest early, and then the loop ends too.
        try? await chat.pause(wait)
    }
}
