import Incidents

/// A name that nobody may speak under, told to whoever sent it.
extension Wording {
    package func noSpeaker(_ author: String, _ trouble: SpeakerTrouble) -> String {
        let said = author.count > 60 ? author.prefix(60) + "…" : author
        return switch trouble {
        case .reserved:
            "Nobody can speak as \"\(said)\": it is a word of the commands, an incident or the bot. Send your own name: {\"author\": \"ana\", …}."
        case .reads(let person):
            "\"\(said)\" reads as \(policy.name(of: person)), who speaks here as \"\(person.key)\". If that is you, send {\"author\": \"\(person.key)\", …}; else take a name of your own."
        }
    }
}
