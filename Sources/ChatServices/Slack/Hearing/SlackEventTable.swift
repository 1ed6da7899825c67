/// Which events are listened to, and why the others are not: every documented type and message subtype has its row.
/// https://docs.slack.dev/reference/events
enum SlackFate: Hashable, Sendable {
    /// What somebody said.
    case said
    /// A reaction put on, or taken off.
    case reaction(isOn: Bool)
    /// A channel goes on under another id.
    case moved
    case ignored(String)
}

enum SlackEventTable {
    /// By `type`, then for a message by `subtype`.
    static func fate(type: String, subtype: String?) -> SlackFate {
        guard type == "message" else { return types[type] ?? .ignored("unknown to us") }
        guard let subtype else { return .said }
        return subtypes[subtype] ?? .ignored("a subtype unknown to us")
    }

    /// The second delivery of what was said to us comes as `app_mention`: same channel and `ts`, so the inbox drops it.
    static let types: [String: SlackFate] = [
        "app_mention": .said,
        "reaction_added": .reaction(isOn: true),
        "reaction_removed": .reaction(isOn: false),
        "channel_id_changed": .moved,
    ].merging(ignoredTypes) { heard, _ in heard }

    static let subtypes: [String: SlackFate] = [
        "file_share": .said,
        "thread_broadcast": .said,
        "me_message": .said,
    ].merging(ignoredSubtypes) { heard, _ in heard }

    private static func rows(_ groups: [(why: String, names: [String])]) -> [String: SlackFate] {
        var rows: [String: SlackFate] = [:]
        for group in groups { for name in group.names { rows[name] = .ignored(group.why) } }
        return rows
    }

    private static let ignoredSubtypes = rows([
        ("a command is what was typed first: mending it later must not give it again", ["message_changed"]),
        ("what was kept stays on the record", ["message_deleted", "tombstone"]),
        ("says what the thread's own message says", ["message_replied", "reply_broadcast"]),
        ("bots command nothing, or two could talk for ever", ["bot_message", "slackbot_response"]),
        ("nobody said it: Slack reports it", reported),
        ("nobody said it: Slack reports it (private channels of old)", reportedOfGroups),
        ("a bot came, went, was switched", ["bot_add", "bot_remove", "bot_disable", "bot_enable"]),
        ("a comment on a file, not on an incident", ["file_comment", "file_mention", "document_mention"]),
        ("the head of a conversation with an assistant", ["assistant_app_thread"]),
        ("people talk by voice; words come as messages", ["huddle_thread", "sh_room_created", "sh_room_shared"]),
        ("a reminder is no command", ["reminder_add", "reminder_delete"]),
        ("we may not see it", ["ekm_access_denied"]),
    ])

    private static let reported = [
        "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive",
        "channel_unarchive", "channel_posting_permissions", "channel_convert_to_private", "channel_convert_to_public",
        "channel_canvas_updated", "channel_workflow_added", "pinned_item", "unpinned_item", "app_conversation_join",
        "app_conversation_leave", "joiner_notification", "joiner_notification_for_inviter",
    ]
    private static let reportedOfGroups = [
        "group_join", "group_leave", "group_topic", "group_purpose", "group_name", "group_archive", "group_unarchive",
    ]

    private static let ignoredTypes = rows([
        ("our token fails, and that is told", ["app_uninstalled", "app_uninstalled_team", "tokens_revoked"]),
        ("the app's own life", ["app_deleted", "app_installed", "app_requested", "app_home_opened"]),
        ("assistants are not incidents", ["assistant_thread_started", "assistant_thread_context_changed"]),
        (
            "channels come and go; ours we make ourselves",
            [
                "channel_archive", "channel_created", "channel_deleted", "channel_history_changed", "channel_left",
                "channel_rename", "channel_shared", "channel_unarchive", "channel_unshared", "group_archive",
                "group_close", "group_deleted", "group_history_changed", "group_left", "group_open", "group_rename",
                "group_unarchive", "im_close", "im_created", "im_history_changed", "im_open",
            ]
        ),
        ("who is in a channel is asked when it matters", ["member_joined_channel", "member_left_channel"]),
        (
            "a directory is asked, not followed",
            [
                "team_join", "user_change", "user_profile_changed", "user_status_changed", "user_huddle_changed",
                "subteam_created", "subteam_updated", "subteam_members_changed", "subteam_self_added",
                "subteam_self_removed", "dnd_updated", "dnd_updated_user",
            ]
        ),
        (
            "files are talked about in messages",
            [
                "file_change", "file_comment_added", "file_comment_deleted", "file_comment_edited", "file_created",
                "file_deleted", "file_public", "file_shared", "file_unshared", "link_shared",
            ]
        ),
        ("a reaction is the mark; pins and stars are not", ["pin_added", "pin_removed", "star_added", "star_removed"]),
        (
            "the workspace's own life",
            [
                "team_access_granted", "team_access_revoked", "team_domain_change", "team_rename",
                "email_domain_changed", "emoji_changed", "grid_migration_started", "grid_migration_finished",
                "invite_requested", "shared_channel_invite_accepted", "shared_channel_invite_approved",
                "shared_channel_invite_declined", "shared_channel_invite_received", "shared_channel_invite_requested",
            ]
        ),
        (
            "permissions and workflows of other kinds of app",
            [
                "resources_added", "resources_removed", "scope_denied", "scope_granted", "call_rejected",
                "function_executed", "workflow_deleted", "workflow_published", "workflow_step_deleted",
                "workflow_step_execute", "workflow_unpublished",
            ]
        ),
        (
            "metadata is ours, and says what was posted",
            ["message_metadata_posted", "message_metadata_updated", "message_metadata_deleted"]
        ),
    ])
}
