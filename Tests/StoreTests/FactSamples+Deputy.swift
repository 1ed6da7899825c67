import Incidents

extension FactSamples {
    static let deputy: [Fact] = [
        .taskExtended(TaskExtended(number: 2, due: time + .minutes(10))),
        .timerSet(TimerSet(number: 3, text: "db team", due: time + .minutes(10))),
        .timerCancelled(TimerCancelled(number: 3)),
        .rollCallOpened(
            RollCallOpened(
                expected: [
                    RollCall.Expected(person: ana, roles: [.commander, .operations]),
                    RollCall.Expected(person: bo, roles: []),
                ], due: time + .minutes(3))),
        .present(Present(role: .operations)),
        .swoopAsked(SwoopAsked(person: PersonID("cy"))),
        .swoopDeclined(SwoopDeclined(person: PersonID("cy"))),
        .spoken(Spoken(isFirst: true)),
    ]
}
