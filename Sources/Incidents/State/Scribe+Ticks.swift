/// A point that is done, by its words: a list that was changed meanwhile keeps only the ticks that still mean the same.
package struct Tick: Hashable, Sendable, Codable {
    package var list: String
    package var text: String
    package var by: PersonID?
    package var at: Instant
    private enum CodingKeys: String, CodingKey { case list, text, by, at }
}

extension Incident {
    /// Who did a point and when; nil while it is open.
    package func tick(of list: Checklist, item: Int) -> Tick? {
        guard list.items.indices.contains(item) else { return nil }
        return scribe.ticks.first { $0.list == list.key && $0.text == list.items[item] }
    }

    /// Points that nobody has ticked, by their place in the list.
    package func openItems(of list: Checklist) -> [Int] {
        list.items.indices.filter { tick(of: list, item: $0) == nil }
    }
}

extension Scribe {
    mutating func tick(_ ticked: Ticked, by person: PersonID?, at instant: Instant) {
        guard !ticks.contains(where: { $0.list == ticked.list && $0.text == ticked.text }) else { return }
        ticks.append(Tick(list: ticked.list, text: ticked.text, by: person, at: instant))
    }

    mutating func untick(_ ticked: Ticked) {
        ticks.removeAll { $0.list == ticked.list && $0.text == ticked.text }
    }
}
