import Delivery
import Incidents

/// Finds whose accounts the configured addresses are: each person by themselves. What cannot be asked now costs that
/// person alone, who is asked about again in a moment; what was learnt stays.
struct SlackPeople: Sendable {
    let chat: SlackChat
    /// Told of each new piece of knowledge.
    var learnt: @Sendable () async -> Void = {}

    /// With more people than that the workspace's own list is read instead: Slack allows 50 look-ups a minute.
    static let mostLookUps = 50
    /// Pages of 200 people. Whoever is on none of them is looked up.
    private static let mostPages = 250
    /// So many calls in a row that find no Slack, and the rest waits too.
    private static let mostOutages = 3
    /// Look-ups that must wait longer than that are not waited for while there is the list.
    private static let patience = Duration.seconds(5)

    struct Pass: Sendable {
        /// Nobody has such an account.
        var absent: Set<PersonID> = []
        /// To be asked about again, by address.
        var open: [String: PersonID] = [:]
        /// Why the last of them could not be asked, and how long Slack wants it to wait.
        var why: SlackFailure?
        var wait: Duration?

        mutating func postpone(_ people: some Sequence<(key: String, value: PersonID)>, _ failure: SlackFailure) {
            for (address, person) in people { open[address] = person }
            why = failure
            if let said = failure.wait { wait = max(wait ?? .zero, said) }
        }
    }

    /// By address in lower case.
    func ask(_ wanted: [String: PersonID]) async -> Pass {
        if wanted.count > Self.mostLookUps { return await list(wanted) }
        let pass = await lookUp(wanted)
        guard let wait = pass.wait, wait > Self.patience, pass.open.count > 1 else { return pass }
        var listed = await list(pass.open, orElse: { Pass(open: $0, why: pass.why, wait: pass.wait) })
        listed.absent.formUnion(pass.absent)
        return listed
    }

    private func lookUp(_ wanted: [String: PersonID]) async -> Pass {
        var pass = Pass()
        var outages = 0
        var found: [PersonID: String] = [:]
        let people = wanted.sorted { $0.key < $1.key }
        for (index, (address, person)) in people.enumerated() {
            do throws(SlackFailure) {
                let answer = try await chat.api.call("users.lookupByEmail", ["email": .string(address)])
                outages = 0
                if let user = answer["user"]["id"].string, SlackMarkup.isUser(user) {
                    found[person] = user
                    // A few at a time: each telling is a commit.
                    if found.count == 10 {
                        await learn(found)
                        found = [:]
                    }
                } else {
                    pass.postpone([(address, person)], .unreadable(status: 200))
                }
            } catch {
                // Not everybody has an account here.
                if error.code == "users_not_found" {
                    pass.absent.insert(person)
                    continue
                }
                outages = error.isOutage ? outages + 1 : 0
                guard outages < Self.mostOutages, !error.holdsForAll else {
                    pass.postpone(people[index...], error)
                    break
                }
                pass.postpone([(address, person)], error)
            }
        }
        await learn(found)
        return pass
    }

    private func list(
        _ wanted: [String: PersonID], orElse other: (@Sendable ([String: PersonID]) async -> Pass)? = nil
    ) async -> Pass {
        var rest = wanted
        var cursor = ""
        var showsAddresses = false
        var failures = 0
        for _ in 0..<Self.mostPages {
            let page: JSONValue
            do throws(SlackFailure) {
                page = try await self.page(cursor, &failures)
            } catch {
                // Refused for good: one by one then.
                if error.code != nil, !error.mayPass { break }
                var pass = Pass()
                pass.postpone(rest, error)
                return pass
            }
            var found: [PersonID: String] = [:]
            for member in page["members"].array where member["deleted"] != true && member["is_bot"] != true {
                guard let address = member["profile"]["email"].string?.lowercased() else { continue }
                showsAddresses = true
                guard let user = member["id"].string, SlackMarkup.isUser(user), let person = rest[address] else {
                    continue
                }
                rest[address] = nil
                found[person] = user
            }
            if !found.isEmpty { await learn(found) }
            let next = page["response_metadata"]["next_cursor"].string ?? ""
            cursor = next == cursor ? "" : next
            if rest.isEmpty { return Pass() }
            if cursor.isEmpty, showsAddresses { return Pass(absent: Set(rest.values)) }
            if cursor.isEmpty { break }
        }
        if let other { return await other(rest) }
        return await lookUp(rest)
    }

    /// One page, waited for where Slack asks to wait: to begin anew would never come to an end.
    private func page(_ cursor: String, _ failures: inout Int) async throws(SlackFailure) -> JSONValue {
        while true {
            do throws(SlackFailure) {
                return try await chat.api.call("users.list", ["limit": .int(200), "cursor": .string(cursor)])
            } catch {
                guard error.mayPass, !error.isCancelled, failures < 20 else { throw error }
                failures += 1
                let wait = error.wait ?? .seconds(2)
                do { try await chat.pause(wait) } catch { throw SlackFailure.limited(wait) }
            }
        }
    }

    private func learn(_ found: [PersonID: String]) async {
        if chat.directory.learn(people: found) { await learnt() }
    }
}

extension SlackFailure {
    /// What the next call would meet too.
    fileprivate var holdsForAll: Bool {
        switch self {
        case .limited, .noToken: true
        case .refused(_, let code, _): [.token, .scope].contains(SlackRefusal(code))
        case .half(let failure): failure.holdsForAll
        case .away, .unreachable, .unreadable: isCancelled
        }
    }
}
