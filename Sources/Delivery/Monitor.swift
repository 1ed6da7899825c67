import Incidents

/// Something that can say whether a system is well.
package protocol Monitor: Sendable {
    /// The key under `monitors:`.
    var name: String { get }
    /// Never throws: what could not be checked is a reading of state `unknown` with the reason.
    func check() async -> Reading
}
