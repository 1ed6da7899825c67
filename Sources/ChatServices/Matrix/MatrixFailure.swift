import Delivery
import HTTPClient
import Incidents

/// Why a call to the homeserver gave nothing. Some callers live with one (an alias that is not there); the rest
/// becomes a `DeliveryFailure` at the edge.
enum MatrixFailure: Error, Sendable {
    /// The server said no, with its `errcode`.
    case refused(status: Int, code: String, words: String, wait: Duration?)
    case unreachable(HTTPFailure)
    /// Something answered that is no Matrix server: a proxy's own page, or half an answer.
    case unreadable(status: Int)
    case noToken(String)
    /// The token belongs to somebody else: the bot would take its own words for a person's.
    case wrongUser(token: String, configured: String)

    var code: String? {
        if case .refused(_, let code, _, _) = self { code } else { nil }
    }
    var isCancelled: Bool {
        if case .unreachable(let failure) = self { failure.kind == .cancelled } else { false }
    }
    /// A person must act: it is said at once, not only when it lasts.
    var isLoud: Bool {
        switch self {
        case .refused(let status, let code, _, _): status == 401 || code == "M_UNKNOWN_TOKEN"
        case .noToken, .wrongUser: true
        case .unreachable, .unreadable: false
        }
    }
}

extension MatrixFailure {
    /// `doing` completes "could not …".
    func delivery(_ doing: String) -> DeliveryFailure {
        switch self {
        case .refused(let status, let code, let words, let wait):
            refusal(doing, status: status, code: code, words: words, wait: wait)
        case .unreachable(let failure):
            DeliveryFailure(
                failure.kind == .badURL ? .never : .later, mayHaveArrived: failure.mayHaveArrived,
                "Matrix: could not \(doing): \(failure.message)")
        case .unreadable(let status):
            DeliveryFailure(
                // What stands before the homeserver and says no with 4xx has not handed it on.
                .later, mayHaveArrived: !(400..<500).contains(status),
                "Matrix: could not \(doing): what answered (\(status)) is no Matrix homeserver; check `homeserver`")
        case .noToken(let why):
            DeliveryFailure(.later, "Matrix: could not \(doing): \(why)")
        case .wrongUser(let token, let configured):
            DeliveryFailure(
                .later,
                "Matrix: the access token belongs to \(token), but `user` is \(configured): put the right token in place"
            )
        }
    }

    private func refusal(
        _ doing: String, status: Int, code: String, words: String, wait: Duration?
    ) -> DeliveryFailure {
        let what = "Matrix: could not \(doing)"
        let said = words.isEmpty ? code : "\(code): \(words)"
        switch (status, code) {
        case (_, "M_LIMIT_EXCEEDED"), (429, _):
            return DeliveryFailure(
                wait.map { .after($0) } ?? .later,
                "\(what): the homeserver limits how much the bot may say; lift the limit for its user")
        case (_, "M_UNKNOWN_TOKEN"), (_, "M_MISSING_TOKEN"), (401, _):
            return DeliveryFailure(
                .later, "\(what): the homeserver no longer takes the bot's access token; put a new one in place")
        // A proxy that turns it away says when to come back.
        case (503, "HTTP") where wait != nil:
            return DeliveryFailure(
                wait.map { .after($0) } ?? .later, "\(what): the homeserver is not up to it at the moment")
        case (500..., _):
            return DeliveryFailure(.later, mayHaveArrived: true, "\(what): the homeserver failed (\(status) \(said))")
        case (_, "M_FORBIDDEN"):
            return DeliveryFailure(
                .never, "\(what): it is not allowed (\(said)); invite the bot to the room and let it speak there")
        case (_, "M_NOT_FOUND"):
            return DeliveryFailure(.never, "\(what): the homeserver does not know it (\(said))")
        case (_, "M_TOO_LARGE"), (413, _):
            return DeliveryFailure(.never, "\(what): it is longer than a Matrix message may be (64 kB)")
        default:
            return DeliveryFailure(.never, "\(what): the homeserver refused it (\(status) \(said))")
        }
    }
}
