import Incidents

/// Makes what stands in the place of an erased payload: the same event, with its structure and without its words, so
/// that the fold of the incident is the same afterwards.
///
/// 1. Every string is taken for words and becomes `[erased]`, also under a key that nobody thought of.
/// 2. Kept are strings under keys that name rooms, rules and the like, and people where they may stay; none of them
///    where it holds what is looked for.
/// 3. Where the event cannot be decoded then, it holds a string with a fixed meaning (`incident-commander`). Each
///    string is tried alone to find those, and they are kept.
struct Residue {
    var needles = Needles()
    /// What a person is called from now on; the same one everywhere, so that what one person did stays one person's.
    var pseudonym = Erased.mark
    var keepsPeople = true

    private static let structural: Set<String> = [
        "chat", "room", "id", "thread", "message", "label", "pager", "rule", "monitor", "schedule", "line", "policy",
        "hash", "purpose", "key", "kind", "duty", "origin",
    ]
    private static let people: Set<String> = [
        "by", "person", "previous", "owner", "author", "told", "audience", "replaces",
    ]

    /// Nil where nothing can be kept.
    func make(of payload: UnsafeRawBufferPointer, kind: FactKind) -> [UInt8]? {
        guard let tree = try? JSONTree(payload) else { return nil }
        let plain = tree.mapped { key, text in self.kept(key, text) }
        if Residue.decodes(plain, kind) { return plain.bytes }
        let fixed = Residue.fixedStrings(of: tree, kind)
        var index = -1
        let kept = tree.mapped { key, text in
            index += 1
            return fixed.contains(index) ? text : self.kept(key, text)
        }
        return Residue.decodes(kept, kind) ? kept.bytes : nil
    }

    private func kept(_ key: String, _ text: String) -> String {
        if Residue.people.contains(key) {
            if needles.isName(text) || needles.found(in: text) { return pseudonym }
            return keepsPeople ? text : Erased.mark
        }
        return Residue.structural.contains(key) && !needles.found(in: text) ? text : Erased.mark
    }

    /// Places of strings without which the event is none.
    private static func fixedStrings(of tree: JSONTree, _ kind: FactKind) -> Set<Int> {
        var fixed: Set<Int> = []
        for place in tree.strings().indices {
            var index = -1
            let tried = tree.mapped { _, text in
                index += 1
                return index == place ? Erased.mark : text
            }
            if !decodes(tried, kind) { fixed.insert(place) }
        }
        return fixed
    }

    private static func decodes(_ tree: JSONTree, _ kind: FactKind) -> Bool {
        tree.bytes.withUnsafeBytes { bytes in
            let parts = try? PayloadParts(bytes)
            return (try? parts?.event(seq: 1, incident: nil, at: .distantPast, kind: kind)) != nil
        }
    }
}
