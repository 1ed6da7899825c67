import Incidents

extension Draft {
    /// Each key of `timers` with the property it sets; a test compares this list with the properties.
    static let timers: [(key: String, path: any (WritableKeyPath<Timers, Duration> & Sendable))] = [
        ("update_warning", \.updateWarning),
        ("update_overdue", \.updateOverdue),
        ("update_overdue_repeat", \.updateOverdueRepeat),
        ("no_commander", \.noCommander),
        ("no_acknowledgement", \.noAcknowledgement),
        ("no_progress", \.noProgress),
        ("executive_summary", \.executiveSummary),
        ("watching", \.watching),
        ("merge_window", \.mergeWindow),
        ("page_guard", \.pageGuard),
        ("page_stale", \.pageStale),
        ("observation_fresh", \.observationFresh),
        ("stalk_every", \.stalkEvery),
        ("roster_refresh", \.rosterRefresh),
        ("mark_every", \.markEvery),
        ("mark_later", \.markLater),
        ("questions_every", \.questionsEvery),
        ("questions_window", \.questionsWindow),
        ("rollcall", \.rollcall),
        ("handover_offer", \.handoverOffer),
        ("handover_insist", \.handoverInsist),
        ("handover_repeat", \.handoverRepeat),
        ("on_call_brief", \.onCallBrief),
        ("silence", \.silence),
        ("first_public_post", \.firstPublicPost),
        ("public_scope", \.publicScope),
        ("public_update", \.publicUpdate),
        ("resolved_notice", \.resolvedNotice),
        ("customer_email", \.customerEmail),
        ("archive_room", \.archiveRoom),
        ("review_draft", \.reviewDraft),
    ]

    mutating func readTimers() {
        readSpanOfControl()
        let known = Draft.timers.map(\.key) + Draft.olderTimers.values
        guard let fields = root["timers"]?.fields(known: known) else { return }
        for (key, path) in Draft.timers {
            guard let field = fields[key, Draft.olderTimers[key] ?? key] else { continue }
            let duration = Draft.endableTimers.contains(key) ? field.durationOrNever() : field.duration()
            if let duration { policy.timers[keyPath: path] = duration }
        }
    }
}
