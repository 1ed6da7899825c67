import Delivery
import HTTPClient
import Incidents

/// Why a call to Slack gave nothing. Some callers live with one (a name that is taken); the rest becomes a
/// `DeliveryFailure` at the edge.
indirect enum SlackFailure: Error, Sendable {
    /// Slack said no, with its error code and the whole answer.
    case refused(method: String, code: String, JSONValue)
    /// It says itself that it did nothing, since it is not up to it at the moment.
    case away(wait: Duration?)
    /// Slack, or our own budget, asks to wait.
    case limited(Duration)
    case unreachable(HTTPFailure)
    /// Something answered that is not Slack: an error page, or half an answer.
    case unreadable(status: Int)
    case noToken(String)
    /// Some of several parts had been said before it failed.
    case half(SlackFailure)

    var code: String? {
        switch self {
        case .refused(_, let code, _): code
        case .half(let failure): failure.code
        case .limited, .away, .unreachable, .unreadable, .noToken: nil
        }
    }
    /// Slack will say the same however often it is asked.
    var isFinal: Bool {
        guard let code else { return false }
        switch SlackRefusal(code) {
        case .token, .later, .torn: return false
        case .scope, .notIn, .archived, .forbidden, .tooLong, .final: return true
        }
    }
    /// Nothing was said by Slack itself: the way to it is in trouble.
    var isOutage: Bool {
        switch self {
        case .unreachable(let failure): failure.kind != .cancelled && failure.kind != .badURL
        case .unreadable, .away: true
        case .half(let failure): failure.isOutage
        case .refused, .limited, .noToken: false
        }
    }
    var isCancelled: Bool {
        switch self {
        case .unreachable(let failure): failure.kind == .cancelled
        case .half(let failure): failure.isCancelled
        case .refused, .limited, .away, .unreadable, .noToken: false
        }
    }
    /// A person must act: it is said at once, not only when it lasts.
    var isLoud: Bool {
        switch self {
        case .noToken: true
        case .refused(_, let code, _): SlackRefusal(code) == .token || SlackRefusal(code) == .scope
        case .half(let failure): failure.isLoud
        case .limited, .away, .unreachable, .unreadable: false
        }
    }
}

/// What a code of Slack's means for us. A code that is not here is final: sending it again gives the same.
enum SlackRefusal: Hashable {
    case token, scope, notIn, archived, forbidden, tooLong, later, torn, final

    private static let table: [SlackRefusal: Set<String>] = [
        .token: [
            "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired",
            "not_allowed_token_type", "org_login_required", "team_access_not_granted", "ekm_access_denied",
        ],
        .scope: ["missing_scope", "no_permission"],
        .notIn: ["not_in_channel", "channel_not_found"],
        .archived: ["is_archived"],
        .forbidden: [
            "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel",
            "restricted_action_non_threadable_channel", "restricted_action_thread_locked", "access_denied",
            "user_is_restricted", "user_is_ultra_restricted",
        ],
        .tooLong: ["msg_too_long", "msg_blocks_too_long", "invalid_blocks", "no_text", "metadata_too_large"],
        // Slack says of these that nothing was done.
        .later: [
            "service_unavailable", "request_timeout", "team_added_to_org", "accesslimited", "ratelimited",
            "rate_limited", "message_limit_exceeded",
        ],
        // And of these that something may have been.
        .torn: ["fatal_error", "internal_error"],
    ]

    init(_ code: String) {
        self = Self.table.first { $0.value.contains(code) }?.key ?? .final
    }
}

extension SlackFailure {
    /// `doing` completes "could not …".
    func delivery(_ doing: String) -> DeliveryFailure {
        let what = "Slack: could not \(doing)"
        switch self {
        case .refused(_, let code, let answer): return refusal(what, code, answer)
        case .limited(let wait):
            return DeliveryFailure(.after(wait), "\(what): Slack lets an app say only so much; it follows by itself")
        case .away(let wait):
            return DeliveryFailure(wait.map { .after($0) } ?? .later, "\(what): Slack is not up to it at the moment")
        case .unreachable(let failure):
            return DeliveryFailure(
                failure.kind == .badURL ? .never : .later, mayHaveArrived: failure.mayHaveArrived,
                "\(what): \(failure.message)")
        case .unreadable(let status):
            return DeliveryFailure(
                // What stands before Slack and says no with 4xx has not handed it on.
                .later, mayHaveArrived: !(400..<500).contains(status),
                "\(what): what answered (\(status)) did not speak like Slack")
        case .noToken(let why): return DeliveryFailure(.later, "\(what): \(why)")
        case .half(let rest):
            var failure = rest.delivery(doing)
            failure.mayHaveArrived = true
            return failure
        }
    }

    private func refusal(_ what: String, _ code: String, _ answer: JSONValue) -> DeliveryFailure {
        switch SlackRefusal(code) {
        case .token:
            return DeliveryFailure(
                .later,
                "\(what): Slack no longer takes the bot token (\(code)); install the app again and put the new "
                    + "token in place")
        case .scope:
            let needed = answer["needed"].string.map { " \($0.prefix(60))" } ?? ""
            return DeliveryFailure(
                .never,
                "\(what): the app lacks a scope\(needed); add it under OAuth & Permissions and install the app "
                    + "again")
        case .notIn:
            var failure = DeliveryFailure(.never, "\(what): the bot is not in it; type /invite @sitrep there")
            failure.roomLost = "was deleted, or I was taken out of it"
            return failure
        case .archived:
            var failure = DeliveryFailure(.never, "\(what): it is archived; somebody has to unarchive it")
            failure.roomLost = "was archived"
            return failure
        case .forbidden:
            return DeliveryFailure(.never, "\(what): the workspace does not allow it (\(code)); ask its admins")
        case .tooLong: return DeliveryFailure(.never, "\(what): Slack does not take a message like it (\(code))")
        case .later: return DeliveryFailure(.later, "\(what): Slack failed (\(code))")
        case .torn: return DeliveryFailure(.later, mayHaveArrived: true, "\(what): Slack failed (\(code))")
        case .final: return DeliveryFailure(.never, "\(what): Slack refused it (\(code))")
        }
    }
}
