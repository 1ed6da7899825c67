import Incidents
import Pagers

/// Users as people of ours: each with a key, which somebody who is already known keeps.
struct ImportedPeople {
    private(set) var people: [Person] = []
    /// Why something is not as it was there, by person.
    private(set) var remarks: [PersonID: [String]] = [:]
    private var byID: [String: PersonID] = [:]
    private var byLogin: [String: PersonID] = [:]

    /// - Parameter known: people of a configuration that is in use. What it says of them holds.
    init(_ users: [OpsgenieUser], known: [Person]) {
        people = known.sorted { $0.id < $1.id }
        var keys = Keys()
        for person in known { keys.reserve(person.id.key) }
        for user in users {
            let index = indexOfKnown(user) ?? add(user, &keys)
            complete(index, user)
            byID[user.id] = people[index].id
            byLogin[user.username.lowercased()] = people[index].id
        }
    }

    /// By id, or by login where only that is said.
    func person(_ recipient: OpsgenieRecipient) -> PersonID? {
        person(id: recipient.id, login: recipient.username ?? recipient.name)
    }

    func person(id: String?, login: String?) -> PersonID? {
        id.flatMap { byID[$0] } ?? login.flatMap { byLogin[$0.lowercased()] }
    }

    private func indexOfKnown(_ user: OpsgenieUser) -> Int? {
        let login = user.username.lowercased()
        return people.firstIndex { person in
            person.email?.lowercased() == login || person.handles["opsgenie"]?.lowercased() == login
        }
    }

    private mutating func add(_ user: OpsgenieUser, _ keys: inout Keys) -> Int {
        let local = user.username.prefix { $0 != "@" }
        let key = keys.make(String(local), otherwise: "person", allowing: "._-")
        people.append(Person(id: PersonID(key), name: YamlPage.line(user.shownName)))
        return people.count - 1
    }

    private mutating func complete(_ index: Int, _ user: OpsgenieUser) {
        let id = people[index].id
        if Self.isAddress(user.username) {
            if people[index].email == nil { people[index].email = user.username }
        } else {
            people[index].handles["opsgenie"] = user.username
        }
        if people[index].phones.isEmpty {
            let good = user.phones.filter(Self.isNumber)
            people[index].phones = good
            for number in user.phones where !good.contains(number) {
                remarks[id, default: []].append("has a number that cannot be dialled from here: \(number)")
            }
        }
        if user.blocked == true { remarks[id, default: []].append("is blocked at Opsgenie") }
    }

    /// As the configuration wants it.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") }
            && text.allSatisfy { !$0.isWhitespace && !"<>,;:\"\\".contains($0) }
    }

    private static func isNumber(_ text: String) -> Bool {
        text.count { $0.isASCII && $0.isNumber } >= 3
            && text.allSatisfy { $0.isASCII && ($0.isNumber || " +-()./#*,;ext".contains($0)) }
    }
}
