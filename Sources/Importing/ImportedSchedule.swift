import Incidents

/// One schedule of theirs as one of ours, or as several: all rotations of a schedule there are on call at once, and here
/// at most a primary and a backup are. What is on call beside two others gets a schedule of its own.
struct ImportedSchedule {
    /// A schedule of ours.
    struct Part {
        var primary: [ImportedLayer] = []
        var backup: [ImportedLayer] = []

        /// Is there a duty that is free whenever the layer is active? The layer holds it then.
        mutating func take(_ layer: ImportedLayer) -> Bool {
            if !primary.contains(where: { $0.meets(layer) }) {
                primary.append(layer)
            } else if !backup.contains(where: { $0.meets(layer) }) {
                backup.append(layer)
            } else {
                return false
            }
            return true
        }
    }

    let name: String
    let zone: String
    private(set) var parts: [Part] = []
    /// What was left out or is a little different, in sentences.
    private(set) var remarks: [String] = []

    init(_ schedule: OpsgenieSchedule, zones: (String) -> ZoneRules?, now: Instant, _ people: ImportedPeople) {
        name = schedule.name
        zone = schedule.timezone ?? "UTC"
        guard schedule.enabled != false else {
            remarks.append("is disabled there, and left out")
            return
        }
        guard let rules = zones(zone) else {
            remarks.append("is left out: its time zone \(zone) is unknown here")
            return
        }
        var names: Set<String> = []
        for (index, rotation) in (schedule.rotations ?? []).enumerated() {
            let title = rotation.name ?? "rotation \(index + 1)"
            do {
                var layer = try ImportedLayer(rotation, zone: rules, people)
                guard !layer.isOver(at: now) else {
                    remarks.append("rotation \"\(title)\" is over, and left out")
                    continue
                }
                layer.name = Self.unique(layer.name.isEmpty ? title : layer.name, &names)
                remarks += layer.remarks.map { "rotation \"\(title)\" \($0)" }
                place(layer)
            } catch {
                remarks.append("rotation \"\(title)\" is left out: it \(error.words)")
            }
        }
        if parts.isEmpty { remarks.append("has no rotation that can be taken over, and is left out") }
    }

    private mutating func place(_ layer: ImportedLayer) {
        for index in parts.indices where parts[index].take(layer) { return }
        var part = Part()
        _ = part.take(layer)
        parts.append(part)
    }

    private static func unique(_ name: String, _ names: inout Set<String>) -> String {
        var result = name
        var number = 2
        while !names.insert(result.lowercased()).inserted {
            result = "\(name) \(number)"
            number += 1
        }
        return result
    }
}
