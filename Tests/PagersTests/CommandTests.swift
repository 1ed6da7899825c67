import Delivery
import FoundationEssentials
import Glibc
import Incidents
import Testing

@testable import Pagers

@Suite("paging by a command", .timeLimit(.minutes(2)))
struct CommandTests {
    private func detail(_ script: String, _ order: PageOrder = Pages.order(to: "ana", pager: "radio")) async throws
        -> String?
    {
        let answer = try await PagerFault.command(script).send(order, key: "k")
        #expect(answer.reach == .accepted)
        return answer.detail
    }
    private func sentence(_ pager: CommandPager) async -> String? {
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await pager.send(Pages.order(to: "ana", pager: "radio"), key: "k")
        }
        return failure?.sentence
    }
    private func outcome(_ script: String, input: [UInt8] = [], limit: Duration = .seconds(20)) async -> CommandOutcome
    {
        await CommandRun.outcome(
            of: CommandOrder(
                words: ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], input: input, limit: limit))
    }
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("it reads the page as JSON, and what it says first is shown")
    func document() async throws {
        #expect(try await detail("exit 0") == "radio took it")
        let read = try await detail("head -c 100000 | tr -d '\\n'")
        #expect(read?.hasPrefix("{\"data\":{\"action\":\"trigger\",\"address\":\"ana\"") == true)
        #expect(try await detail("echo; echo 'sent to three'; echo more; seq 100000") == "sent to three")
    }

    @Test("texts from outside are data: no shell sees them, whatever they are")
    func noShell() async throws {
        let evil = Pages.order(to: "ana", pager: "radio", summary: "$(touch /tmp/x); `id` \"'\n\u{0} -rf ; exit 3")
        #expect(try await detail("cat >/dev/null", evil) == "radio took it")
        let words = ["/bin/echo", "$(id)", "; exit 3", "*"]
        let answer = try await PagerFault.command(words: words).send(evil, key: "k")
        #expect(answer.detail == "$(id) ; exit 3 *")
    }

    @Test("it gets nothing of ours but three descriptors and what is configured")
    func isolation() async {
        let variables = CommandOrder(
            words: ["/usr/bin/env"], environment: ["PATH": "/usr/bin:/bin"], input: [], limit: .seconds(20))
        #expect(text(await CommandRun.outcome(of: variables).output) == "PATH=/usr/bin:/bin\n")
        #expect(text(await outcome("exec pwd").output) == "/\n")
        // The list itself is open while it is listed.
        let open = open("/dev/null", O_RDONLY)
        defer { close(open) }
        #expect(text(await outcome("exec ls /proc/self/fd").output) == "0\n1\n2\n3\n")
        let signals = text(await outcome("exec grep -E 'Sig(Blk|Ign)' /proc/self/status").output)
        // glibc itself ignores its two internal signals, 32 and 33, in whatever it starts: bits of the eighth digit.
        let masks = signals.split(separator: "\n").map { $0.suffix(7) }
        #expect(masks == ["0000000", "0000000"])
    }

    @Test("the reason is its last words, in one line and without what it was given to keep")
    func reason() async {
        let said = await sentence(
            PagerFault.command("echo first >&2; printf 'key %s\\tis bad\\n\\n' $TOKEN >&2; exit 2"))
        #expect(said == "Command radio: failed (2): key … is bad")
        #expect(await sentence(PagerFault.command("exit 2")) == "Command radio: failed (2) without a word")
        #expect(
            await sentence(PagerFault.command(words: ["/no/such/program"]))
                == "Command radio: /no/such/program could not be started: No such file or directory")
    }

    @Test("a check-up starts nothing, and says what cannot be started")
    func checkup() async {
        #expect(await PagerFault.command("exit 1").checkup().map(\.trouble) == [nil])
        let gone = await PagerFault.command(words: ["/no/such/program"]).checkup()
        #expect(gone.first?.trouble == "No such file or directory; check the path, and chmod +x")
    }

    @Test("who does not read is not waited for, and who floods us is cut")
    func flood() async {
        let big = [UInt8](repeating: 65, count: 1 << 20)
        #expect(await outcome("exit 0", input: big).ending == .exited(0))
        #expect(await outcome("wc -c", input: big).output == Array("1048576\n".utf8))
        let loud = await outcome("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; echo end >&2")
        #expect(loud.output.count == CommandOrder.outputKept && loud.errors.count == CommandOrder.errorsKept)
        #expect(text(loud.errors).hasSuffix("end\n"))
        let endless = await outcome("yes", limit: .milliseconds(300))
        #expect(endless.ending == .outOfTime && endless.output.count == CommandOrder.outputKept)
    }

    @Test("at its limit all that it started goes with it")
    func group() async throws {
        let ended = await outcome("sleep 100 & echo $! $$; trap '' TERM; wait", limit: .milliseconds(400))
        #expect(ended.ending == .outOfTime)
        let pids = text(ended.output).split { $0 == " " || $0 == "\n" }.compactMap { pid_t($0) }
        #expect(pids.count == 2)
        for pid in pids { #expect(try await becomesGone(pid)) }
    }

    /// The kernel ends a killed process when its turn comes; of one whose parent is gone too we hear nothing.
    private func becomesGone(_ pid: pid_t) async throws -> Bool {
        for _ in 0..<1000 where !isGone(pid) { try await Task.sleep(for: .milliseconds(5)) }
        return isGone(pid)
    }

    /// A process that was killed and whose parent is gone too is the system's to bury: a zombie counts as gone.
    private func isGone(_ pid: pid_t) -> Bool {
        guard let status = try? String(contentsOf: URL(fileURLWithPath: "/proc/\(pid)/stat"), encoding: .utf8) else {
            return true
        }
        return status.contains(") Z ")
    }

    @Test("a caller who gives up takes the program along")
    func cancelled() async {
        let task = Task { await outcome("echo $$; sleep 100") }
        task.cancel()
        let ended = await task.value
        #expect(ended.ending == .cancelled)
        for pid in text(ended.output).split(separator: "\n").compactMap({ pid_t($0) }) { #expect(isGone(pid)) }
    }

    @Test("many at once wait on their own threads, leave no descriptor and no zombie")
    func many() async throws {
        let before = try descriptors()
        await withTaskGroup(of: CommandOutcome.self) { group in
            for number in 0..<150 { group.addTask { await outcome("echo $$; exit \(number % 3)") } }
            for await ended in group {
                let pid = text(ended.output).split(separator: "\n").first.flatMap { pid_t($0) } ?? 0
                #expect(pid > 0 && kill(pid, 0) != 0)
            }
        }
        // Other tests open and close some meanwhile; a leak would be 450, and stay.
        for _ in 0..<600 where try descriptors() >= before + 300 { try await Task.sleep(for: .milliseconds(50)) }
        #expect(try descriptors() < before + 300)
    }

    private func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
}
