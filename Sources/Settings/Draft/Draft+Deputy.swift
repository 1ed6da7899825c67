import Incidents

extension Draft {
    /// Timers that `never` or `0` switches off.
    static let endableTimers: Set<String> = [
        "mark_every", "mark_later", "questions_every", "rollcall", "handover_offer", "handover_insist",
        "handover_repeat", "on_call_brief", "silence", "update_warning", "update_overdue", "update_overdue_repeat",
        "no_progress", "executive_summary", "watching", "sync_warning", "merge_window",
        "first_public_post", "public_scope", "public_update", "resolved_notice", "customer_email", "archive_room",
        "review_draft",
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
        text == "0" || StepText.isNone(text)
    }

    /// A length of time, or `never`, which is no time at all.
    func durationOrNever() -> Duration? {
        if case .text(let text) = value.content, Field.isNever(text.trimmed) { return .zero }
        return duration(canEnd: true)
    }
}
