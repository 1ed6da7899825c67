// The payloads of checklists.

/// A point of a checklist was done, or is open again. It carries its words: the list may be another one tomorrow.
package struct Ticked: Hashable, Sendable, Codable {
    /// The list's key, `war-room`.
    package var list: String
    /// As it was shown when it was ticked; 1 is the first.
    package var number: Int
    package var text: String
    package init(list: String, number: Int, text: String) {
        self.list = list
        self.number = number
        self.text = text
    }
    private enum CodingKeys: String, CodingKey { case list, number, text }
}
