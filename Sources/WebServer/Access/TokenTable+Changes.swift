import Incidents

extension TokenTable {
    /// What another table takes, changes and gives: `ana's token has a new secret`.
    func changes(to new: TokenTable) -> [String] {
        var found: [String] = []
        var added = new.holders.filter { holder in !holders.contains { $0.key == holder.key } && !holder.isNobody }
        for old in holders where !old.isNobody {
            if let same = new.holders.first(where: { $0.key == old.key }) {
                guard same != old else { continue }
                found.append("\(old.owner): the same secret is now \(same.owner)")
            } else if let index = added.firstIndex(where: { $0.isSameBut(old) }) {
                added.remove(at: index)
                found.append("\(old.owner) has a new secret")
            } else {
                found.append("\(old.owner) is gone")
            }
        }
        return found + added.map { "\($0.owner) is new" }
    }
}

extension TokenHolder {
    /// Of the table that nobody has a token of.
    fileprivate var isNobody: Bool { person?.key.isEmpty == true }

    fileprivate func isSameBut(_ other: TokenHolder) -> Bool {
        person == other.person && maySpeakFor == other.maySpeakFor
    }

    /// `ana's token`, `ana's token, which speaks for bob`
    fileprivate var owner: String {
        let others =
            switch maySpeakFor {
            case .everyone: "everyone"
            case .only(let people): people.map(\.key).joined(separator: ", ")
            }
        guard let person else { return "the token for \(others)" }
        return others.isEmpty ? "\(person.key)'s token" : "\(person.key)'s token, which speaks for \(others)"
    }
}
