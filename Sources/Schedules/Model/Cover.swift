/// Who does a duty.
package enum Cover: Hashable, Sendable {
    case nobody
    /// Where several are active, the last of them holds.
    case layers([Layer])
    /// For the backup: whoever comes next in the rotation of the layer that holds the primary, and is not the primary
    /// now. On a day on which nobody holds the primary by rotation, nobody.
    case nextInRotation

    package var layers: [Layer] {
        switch self {
        case .nobody, .nextInRotation: []
        case .layers(let layers): layers
        }
    }
}
