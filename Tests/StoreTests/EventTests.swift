import Incidents
import Testing

@testable import Store

struct EventTests {
    @Test func `every fact comes back as it was written`() throws {
        let store = try Workshop().open()
        var written: [Event] = []
        for fact in FactSamples.all { written.append(try store.append(fact)) }
        written.append(Event(seq: store.head.seq + 1, incident: nil, at: .distantPast, fact: .noted(Words(""))))
        try store.append(written[written.count - 1])
        #expect(try store.events(after: 0, limit: 100) == written)
    }

    @Test func `events are found by incident, from the end and behind a seq`() throws {
        let store = try Workshop().open()
        for number in 1...12 { try store.append(.noted(Words("\(number)")), to: number % 2) }
        func texts(_ events: [Event]) -> [Int] { events.map(\.seq) }
        let odd = IncidentID(1)
        #expect(texts(try store.events(of: odd)) == [1, 3, 5, 7, 9, 11])
        #expect(texts(try store.events(of: odd, last: 2)) == [9, 11])
        #expect(texts(try store.events(of: odd, after: 5)) == [7, 9, 11])
        #expect(texts(try store.events(of: odd, last: 2, after: 1)) == [9, 11])
        #expect(texts(try store.events(of: odd, last: 9, after: 9)) == [11])
        #expect(texts(try store.events(of: IncidentID(3))) == [])
        #expect(texts(try store.events(after: 10, limit: 1)) == [11])
        #expect(texts(try store.events(after: 12, limit: 1)) == [])
    }

    @Test func `what belongs to no incident is in no incident's list`() throws {
        let store = try Workshop().open()
        try store.append(.stalking(Stalking(room: FactSamples.room, isOn: true)), to: nil)
        #expect(try store.events(of: IncidentID(0)) == [])
        #expect(try store.events(after: 0, limit: 9).map(\.incident) == [nil])
    }
}
