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
        ("sync_warning", \.syncWarning),
        ("merge_window", \.mergeWindow),
        ("page_guard", \.pageGuard),
        ("page_stale", \.pageStale),
        ("observation_fresh", \.observationFresh),
        ("stalk_every", \.stalkEvery),
        ("roster_refresh", \.rosterRefresh),
        ("silence", \.silence),
        ("elapsed_mark", \.elapsedMark),
        ("first_public_post", \.firstPublicPost),
        ("public_scope", \.publicScope),
        ("public_update", \.publicUpdate),
        ("handover_offer", \.handoverOffer),
        ("handover_insist", \.handoverInsist),
        ("on_call_brief", \.onCallBrief),
        ("resolved_notice", \.resolvedNotice),
        ("customer_email", \.customerEmail),
        ("archive_room", \.archiveRoom),
        ("review_draft", \.reviewDraft),
    ]

    mutating func readTimers() {
        guard let fields = root["timers"]?.fields(known: Draft.timers.map(\.key)) else { return }
        for (key, path) in Draft.timers {
            if let duration = fields[key]?.duration() { policy.timers[keyPath: path] = duration }
        }
    }
}
