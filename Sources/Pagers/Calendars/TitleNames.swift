import Incidents

/// The people whom the title of an event names: `Ana Lopez on call`, `Ana Ruiz / Bob Stone`, `On-call: Ana`.
///
/// A name of several words is found anywhere; a single word (`Mark`, `Will`) only where it stands alone between marks, or
/// beside words that speak of being on call. A title that says something else of them (`Ana Ruiz on vacation`, `Zoe instead of
/// Ana`) is unclear, and puts nobody on call: that is said, and somebody can mend the title.
struct TitleNames: Sendable {
    enum Found: Equatable {
        /// In the order of the title, nobody twice; and whom it names beside them, and we do not know.
        case people([PersonID], strangers: [String] = [])
        case unclear
        case nobody
    }

    /// By the first word of a name of several.
    private var long: [String: [(words: [String], person: PersonID)]] = [:]
    /// Nil where several are called so.
    private var short: [String: PersonID?] = [:]
    private let named: @Sendable (String) -> PersonID?

    init(_ everyone: some Sequence<Person>, named: @escaping @Sendable (String) -> PersonID?) {
        self.named = named
        let people = everyone.sorted { $0.id < $1.id }
        for person in people {
            let words = TitleWord.words(of: person.name)
            // `Ruiz, Ana` is Ana too.
            for order in [words, Array(words.suffix(1) + words.dropLast())] where order.count > 1 {
                long[order[0], default: []].append((order, person.id))
            }
            let key = TitleWord.words(of: person.id.key)
            if key.count > 1 { long[key[0], default: []].append((key, person.id)) }
            if let first = words.first, first != key.first || key.count > 1 { note(first, person.id) }
        }
        // A key is nobody else's first name.
        for person in people where TitleWord.words(of: person.id.key).count == 1 {
            short[TitleWord.words(of: person.id.key)[0]] = .some(person.id)
        }
    }

    private mutating func note(_ word: String, _ person: PersonID) {
        if let known = short[word], known != person { short[word] = .some(nil) } else { short[word] = .some(person) }
    }

    /// - address: whose address of mail it is.
    func people(in title: String, address: (String) -> PersonID?) -> Found {
        let line = MailHeader.oneLine(String(title.prefix(300)))
        let mails = MailInText.all(in: line)
        let byMail = mails.compactMap(address)
        // Beside an address its owner's name is no second person; another's would be.
        let bare = mails.reduce(line) { $0.replacing($1, with: " ") }
        let words = TitleWord.all(in: bare)
        let hits = hits(words, bare)
        guard isPlain(words, hits) else { return .unclear }
        var people: [PersonID] = []
        for person in byMail + hits.map(\.person) where !people.contains(person) { people.append(person) }
        let strangers =
            mails.filter { address($0) == nil } + TitleStrangers.all(words, known: Set(hits.flatMap(\.words)))
        return people.isEmpty ? .nobody : .people(people, strangers: strangers)
    }

    /// What the title says of duties, whoever is on call by it.
    func duties(in title: String, address: (String) -> PersonID?) -> TitleDuties {
        var line = MailHeader.oneLine(String(title.prefix(300)))
        // An address keeps its place as a word that nobody is called.
        var owners: [String: PersonID] = [:]
        for mail in MailInText.all(in: line) {
            let word = "address\(owners.count)of"
            if let owner = address(mail) { owners[word] = owner }
            line = line.replacing(mail, with: word)
        }
        let words = TitleWord.all(in: line)
        let mails = words.indices.compactMap { index in
            owners[words[index].text].map { Hit(words: index..<index + 1, person: $0) }
        }
        let places = (mails + hits(words, line)).map { (place: $0.words, person: $0.person) }
        return TitleDuties(words, parts: parts(words), places: places)
    }

    private struct Hit {
        var words: Range<Int>
        var person: PersonID
    }

