/// What one argument may hold, in characters. Text is shown in rooms, pages and telephones.
enum Limit {
    static let title = 200
    static let text = 4000
    static let name = 100
    /// What an answer repeats of somebody's word.
    static let echo = 40
    /// The longest run of opening mark-up (`***~~`) before a command.
    static let marks = 8
}
