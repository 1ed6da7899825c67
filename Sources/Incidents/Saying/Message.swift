/// What is said, before any chat's mark-up: a small tree. It lives in the core because an outbox row holds it.
/// Text is data: only the cases below can mention, link or be pressed, so text from outside never can.
package struct Message: Hashable, Sendable, Codable {
    /// Stands first and cannot be overlooked: `TEST`, `DRILL`.
    package var banner: String?
    package var blocks: [Block]

    package init(banner: String? = nil, _ blocks: [Block] = []) {
        self.banner = banner
        self.blocks = blocks
    }
    package init(_ line: Line) { self.init([.line(line)]) }
    private enum CodingKeys: String, CodingKey { case banner, blocks }

    package enum Block: Hashable, Sendable {
        case line(Line)
        /// A name and what it is, a row each.
        case fields([Field])
        case list([Line])
        /// Kept as typed, in a fixed-width face.
        case code(String)
        /// For a thumb at 3 a.m. A chat without buttons leaves them out: the words always say what to type.
        case buttons([Button])
    }

    /// What one press asks for, in the name of whoever presses.
    package struct Button: Hashable, Sendable, Codable {
        package var label: String
        package var press: Press
        /// Stands out among its neighbours.
        package var isPrimary: Bool
        package init(_ label: String, _ press: Press, isPrimary: Bool = false) {
            self.label = label
            self.press = press
            self.isPrimary = isPrimary
        }
        private enum CodingKeys: String, CodingKey {
            case label, press
            case isPrimary = "primary"
        }
    }

    package enum Press: Hashable, Sendable {
        /// What would be typed after the prefix: `ic me INC-3`.
        case command(String)
        /// Opens a form, where the chat has forms.
        case form(Form)
    }

    /// The few places where a form is better than a line.
    package enum Form: Hashable, Sendable {
        case declare
        case update(IncidentID)
    }

    package struct Field: Hashable, Sendable, Codable {
        package var name: String
        package var value: Line
        package init(_ name: String, _ value: Line) {
            self.name = name
            self.value = value
        }
        private enum CodingKeys: String, CodingKey { case name, value }
    }

    /// A run of inline pieces. Written as a string literal; what is interpolated plainly is text from outside.
    package struct Line: Hashable, Sendable {
        package var pieces: [Piece]
        package init(_ pieces: [Piece] = []) { self.pieces = pieces }
    }

    package enum Piece: Hashable, Sendable {
        /// Our own words.
        case words(String)
        /// Words of people or services: defanged by every renderer.
        case text(String)
        case strong(String)
        case code(String)
        /// Mentions (pings) the person where the chat can.
        case mention(PersonID, name: String)
        case room(RoomRef, label: String)
        case link(url: String, label: String)
        /// Everybody in the room, where the chat can: `@here`.
        case everyoneHere
    }
}

extension Message {
    package mutating func add(_ line: Line) { blocks.append(.line(line)) }
    package func adding(_ line: Line) -> Message {
        var copy = self
        copy.add(line)
        return copy
    }
}

extension Message.Line: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        pieces = Sentences.inForce?.own[value]?.line(filling: []) ?? (value.isEmpty ? [] : [.words(value)])
    }
    package init(stringInterpolation: Interpolation) {
        pieces = Self.sewn(
            stringInterpolation.outline?.pieces(stringInterpolation.pieces) ?? stringInterpolation.pieces)
    }

    package struct Interpolation: StringInterpolationProtocol {
        package var pieces: [Message.Piece] = []
        var outline = Outline()

        package init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(interpolationCount * 2) }
        package mutating func appendLiteral(_ literal: String) {
            guard !literal.isEmpty else { return }
            pieces.append(.words(literal))
            outline?.words(literal)
        }
        package mutating func appendInterpolation(_ text: String) { fill(CollectionOfOne(.text(text))) }
        package mutating func appendInterpolation(ours words: String) {
            if words.isEmpty { fill(EmptyCollection()) } else { fill(CollectionOfOne(.words(words))) }
        }
        package mutating func appendInterpolation(_ number: Int) { fill(CollectionOfOne(.words(String(number)))) }
        package mutating func appendInterpolation(_ incident: IncidentID) {
            fill(CollectionOfOne(.words("\(incident)")))
        }
        package mutating func appendInterpolation(strong: String) { fill(CollectionOfOne(.strong(strong))) }
        package mutating func appendInterpolation(code: String) { fill(CollectionOfOne(.code(code))) }
        package mutating func appendInterpolation(_ piece: Message.Piece) { fill(CollectionOfOne(piece)) }
        package mutating func appendInterpolation(_ line: Message.Line) { fill(line.pieces) }

        private mutating func fill(_ gap: some Collection<Message.Piece>) {
            let start = pieces.count
            pieces += gap
            outline?.gap(start..<pieces.count)
        }
    }

    package static func + (left: Message.Line, right: Message.Line) -> Message.Line {
        guard let last = left.pieces.last, let first = right.pieces.first, isSeam(last, first) else {
            return Message.Line(left.pieces + right.pieces)
        }
        return Message.Line(sewn(left.pieces + right.pieces))
    }
}
