import Incidents
import Testing

@testable import Store

/// What the bot keeps as deputy survives a restart, with the place where it was asked for.
struct WatchFoldTests {
    @Test func `a timer and a roll call remember where they were asked for`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        _ = try store.declare(1)
        try store.touch(IncidentID(1), nextDue: nil, isLive: true)
        for fact in FactSamples.deputy { try store.append(fact, to: 1) }
        try store.append(.timerSet(TimerSet(number: 4, text: nil, due: FactSamples.time)), to: 1)
        let incident = try #require(try store.liveIncidents().first)
        let timer = try #require(incident.watch.timers.first)
        #expect(timer.place != nil)
        #expect(incident.watch.rollCall?.asked == timer.place)
    }
}
