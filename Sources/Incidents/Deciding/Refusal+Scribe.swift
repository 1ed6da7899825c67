/// Why something asked of the scribe was not done.
package enum ScribeRefusal: Hashable, Sendable {
    case unknownChecklist(String, known: [String])
    /// No list is in use, so it has to be said which one.
    case whichChecklist(known: [String])
    case unknownPoint(list: String, Int, count: Int)
    case alreadyTicked(list: String, Int, by: PersonID?, at: Instant)
    case notTicked(list: String, Int)
    /// The word is the name of no open workstream; these are open.
    case whichStream(String, open: [String])
    case streamExists(String, lead: PersonID?)
    case streamIsClosed(String)
    case tooManyStreams(Int)
    case alreadyLeads(String, PersonID)
    case milestoneMissing(String)
    case noSync
    case syncInPast(Instant)
    case syncTooFar(Duration)
    case syncTooOften(Duration)
    /// Too much for anybody to have in view: so many are open, or so many were given in all.
    case tooManyTasks(IncidentID, open: Int, isOpen: Bool)
    case tooManyTodos(IncidentID, Int)
}
