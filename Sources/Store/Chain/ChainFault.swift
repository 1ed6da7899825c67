/// One place where the chain does not hold.
package struct ChainFault: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// The payload or the salt is not the one that was written.
        case payloadEdited
        /// The time, the kind, the incident or a hash is not the one that was written.
        case headerEdited
        /// Events are gone, from `seq` to this one.
        case missing(through: Int)
        /// It was written as another event and moved here.
        case moved(from: Int)
    }
    package var seq: Int
    package var kind: Kind

    package init(seq: Int, kind: Kind) {
        self.seq = seq
        self.kind = kind
    }

    package var description: String {
        switch kind {
        case .payloadEdited: "event \(seq): its text was changed after it was written"
        case .headerEdited: "event \(seq): its time, kind, incident or hash was changed after it was written"
        case .missing(let last) where last == seq: "event \(seq) is missing"
        case .missing(let last): "events \(seq) to \(last) are missing"
        case .moved(let from): "event \(seq) is in the wrong place: it was written as event \(from)"
        }
    }
}
