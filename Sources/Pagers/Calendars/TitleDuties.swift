import Incidents

/// The duties that a title names: `Primary: Ana, Backup: Bob`, `Ana (primary) / Bob (secondary)`, `2nd on call: Bob`.
///
/// Where the first of these words stands before the first name, each holds for the names behind it; else each for the
/// name before it. A single one counts only where its part of the title says nothing but duties: the `DB backup` team has
/// a primary too.
struct TitleDuties {
    private let labels: [(place: Int, duty: Duty)]
    private let places: [(place: Range<Int>, person: PersonID)]

    init(_ words: [TitleWord], parts: [Range<Int>], places: [(place: Range<Int>, person: PersonID)]) {
        let ofNames = Set(places.flatMap(\.place))
        let all = words.indices.compactMap { index -> (place: Int, duty: Duty)? in
            guard !ofNames.contains(index) else { return nil }
            return Self.duty(words, index).map { (index, $0) }
        }
        let isPlain = all.allSatisfy { label in
            let part = parts.first { $0.contains(label.place) } ?? label.place..<label.place + 1
            return part.allSatisfy { index in
                ofNames.contains(index) || TitleWord.duty.contains(words[index].text)
                    || TitleWord.small.contains(words[index].text) || words[index].text.allSatisfy(\.isNumber)
            }
        }
        labels = isPlain || Set(all.map(\.duty)).count > 1 ? all : []
        self.places = places.sorted { $0.place.lowerBound < $1.place.lowerBound }
    }

    /// On what duty somebody is whom the title names; nil where it does not say.
    func duty(of person: PersonID) -> Duty? {
        guard let first = labels.first, let index = places.firstIndex(where: { $0.person == person }) else {
            return nil
        }
        let place = places[index].place
        if first.place < places[0].place.lowerBound {
            return labels.last { $0.place < place.lowerBound }?.duty
        }
        let end = index + 1 < places.count ? places[index + 1].place.lowerBound : Int.max
        return labels.first { $0.place >= place.upperBound && $0.place < end }?.duty
    }

    /// Of a title that names nobody, for whoever the event invites.
    var ofAll: Duty? {
        guard places.isEmpty, let first = labels.first, labels.allSatisfy({ $0.duty == first.duty }) else { return nil }
        return first.duty
    }

    private static func duty(_ words: [TitleWord], _ index: Int) -> Duty? {
        switch words[index].text {
        case "primary": return .primary
        case "secondary", "backup": return .backup
        case "trainee", "trainees", "shadow", "shadowing": return .trainees
        case "1st", "first", "2nd", "second":
            // `second week` is no duty.
            guard index + 1 < words.count, ["on", "oncall", "call", "line", "level"].contains(words[index + 1].text)
            else { return nil }
            return words[index].text.hasPrefix("1") || words[index].text == "first" ? .primary : .backup
        default: return nil
        }
    }
}
