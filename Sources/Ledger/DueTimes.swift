import HeapModule
import Incidents

/// When each incident has to be looked at next. Old entries stay in the heap until they come up: removing them there
/// would cost a search, and an incident has few.
struct DueTimes {
    private struct Entry: Comparable {
        var due: Instant
        var incident: IncidentID
        static func < (left: Entry, right: Entry) -> Bool { (left.due, left.incident) < (right.due, right.incident) }
    }
    private var heap = Heap<Entry>()
    private var current: [IncidentID: Instant] = [:]

    mutating func set(_ incident: IncidentID, to due: Instant?) {
        guard current[incident] != due else { return }
        current[incident] = due
        if let due { heap.insert(Entry(due: due, incident: incident)) }
    }

    var next: Instant? {
        mutating get {
            while let first = heap.min, current[first.incident] != first.due { heap.removeMin() }
            return heap.min?.due
        }
    }

    /// Incidents whose time has come, the longest due first.
    mutating func popDue(at now: Instant) -> [IncidentID] {
        var due: [IncidentID] = []
        while let first = heap.min, first.due <= now {
            heap.removeMin()
            guard current[first.incident] == first.due else { continue }
            current[first.incident] = nil
            due.append(first.incident)
        }
        return due
    }
}