    private func hits(_ words: [TitleWord], _ line: String) -> [Hit] {
        var hits: [Hit] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            let names = (long[word.text] ?? []).filter { name in
                index + name.words.count <= words.count
                    && name.words.enumerated().allSatisfy { words[index + $0].text == $1 }
                    && words[index + 1..<index + name.words.count].allSatisfy(\.joinsName)
            }
            let longest = names.max { $0.words.count < $1.words.count }
            let isShared = names.contains { $0.words.count == longest?.words.count && $0.person != longest?.person }
            if let longest, !isShared {
                hits.append(Hit(words: index..<index + longest.words.count, person: longest.person))
                index += longest.words.count
                continue
            }
            if let person = single(index, words) { hits.append(Hit(words: index..<index + 1, person: person)) }
            index += 1
        }
        guard hits.isEmpty else { return hits }
        // What only the lookup knows, such as a handle: the whole, or a part between marks.
        return parts(words).compactMap { part in
            let text = part.map { words[$0].written }.joined(separator: " ")
            return (named(text) ?? named("@" + text)).map { Hit(words: part, person: $0) }
        }
    }

    /// A first name or a key at a place, where the words around it allow one.
    private func single(_ index: Int, _ words: [TitleWord]) -> PersonID? {
        guard let person = short[words[index].text] ?? nil else { return nil }
        if words[index].follows("@") { return person }
        guard let part = parts(words).first(where: { $0.contains(index) }) else { return nil }
        let others = part.filter { $0 != index }.map { words[$0].text }
        let isAlone = others.allSatisfy { word in
            TitleWord.duty.contains(word) || TitleWord.small.contains(word) || TitleWord.joining.contains(word)
                || word.allSatisfy(\.isNumber) || (short[word] ?? nil) != nil
        }
        // `Ana Lopez on call` is not Ana Ruiz, and a call with Ana about the bank is no duty of hers.
        let isBeside = [index - 1, index + 1].filter(part.contains).allSatisfy { place in
            TitleWord.duty.contains(words[place].text) || TitleWord.small.contains(words[place].text)
        }
        return isAlone || isBeside && others.contains(where: TitleWord.duty.contains) ? person : nil
    }

    /// Words that no mark separates.
    private func parts(_ words: [TitleWord]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for index in words.indices where index > 0 && words[index].beginsPart {
            parts.append(start..<index)
            start = index
        }
        if start < words.count { parts.append(start..<words.count) }
        return parts
    }

    /// Does the title say no more than that these people are on call?
    private func isPlain(_ words: [TitleWord], _ hits: [Hit]) -> Bool {
        guard let first = hits.first else { return true }
        let ofNames = Set(hits.flatMap(\.words))
        if words.indices.contains(where: { !ofNames.contains($0) && TitleWord.contrary.contains(words[$0].text) }) {
            return false
        }
        // `Zoe for Ana Ruiz`
        let before = words[..<first.words.lowerBound].map(\.text)
        if let last = before.last, TitleWord.forWords.contains(last),
            !before.dropLast().allSatisfy({ TitleWord.duty.contains($0) || TitleWord.small.contains($0) })
                || before.dropLast().contains(where: TitleWord.standIns.contains)
        {
            return false
        }
        return zip(hits, hits.dropFirst()).allSatisfy { left, right in
            guard left.person != right.person else { return true }
            // `Ana, Database backup: Bob`: what stands before a colon is the name of a duty.
            let between = words[left.words.upperBound..<right.words.lowerBound]
            if words[right.words.lowerBound].gap.contains(":"),
                between.contains(where: { TitleWord.duty.contains($0.text) }),
                between.allSatisfy(\.gapIsPlain)
            {
                return words[right.words.lowerBound].gapIsPlain
            }
            return (left.words.upperBound...right.words.lowerBound).allSatisfy { index in
                let isBetween = index < right.words.lowerBound
                return words[index].gapIsPlain
                    && (!isBetween || TitleWord.duty.contains(words[index].text)
                        || TitleWord.joining.contains(words[index].text) || words[index].text.allSatisfy(\.isNumber))
            }
        }
    }
}
