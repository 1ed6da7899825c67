import Delivery
import Glibc
import Incidents

/// Pages by starting a program on this machine, which reads the page as JSON on its standard input. Its exit status
/// answers: 0 took it, 75 not now (EX_TEMPFAIL of sysexits.h), anything else never.
///
/// At least once: after a crash of ours the same page may be given to it again, with the same `dedup_key`.
package struct CommandPager: Pager {
    package let name: String
    package let foldsRepeats = false
    private let words: [String]
    private let environment: @Sendable () throws -> [String: String]
    private let limit: Duration
    private let person: @Sendable (PersonID) -> Person?
    private let now: @Sendable () -> Instant

    /// - Parameters:
    ///   - words: the program's path, and what it is called with.
    ///   - environment: all that it gets, read for each page; values may be secrets. What it throws must hold none.
    package init(
        name: String, words: [String], environment: @escaping @Sendable () throws -> [String: String],
        limit: Duration = .seconds(10), person: @escaping @Sendable (PersonID) -> Person?,
        now: @escaping @Sendable () -> Instant
    ) {
        self.name = name
        self.words = words
        self.environment = environment
        self.limit = limit
        self.person = person
        self.now = now
    }

    package func send(_ order: PageOrder, key: String) async throws(DeliveryFailure) -> PageAnswer {
        let variables: [String: String]
        do { variables = try environment() } catch { throw DeliveryFailure(.later, "Command \(name): \(error)") }
        let document: [UInt8]
        do { document = try PageDocument(order, person: order.person.flatMap(person), at: now()).bytes() } catch {
            throw DeliveryFailure(.never, "Command \(name): the page cannot be written as JSON: \(error)")
        }
        let outcome = await CommandRun.outcome(
            of: CommandOrder(
                words: words, environment: variables, input: document + [UInt8(ascii: "\n")], limit: limit))
        return try verdict(outcome, hiding: variables)
    }

    /// Starts nothing: it would page.
    package func checkup() async -> [Finding] {
        let program = words.first ?? ""
        let what = "\(name): \(program) can be started"
        do { _ = try environment() } catch { return [Finding(what, trouble: "\(error)")] }
        guard access(program, X_OK) != 0 else { return [Finding(what)] }
        return [Finding(what, trouble: "\(CommandWords.trouble(errno)); check the path, and chmod +x")]
    }

    private func verdict(
        _ outcome: CommandOutcome, hiding variables: [String: String]
    ) throws(DeliveryFailure) -> PageAnswer {
        let said = CommandWords.last(of: outcome.errors, hiding: variables).map { ": \($0)" } ?? ""
        switch outcome.ending {
        case .exited(0):
            let answer = CommandWords.first(of: outcome.output, hiding: variables)
            return PageAnswer(.accepted, detail: answer ?? "\(name) took it")
        case .exited(75): throw DeliveryFailure(.later, "Command \(name): not now (75)\(said)")
        case .exited(let status):
            throw DeliveryFailure(
                .never, "Command \(name): failed (\(status))\(said.isEmpty ? " without a word" : said)")
        case .killedBySignal(let signal):
            throw DeliveryFailure(
                .later, mayHaveArrived: true, "Command \(name): was killed by signal \(signal)\(said)")
        case .outOfTime:
            throw DeliveryFailure(
                .later, mayHaveArrived: true,
                "Command \(name): did not end within \(limit) and was killed\(said); raise `time_limit`, or mend it")
        case .cancelled:
            throw DeliveryFailure(.later, mayHaveArrived: true, "Command \(name): was stopped, because sitrep stops")
        case .notStarted(let code):
            let why = CommandWords.trouble(code)
            throw DeliveryFailure(
                CommandWords.isPassing(code) ? .later : .never,
                "Command \(name): \(words.first ?? "") could not be started: \(why)")
        }
    }
}
