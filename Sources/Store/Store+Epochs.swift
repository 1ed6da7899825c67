import Incidents

/// A restored store gives numbers to events that other events had before the loss. What is told to the outside by such
/// a number gets the name of its epoch, so that no service takes it for a repeat of what it knew under that number.
package struct Epoch: Hashable, Sendable {
    /// Events up to this one were in the backup; those behind it belong to this epoch.
    package var after: Int
    /// Random: 32 hexadecimal digits.
    package var name: String
}

extension Store {
    static let epochsKey = "epochs"

    static func epochs(from text: String?) -> [Epoch] {
        (text ?? "").split(separator: ",").compactMap { part in
            let fields = part.split(separator: ":")
            guard fields.count == 2, let after = Int(fields[0]) else { return nil }
            return Epoch(after: after, name: String(fields[1]))
        }
    }

    /// The last restore before this event; nil where there was none.
    package func epoch(of seq: Int) -> String? { epochs.last { $0.after < seq }?.name }

    /// The name under which a page's service knows this store.
    package func identity(of seq: Int) -> String { epoch(of: seq) ?? identity }
}
