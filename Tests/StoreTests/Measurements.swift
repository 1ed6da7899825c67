import Glibc
import Incidents
import Testing

@testable import Store

/// Figures, printed and never asserted: `SITREP_MEASURE=1 swift test -c release --filter Measurements`, with
/// `-Xswiftc -enable-testing`.
@Suite(.serialized, .enabled(if: getenv("SITREP_MEASURE") != nil))
struct Measurements {
    /// Like a long life: 80 events an incident, half of them talk and what the bot says by itself.
    static func fact(_ index: Int) -> Fact {
        switch index % 16 {
        case 0: .updated(Updated(fields: UpdateFields(status: "still investigating"), isProgress: false))
        case 1, 2:
            .fired(Fired(rule: .updateWarning, since: index, ordinal: 0, due: FactSamples.time, policy: "9f86d0"))
        case 3: .roleGiven(RoleGiven(role: .operations, person: FactSamples.ana))
        case 4: .taskAdded(TaskAdded(number: index, text: "look at the dashboards", owner: FactSamples.bo))
        case 5: .acknowledged(Acknowledged(person: FactSamples.ana, pages: [index]))
        case 6: .impactSet(Words("a third of the customers cannot pay"))
        case 7: .decided(Words("we fail over"))
        default: .noted(Words("the vendor was called and will call back in ten minutes"))
        }
    }

    static func row(_ seq: Int) -> OutboxRow {
        let message = Message("\(IncidentID(seq)) update by \("ana"): \("still investigating, the database")")
        return OutboxRow(
            key: "e\(seq)/say/0", lane: "local/ops", priority: .reply,
            errand: .say(
                Saying(to: .room(RoomRef(chat: "local", room: "ops")), message: message, inReplyTo: "m", kind: .reply)),
            createdAt: FactSamples.time)
    }

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let time = try ContinuousClock().measure { try body() }
        return Double(time.milliseconds) / 1000
    }

    static func cpu() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    @Test(arguments: [1, 16, 256])
    func `appending in groups`(size: Int) throws {
        let workshop = try Workshop(in: "/tmp")
        let store = try workshop.open()
        try store.addRoom(LocalRoom(name: "ops", createdAt: FactSamples.time))
        var incident = try store.declare(1)
        let count = size == 1 ? 2000 : 40_000
        let cpu = Self.cpu()
        let taken = try Self.seconds {
            for group in 0..<(count / size) {
                try store.begin()
                for place in 0..<size {
                    let number = group * size + place
                    let inbox = InboxID(source: "local/ops", id: "m\(number &* 2_654_435_761 % 1_000_003)-\(number)")
                    guard try !store.isKnown(inbox) else { continue }
                    try store.remember(inbox, at: FactSamples.time)
                    _ = try store.add(
                        LocalMessage(
                            seq: 0, room: "ops", id: inbox.id, author: "ana", text: "!note the vendor was called",
                            at: FactSamples.time))
                    let event = try store.append(Self.fact(number), to: 1)
                    if number % 16 != 4 { incident.apply(event) }
                    try store.touch(IncidentID(1), nextDue: FactSamples.time, isLive: true)
                    try store.enqueue(Self.row(event.seq))
                }
                try store.commit()
                // What delivery writes back later, a group behind.
                try store.begin()
                for place in 0..<size {
                    let key = "e\(group * size + place + 2)/say/0"
                    let room = RoomRef(chat: "local", room: "ops")
                    try store.settle(key, as: .delivered(remoteID: "x", room: room), at: FactSamples.time)
                }
                try store.commit()
            }
        }
        let used = (Self.cpu() - cpu) / Double(count) * 1e6
        print("MEASURE groups of \(size): \(Int(Double(count) / taken)) requests/s, \(Int(used)) us of CPU each")
        print("MEASURE head \(store.head.seq), log \((Files.size(workshop.log) ?? 0) / 1024) KiB")
    }

    @Test func `a million events`() throws {
        let workshop = try Workshop(in: "/tmp")
        var store = try workshop.open()
        let events = 1_000_000
        let fill = try Self.seconds {
            for start in stride(from: 0, to: events, by: 4000) {
                try store.begin()
                for index in start..<(start + 4000) {
                    let number = index / 80 + 1
                    if index % 80 == 0 {
                        try store.save(try store.declare(number), nextDue: nil, isLive: number > events / 80 - 10)
                    } else {
                        try store.append(Self.fact(index), to: number)
                    }
                }
                try store.commit()
            }
        }
        print(
            "MEASURE filling: \(Int(Double(events) / fill)) events/s; \((Files.size(workshop.database) ?? 0) >> 20) MiB"
        )
        let killed = try workshop.crashed()
        store.close()
        for (name, place) in [("closed", workshop), ("killed", killed)] {
            for _ in 0..<3 {
                var live: [Incident] = []
                let opening = try Self.microseconds { store = try place.open() }
                let loading = try Self.microseconds { live = try store.liveIncidents() }
                print("MEASURE \(name): open \(opening) us, \(live.count) live incidents \(loading) us")
                if name == "closed" { store.close() }
                if name == "killed" { break }
            }
        }
        let cpu = Self.cpu()
        var count = 0
        let rebuilding = try Self.seconds { count = try store.rebuild() }
        print("MEASURE rebuild of \(count) incidents: \(rebuilding) s, \(Self.cpu() - cpu) s of CPU")
        let checking = try Self.seconds { count = try store.verifyChain { _ in } }
        print("MEASURE chain of \(count) events: \(checking) s")
        let copying = try Self.seconds { try store.backup(to: killed.path("copy.db")) }
        print("MEASURE backup: \(copying) s")
        store.close()
    }

    static func microseconds(_ body: () throws -> Void) rethrows -> Int {
        Int(try ContinuousClock().measure { try body() }.components.attoseconds / 1_000_000_000_000)
    }
}
