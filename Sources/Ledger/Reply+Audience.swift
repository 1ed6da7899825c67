import Incidents

extension Reply {
    var incident: IncidentID? {
        switch self {
        case .show(_, let id): id
        case .alreadyPaged(let id, _), .confirmAllHands(let id, _): id
        case .done, .stalking, .duty, .thanked, .invite, .refused, .say, .askBack, .mark, .later, .nothing: nil
        }
    }

    /// Help, or a refusal.
    var isForAsker: Bool {
        switch self {
        case .refused, .say, .askBack, .thanked: true
        case .done, .show, .alreadyPaged, .confirmAllHands, .stalking, .duty, .invite, .mark, .later, .nothing: false
        }
    }

    /// A link that is for one person alone, wherever they asked for it.
    var isPersonal: Bool {
        switch self {
        case .duty(.calendar), .invite: true
        default: false
        }
    }

    /// Something was asked and not done.
    var isRefusal: Bool {
        switch self {
        case .refused, .say, .askBack: true
        case .done, .show, .alreadyPaged, .confirmAllHands, .stalking, .duty, .thanked, .invite, .mark, .later,
            .nothing:
            false
        }
    }

    var kind: Saying.Kind { if case .mark = self { .mark } else { .reply } }
}
