import Delivery
import HTTPClient
import Incidents

extension SlackChat {
    package func receive(into intake: any Intake) async {
        replies.listen(to: intake, chat: self)
        let troubles = SlackTroubles(intake: intake)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await SlackWatch(chat: self, intake: troubles.side(.outward)).run() }
            if case .socket(let token, let http) = way {
                let hearing = hearing(into: intake)
                group.addTask {
                    await SlackSocketReceiver(chat: self, intake: troubles.side(.inward), appToken: token, http: http) {
                        kind, payload in
                        await hearing.take(kind, payload)
                    }.run()
                }
            }
            // Each runs until it is cancelled: the first to end takes the other with it.
            await group.next()
            group.cancelAll()
        }
    }

    func hearing(into intake: any Intake) -> SlackHearing { SlackHearing(chat: self, intake: intake) }
}

/// Looks after the way out: who we are, who is who, what was said while we were away, and whether Slack answers.
/// It sleeps while all is well.
struct SlackWatch: Sendable {
    let chat: SlackChat
    let intake: any Intake

    func run() async {
        let changes = chat.api.health.changes()
        guard await begin() else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await watch(changes) }
            group.addTask { await SlackRollCall(chat: chat, intake: intake).run() }
            await group.next()
            group.cancelAll()
        }
    }

    /// Until Slack has told who we are. False when the daemon ends before.
    private func begin() async -> Bool {
        var failures = 0
        while !Task.isCancelled {
            do throws(SlackFailure) {
                try await chat.introduce()
                if failures > 0 { await intake.report(chat: chat.name, trouble: nil) }
                await catchUp()
                await intake.caughtUp(chat: chat.name)
                return true
            } catch {
                failures += 1
                if failures == 2 || error.isLoud {
                    await intake.report(chat: chat.name, trouble: error.delivery("sign in").sentence)
                }
                guard await rest(failures) else { return false }
            }
        }
        return false
    }

    /// A call that found no Slack begins it; it ends when a small question is answered again.
    private func watch(_ changes: AsyncStream<Bool>) async {
        for await isWell in changes where !isWell {
            var failures = 0
            var told = false
            while !Task.isCancelled {
                // One lost answer is no trouble yet.
                guard await rest(failures + 1) else { return }
                do throws(SlackFailure) {
                    _ = try await chat.api.call("api.test", timeout: .seconds(10))
                    break
                } catch {
                    failures += 1
                    guard !told, error.isOutage || error.isLoud else { continue }
                    told = true
                    await intake.report(chat: chat.name, trouble: error.delivery("reach it").sentence)
                }
            }
            if told {
                await intake.report(chat: chat.name, trouble: nil)
                await catchUp()
            }
        }
    }

    /// What was said while we were away is read from the channels; then the position moves.
    private func catchUp() async {
        let key = "\(chat.name)/since"
        let began = chat.now()
        if let kept = await intake.remembered(key), let milliseconds = Int64(kept) {
            let catching = SlackCatchUp(chat: chat, hearing: chat.hearing(into: intake))
            // What could not be read this time is read the next: the position stays.
            guard (try? await catching.run(since: Instant(milliseconds: milliseconds))) != nil else { return }
        }
        try? await intake.take([], remember: [key: String(began.milliseconds)])
    }

    /// Half a second, doubled up to half a minute. False when the task was cancelled.
    private func rest(_ failures: Int) async -> Bool {
        do { try await chat.pause(.milliseconds(500 << min(failures - 1, 6))) } catch { return false }
        return true
    }
}
