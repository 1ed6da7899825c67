import Delivery
import Incidents

/// Keeps what is known of people and groups fresh while the daemon runs.
struct SlackRollCall: Sendable {
    let chat: SlackChat
    let intake: any Intake

    /// Everybody is asked about again so often, and whoever cannot be asked for a reason that a person must mend.
    static let renewal = Duration.minutes(60)
    private static let longest = Duration.minutes(5)

    private var key: String { "\(chat.name)/people" }

    func run() async {
        await recall()
        // Groups and rooms after everybody was asked about once: who somebody is matters most.
        let first = await SlackPeople(chat: chat, learnt: tell).ask(chat.options.peopleByEmail)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await people(first) }
            group.addTask {
                await again { () async throws(SlackFailure) in try await chat.learnGroups() }
            }
            group.addTask { await again(rooms) }
            await group.waitForAll()
        }
    }

    /// What an earlier process learnt: Slack may not answer just now.
    func recall() async {
        guard let kept = await intake.remembered(key), let json = JSONValue(bytes: Array(kept.utf8)) else { return }
        var people: [PersonID: String] = [:]
        for (address, user) in json.object {
            guard let person = chat.options.peopleByEmail[address], let user = user.string, SlackMarkup.isUser(user)
            else { continue }
            people[person] = user
        }
        chat.directory.learn(people: people)
    }

    private func people(_ first: SlackPeople.Pass) async {
        let all = chat.options.peopleByEmail
        var pass = first
        var open = all
        var absent: Set<PersonID> = []
        var failures = 0
        while !Task.isCancelled {
            // A first pass in which nobody could be asked must not make nobody of whom the ledger knows still.
            let isWhole = open.count == all.count && pass.open.isEmpty
            if chat.directory.learn(people: [:], without: pass.absent) || isWhole { await tell() }
            absent.formUnion(pass.absent)
            pass.absent = absent
            await intake.remark(chat: chat.name, about: "people", chat.unknown(pass))
            open = pass.open.isEmpty ? all : pass.open
            guard let why = pass.why, why.mayPass else {
                failures = 0
                guard await sleep(Self.renewal) else { return }
                absent = []
                open = all
                pass = await SlackPeople(chat: chat, learnt: tell).ask(all)
                continue
            }
            failures += 1
            guard await pause(failures, pass.wait) else { return }
            pass = await SlackPeople(chat: chat, learnt: tell).ask(open)
        }
    }

    @Sendable private func tell() async {
        let accounts = chat.directory.accounts
        await intake.learned(
            chat: chat.name,
            people: Dictionary(accounts.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) }))
        var kept: [String: JSONValue] = [:]
        for (address, person) in chat.options.peopleByEmail {
            if let user = accounts[person] { kept[address] = .string(user) }
        }
        // Lost, it is only asked again at the next start.
        try? await intake.take([], remember: [key: JSONValue.object(kept).text])
    }

    private func rooms() async throws(SlackFailure) {
        let missing = try await chat.learnRooms()
        var found: [String: String] = [:]
        for name in chat.options.rooms { if let id = chat.directory.room(named: name) { found[name] = id } }
        if !found.isEmpty { await intake.named(chat: chat.name, rooms: found) }
        let names = missing.map { "#\($0.drop { $0 == "#" })" }.joined(separator: ", ")
        await intake.remark(
            chat: chat.name, about: "rooms",
            missing.isEmpty
                ? nil : "Slack: there is no channel \(names) that the bot can see; write its id, or invite the bot")
    }

    private func again(_ work: @Sendable () async throws(SlackFailure) -> Void) async {
        var failures = 0
        while !Task.isCancelled {
            do throws(SlackFailure) {
                try await work()
                failures = 0
            } catch {
                if error.mayPass, !error.isCancelled {
                    failures += 1
                    guard await pause(failures, error.wait) else { return }
                    continue
                }
            }
            guard await sleep(Self.renewal) else { return }
        }
    }

    /// Two seconds, doubled up to five minutes, or as long as Slack says. False when the task was cancelled.
    private func pause(_ failures: Int, _ said: Duration?) async -> Bool {
        let wait = min(Self.longest, .seconds(1 << min(failures, 9)))
        do { try await chat.pause(max(said ?? .zero, said == nil ? wait : .seconds(1))) } catch { return false }
        return !Task.isCancelled
    }

    private func sleep(_ duration: Duration) async -> Bool {
        do { try await Task.sleep(for: duration) } catch { return false }
        return true
    }
}

extension SlackFailure {
    /// A later try may give something else without anybody's doing.
    var mayPass: Bool {
        switch self {
        case .limited, .away, .unreachable, .unreadable: true
        case .refused(_, let code, _): [.later, .torn].contains(SlackRefusal(code))
        case .half(let failure): failure.mayPass
        case .noToken: false
        }
    }

    /// How long Slack asks to be left alone.
    var wait: Duration? {
        switch self {
        case .limited(let said): said
        case .away(let said): said
        case .half(let failure): failure.wait
        case .refused, .unreachable, .unreadable, .noToken: nil
        }
    }
}

extension SlackChat {
    /// Who is not known here, and why; nil where everybody is.
    func unknown(_ pass: SlackPeople.Pass) -> String? {
        var sentences: [String] = []
        let absent = pass.absent.filter { directory.account(of: $0) == nil }
        if !absent.isEmpty {
            sentences.append(
                "no account has the e-mail address of \(Self.names(absent)); correct `email`, or write their member id, "
                    + "handles: {\(name): U012AB3CD}")
        }
        let open = Set(pass.open.values).filter { directory.account(of: $0) == nil }
        if !open.isEmpty, let why = pass.why {
            sentences.append(
                "it is not known yet which account is that of \(Self.names(open)) (\(why.delivery("ask").sentence)); "
                    + "it is asked again by itself")
        }
        return sentences.isEmpty ? nil : "Slack: " + sentences.joined(separator: "; ")
    }

    private static func names(_ people: Set<PersonID>) -> String {
        let names = people.map(\.key).sorted()
        return names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
    }
}
