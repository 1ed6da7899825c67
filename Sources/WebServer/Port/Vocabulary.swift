/// What the message field completes: commands and people.
package struct Vocabulary: Hashable, Sendable {
    package struct Word: Hashable, Sendable {
        /// What is typed, without prefix or at sign.
        package var word: String
        /// What it is, in a few words.
        package var meaning: String
        /// How it goes on: `!update <text, or fields>`; empty for people.
        package var syntax: String
        package init(_ word: String, meaning: String, syntax: String = "") {
            self.word = word
            self.meaning = meaning
            self.syntax = syntax
        }
    }

    /// What commands begin with.
    package var prefix: String
    package var commands: [Word]
    package var people: [Word]

    package init(prefix: String = "!", commands: [Word] = [], people: [Word] = []) {
        self.prefix = prefix
        self.commands = commands
        self.people = people
    }
}
