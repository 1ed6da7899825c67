/// Why nobody may speak under a name in a room that the daemon serves.
package enum SpeakerTrouble: Hashable, Sendable {
    /// A word that commands read in the place of a name, an incident, or the bot.
    case reserved
    /// Reads as the name, address or key of somebody who is configured, and is not the key: what is said would stand there
    /// under their name, and count as a stranger's.
    case reads(as: PersonID)
}

extension Policy {
    /// Configured people speak by their keys, and everybody else under a name that is nobody's.
    package func trouble(ofSpeaker author: String) -> SpeakerTrouble? {
        if people[PersonID(author)] != nil || person(chat: "local", handle: author).strangersHandle == nil {
            return nil
        }
        let skeleton = Lookalike.skeleton(author)
        let bots = (botNames.union(["sitrep"])).map(Lookalike.skeleton)
        if bots.contains(where: { [$0, $0 + "bot"].contains(skeleton) }) { return .reserved }
        let bare = Self.normalise(author.trimmed { !$0.properties.isAlphabetic && !("0"..."9").contains($0) })
        if PersonName.reserved.contains(bare) || Self.pronouns.contains(bare) || IncidentID(bare) != nil {
            return .reserved
        }
        guard !skeleton.isEmpty else { return nil }
        let mail = author.lowercased()
        let meant = people.values.filter { person in
            person.email?.lowercased() == mail || Lookalike.areAlike(person.name, author)
                || Lookalike.areAlike(person.id.key, author)
        }
        return meant.map(\.id).min().map { .reads(as: $0) }
    }

    private static let pronouns: Set = ["all", "no one", "i", "us", "we", "you", "them", "they"]
}
