/// What people said of a time, as an instant.
extension Desk {
    /// No update, task or reminder is planned farther ahead.
    private static let farthest = Duration.days(7)

    func moment(
        _ said: SaidTime, _ direction: Walls.Direction, at now: Instant
    ) -> Result<Instant, Refused> {
        do throws(TimeTrouble) {
            return .success(try Walls(own: policy.zone, zones: policy.zones).instant(said, direction, at: now))
        } catch {
            return .failure(Refused(refusal: .time(error)))
        }
    }

    /// The end of a wait. `14:38`, said at 14:40, is a slip and not tomorrow: a day of silence would follow.
    func end(_ said: SaidTime, at now: Instant) -> Result<Instant, Refused> {
        moment(said, .next, at: now).flatMap { end in
            if case .clock(_, on: nil, _) = said, end - now > .hours(12) {
                return .failure(Refused(refusal: .timeIsOver(end - .days(1))))
            }
            guard end >= now else { return .failure(Refused(refusal: .timeIsOver(end))) }
            guard end - now <= Self.farthest else { return .failure(Refused(refusal: .timeTooFar(Self.farthest))) }
            return .success(end)
        }
    }

    /// A decision that needs the end of a wait.
    func decide(
        until said: SaidTime, at now: Instant, _ decide: (Instant) -> Decision
    ) -> Decision {
        switch end(said, at: now) {
        case .success(let end): decide(end)
        case .failure(let refused): .refused(refused.refusal)
        }
    }
}
