import Incidents

extension Draft {
    /// Timers that `never` or `0` switches off.
    static let endableTimers: Set<String> = [
        "mark_every", "mark_later", "questions_every", "rollcall", "handover_offer", "handover_insist",
        "handover_repeat", "on_call_brief", "silence",
    ]

    /// What a timer was called before.
    static let olderTimers = ["mark_every": "elapsed_mark"]

    /// How many people one person can lead; `never` where nobody is to be warned.
    mutating func readSpanOfControl() {
        guard let field = root["span_of_control"], let text = field.text() else { return }
        if Field.isNever(text.text) {
            policy.spanOfControl = 0
        } else if let number = Int(text.text), (2...1000).contains(number) {
            policy.spanOfControl = number
        } else {
            problems.error(
                text.place, "span_of_control is no number of people", got: text.text,
                hint: "Write a whole number such as 7, or never")
        }
    }
}

extension Field {
    static func isNever(_ text: String) -> Bool {
        ["never", "none", "off", "no", "0", "false"].contains(text.lowercased())
    }

    /// A length of time, or `never`, which is no time at all.
    func durationOrNever() -> Duration? {
        if case .text(let text) = value.content, Field.isNever(text.trimmed) { return .zero }
        return duration()
    }
}
