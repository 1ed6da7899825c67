import Incidents

/// Somebody mentioned, in the ways of the chats:
/// `<@U123>`, `<@U123|ana>`, `@ana`, `@ana:example.org`, `[Ana](https://matrix.to/#/@ana:example.org)`.
struct Mention {
    /// Always with `@`, which tells the core that a person was meant and not a word.
    let person: PersonName
    /// What the mention says besides the handle: the label, or the local part of a long handle.
    private let label: Substring?
    /// What follows, as it stands.
    private let tail: Substring
    /// What follows, without the colon or comma of an address (`@ana: …`).
    let rest: Substring

    /// The mention that a text begins with.
    init?(leading text: Substring) {
        if let open = text.after("<@") ?? text.after("&lt;@") {
            self.init(bracketed: open)
        } else if let open = text.after("[") {
            self.init(linked: open)
        } else if let open = text.after("@") {
            let word = open.firstWord
            let handle = Substring(word.unicodeScalars.prefix { !Self.ends.contains($0) }).trimmed {
                $0.isPunctuation && $0 != "_"
            }
            guard !handle.isEmpty, handle.unicodeScalars.count <= Limit.name else { return nil }
            self.init(handle, label: nil, rest: open[handle.endIndex...])
        } else {
            return nil
        }
    }

    /// The mention that a text ends with, and what stands before it.
    static func trailing(_ text: Substring) -> (mention: Mention, before: Substring)? {
        let last = text.lastWord
        if let mention = Mention(leading: last), mention.rest.bare.isEmpty { return (mention, text.before(last)) }
        // A label may hold spaces: look back for the bracket that opens it.
        guard let end = last.unicodeScalars.last, end == ">" || end == ")" || end == ";" else { return nil }
        for index in text.unicodeScalars.indices.suffix(Limit.name * 3).reversed() {
            let scalar = text.unicodeScalars[index]
            guard scalar == "<" || scalar == "[" || scalar == "&" else { continue }
            guard let mention = Mention(leading: text[index...]), mention.rest.bare.isEmpty else { continue }
            return (mention, text[..<index].trimmed)
        }
        return nil
    }

    /// The mention that a text begins or ends with, also where a little word joins it to another: `@bob and`, `, @vera`.
    static func atEitherEnd(_ text: Substring) -> Mention? {
        let joints = ["and", "&", "+", "or", ",", "/", "und"]
        var inner = text
        if joints.contains(inner.firstWord.folded) { inner = inner.after(inner.firstWord) }
        if joints.contains(inner.lastWord.folded) { inner = inner.before(inner.lastWord) }
        return Mention(leading: inner) ?? Mention.trailing(inner)?.mention
    }

    /// Everything that the mention calls the person, without `@`.
    var names: [Substring] {
        let handle = person.text.dropFirst()
        return [handle, handle.prefix { $0 != ":" }] + (label.map { [$0.after("@") ?? $0] } ?? [])
    }

    /// A text with each mention as `@handle`, whatever its chat makes of one, so that the core reads the names in it.
    static func plain(_ text: Substring) -> String {
        var done = ""
        var rest = text
        var mayBegin = true
        while let scalar = rest.unicodeScalars.first {
            // An address of mail has an at sign in its middle.
            if mayBegin, "@<[&".unicodeScalars.contains(scalar), let mention = Mention(leading: rest) {
                done += mention.person.text
                rest = mention.tail
                mayBegin = false
                continue
            }
            done.unicodeScalars.append(scalar)
            mayBegin = scalar.isSpace || scalar.isPunctuation
            rest = Substring(rest.unicodeScalars.dropFirst())
        }
        return done
    }

    private init(_ handle: Substring, label: Substring?, rest: Substring) {
        person = PersonName("@" + handle)
        self.label = label
        tail = rest
        self.rest = Substring(rest.unicodeScalars.drop { $0 == ":" || $0 == "," || $0.isSpace }).trimmed
    }

    /// `U123>`, `U123|ana>`, `!123>`
    private init?(bracketed text: Substring) {
        let ends: Set<Unicode.Scalar> = [">", "&", "\n"]
        let inside = Substring(text.unicodeScalars.prefix(Limit.name * 2).prefix { !ends.contains($0) })
        let tail = text[inside.endIndex...]
        guard let rest = tail.after(">") ?? tail.after("&gt;") else { return nil }
        let parts = (inside.after("!") ?? inside).unicodeScalars.split(separator: "|", maxSplits: 1)
        guard let handle = parts.first.map(Substring.init), !handle.unicodeScalars.contains(where: \.isSpace) else {
            return nil
        }
        self.init(handle, label: parts.count > 1 ? Substring(parts[1]) : nil, rest: rest)
    }

    /// `Ana](https://matrix.to/#/@ana:example.org)`
    private init?(linked text: Substring) {
        let label = Substring(text.unicodeScalars.prefix(Limit.name).prefix { $0 != "]" && $0 != "\n" })
        guard let address = text[label.endIndex...].after("](https://matrix.to/#/") else { return nil }
        let inside = Substring(address.unicodeScalars.prefix(Limit.name * 3).prefix { $0 != ")" && !$0.isSpace })
        let path = Substring(inside.unicodeScalars.prefix { $0 != "?" }).percentDecoded
        guard let rest = address[inside.endIndex...].after(")"), let handle = path[...].after("@"), !handle.isEmpty
        else { return nil }
        self.init(handle, label: label, rest: rest)
    }

    /// What ends a handle that has no brackets; a full stop or colon may stand within.
    private static let ends: Set<Unicode.Scalar> = [
        ",", ";", "!", "?", "(", ")", "<", ">", "[", "]", "\"", "“", "”", "’", "'",
    ]
}

extension Substring {
    /// `%40ana%3Aexample.org` as the ASCII it stands for; anything else stays as it is.
    fileprivate var percentDecoded: String {
        var decoded = String.UnicodeScalarView()
        var scalars = unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            let digits = String(Substring(scalars.prefix(2)))
            if scalar == "%", let code = UInt8(digits, radix: 16), (0x21...0x7E).contains(code) {
                decoded.append(Unicode.Scalar(code))
                scalars.removeFirst(2)
            } else {
                decoded.append(scalar)
            }
        }
        return String(decoded)
    }
}
