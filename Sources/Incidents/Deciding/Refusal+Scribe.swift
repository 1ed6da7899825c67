/// Why something asked of the scribe was not done.
package enum ScribeRefusal: Hashable, Sendable {
    case unknownChecklist(String, known: [String])
    /// No list is in use, so it has to be said which one.
    case whichChecklist(known: [String])
    case unknownPoint(list: String, Int, count: Int)
    case alreadyTicked(list: String, Int, by: PersonID?, at: Instant)
    case notTicked(list: String, Int)
}
