/// Everybody by each of their names, so that a look-up takes as long among thirty thousand people as among thirty.
struct NameIndex: Hashable, Sendable {
    /// By normalised key and by address in lower case: the first by key.
    private var keys: [String: PersonID] = [:]
    private var mails: [String: PersonID] = [:]
    /// By normalised full name, handle in lower case, normalised first name: all of them, in the order of their keys.
    private var names: [String: [PersonID]] = [:]
    private var handles: [String: [PersonID]] = [:]
    private var firstNames: [String: [PersonID]] = [:]

    init(_ people: some Collection<Person>) {
        for person in people.sorted(by: { $0.id < $1.id }) {
            let name = Policy.normalise(person.name)
            keys[Policy.normalise(person.id.key)] = keys[Policy.normalise(person.id.key)] ?? person.id
            if let mail = person.email?.lowercased() { mails[mail] = mails[mail] ?? person.id }
            names[name, default: []].append(person.id)
            for handle in Set(person.handles.values.map { $0.lowercased() }) {
                handles[handle, default: []].append(person.id)
            }
            if let first = name.split(separator: " ").first { firstNames[String(first), default: []].append(person.id) }
        }
    }

    /// - typed: as it was written, an at sign included. - bare: without. - wanted: that, normalised.
    func people(typed: String, bare: String, wanted: String) -> [PersonID] {
        let own = [keys[wanted], mails[bare.lowercased()]].compactMap { $0 }.min()
        if let own { return [own] }
        let whole = (names[wanted] ?? []) + (handles[typed.lowercased()] ?? []) + (handles[wanted] ?? [])
        if !whole.isEmpty { return Set(whole).sorted() }
        return firstNames[wanted] ?? []
    }
}
