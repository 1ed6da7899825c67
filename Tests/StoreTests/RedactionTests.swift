import Incidents
import Testing

@testable import Store

/// Words are gone from every byte of the directory, the chain holds, and the incident goes on.
struct RedactionTests {
    private let now = FactSamples.time + .hours(5)
    private let secret = "Zanzibar-Quokka"

    /// An incident whose secret stands in an event, the snapshot, rooms, outbox, inbox and small values.
    private func filled(_ workshop: Workshop) throws -> Store {
        let store = try workshop.open()
        _ = try store.declare(1)
        try store.append(.titled(Words("customer \(secret) cannot pay")), to: 1)
        try store.append(.noted(Words("short")), to: 1)
        try store.append(.roleGiven(RoleGiven(role: .commander, person: FactSamples.ana)), to: 1)
        try store.append(.roleGiven(RoleGiven(role: .scribe, person: FactSamples.bo)), to: 1)
        // Several sizes of one row, so that old copies of it lie about in pages that nothing uses.
        for number in 1...40 {
            try store.append(.todoNoted(TodoNoted(number: number, text: "ask \(secret) about \(number)")), to: 1)
            try store.save(try #require(try store.incident(IncidentID(1))), nextDue: nil, isLive: true)
        }
        try store.addRoom(LocalRoom(name: "ops", topic: "about \(secret)", createdAt: now))
        for (author, text) in [("ana", "it is \(secret)"), ("bo", "ana knows"), ("cy", "banana")] {
            _ = try store.add(
                LocalMessage(seq: 0, room: "ops", id: "m-\(author)", author: author, text: text, at: now))
        }
        _ = try store.add(
            LocalMessage(
                seq: 0, room: "ops", id: "m/local/ops/ana/m-ana/reply", author: "sitrep", text: "Noted: \(secret)",
                at: now, inReplyTo: "m-ana", kind: "reply"))
        let saying = Saying(
            to: .room(OutboxTests.room), message: Message("now: \(secret)"), kind: .announcement)
        try store.enqueue(
            OutboxRow(key: "e2/say/0", lane: "x", priority: .announcement, errand: .say(saying), createdAt: now))
        try store.enqueue(
            OutboxRow(
                key: "e5/page/0", lane: "page/5/email/ana@example.org", priority: .page,
                errand: OutboxTests.errands[3], createdAt: now))
        try store.remember(InboxID(source: "x", id: secret), at: now)
        try store.set("desk", #"{"readings":{"shop":{"detail":"503 for \#(secret)"}},"last_number":1}"#)
        try store.set("directories", #"{"slack":{"U1":"ana","U2":"bo"}}"#)
        return store
    }

    private func bytes(_ workshop: Workshop) throws -> String {
        try Files.names(in: workshop.directory).map {
            String(decoding: try Workshop.read(workshop.directory + "/" + $0), as: UTF8.self)
        }.joined().lowercased()
    }

    @Test func `a text is gone from every byte, and the chain holds`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let count = store.head.seq
        let report = try store.redact(Redaction(texts: [secret.uppercased()]), at: now, isTrial: false)
        try store.rewriteFile()
        #expect(report.events.count == 41 && report.incidents == [IncidentID(1)])
        #expect(report.messages == 2 && report.rows >= 3)
        let check = try store.checkRecord()
        #expect(check.faults == [] && check.erased == 41 && check.events == count + 1)
        store.close()
        #expect(!(try bytes(workshop)).contains(secret.lowercased()))
        let again = try workshop.open()
        let incident = try #require(try again.incident(IncidentID(1)))
        #expect(incident.title == "[erased]" && incident.commander == FactSamples.ana)
        #expect(incident.todos.count == 40 && incident.lastSeq == count)
        #expect(try again.pendingRows().map(\.key) == ["e5/page/0"])
        #expect(try again.value("desk") == #"{"readings":{"shop":{"detail":"[erased]"}},"last_number":1}"#)
    }

    @Test func `a replay of what is erased gives the same incident, also with snapshots of another version`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        _ = try store.redact(Redaction(texts: [secret]), at: now, isTrial: false)
        let before = try store.incident(IncidentID(1))
        try store.database.execute("UPDATE incidents SET version = 0, snapshot = NULL")
        #expect(try store.incident(IncidentID(1)) == before)
        #expect(try store.rebuild() == 1)
        #expect(try store.liveIncidents() == [try #require(before)])
        #expect(try store.events(of: IncidentID(1)).count == 45)
    }

    @Test func `a trial changes nothing and says the same`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let head = store.head.hash
        let trial = try store.redact(Redaction(texts: [secret]), at: now, isTrial: true)
        #expect(store.head.hash == head)
        #expect(try store.checkRecord().erased == 0)
        #expect(try store.redact(Redaction(texts: [secret]), at: now, isTrial: false) == trial)
        #expect(try store.redact(Redaction(texts: [secret]), at: now, isTrial: false).events == [])
    }

    @Test func `a person becomes one pseudonym everywhere, others and like-sounding words stay`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        let report = try store.redact(Redaction(people: ["ana"]), at: now, isTrial: false)
        try store.rewriteFile()
        let pseudonym = try #require(report.pseudonym)
        let incident = try #require(try store.incident(IncidentID(1)))
        #expect(incident.commander == PersonID(pseudonym))
        #expect(incident.holder(of: .scribe) == FactSamples.bo)
        let messages = try store.messages(room: "ops", after: 0, limit: 9)
        #expect(messages.map(\.author) == [pseudonym, "bo", "cy", "sitrep"])
        #expect(messages.map(\.text) == ["[erased]", "[erased]", "banana", "Noted: \(secret)"])
        #expect(messages[3].id == "m/local/ops/\(pseudonym)/m-ana/reply" || !messages[3].id.contains("/ana/"))
        #expect(try store.value("directories") == #"{"slack":{"U1":"\#(pseudonym)","U2":"bo"}}"#)
        #expect(try store.checkRecord().faults == [])
        store.close()
        let found = try bytes(workshop).split { !$0.isLetter }.filter { $0 == "ana" }
        #expect(found == [])
    }

    @Test func `an event goes with what it said elsewhere`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        _ = try store.declare(1)
        let from = MessageRef(room: RoomRef(chat: "local", room: "ops"), id: "m1", author: "ana")
        try store.append(
            Event(
                seq: 2, incident: IncidentID(1), at: now, by: FactSamples.ana, from: from,
                fact: .noted(Words("the customer is Zanzibar Ltd"))))
        try store.addRoom(LocalRoom(name: "ops", createdAt: now))
        for (author, id, text, reply) in [
            ("ana", "m1", "!note the customer is Zanzibar Ltd", nil), ("sitrep", "r1", "Noted.", "m1"),
            ("bo", "m2", "so the customer is Zanzibar Ltd?", nil), ("bo", "m3", "hello", nil),
            ("sitrep", "e2/say/0", "a board", nil),
        ] as [(String, String, String, String?)] {
            _ = try store.add(
                LocalMessage(
                    seq: 0, room: "ops", id: id, author: author, text: text, at: now, inReplyTo: reply,
                    kind: author == "sitrep" ? "reply" : "message"))
        }
        let report = try store.redact(Redaction(events: [2]), at: now, isTrial: false)
        #expect(report.events == [2])
        #expect(
            try store.messages(room: "ops", after: 0, limit: 9).map(\.text)
                == ["[erased]", "[erased]", "[erased]", "hello", "[erased]"])
        #expect(failure { _ = try store.redact(Redaction(events: [99]), at: now, isTrial: false) } != nil)
    }

    @Test func `verify names an erasure that the record does not know of, and a residue that was changed`() throws {
        let workshop = try Workshop()
        let store = try filled(workshop)
        _ = try store.redact(Redaction(events: [3]), at: now, isTrial: false)
        try store.database.execute("UPDATE events SET payload = NULL, salt = NULL WHERE seq = 4")
        try store.database.execute("UPDATE events SET residue = replace(residue, 'erased', 'edited') WHERE seq = 3")
        #expect(
            try store.checkRecord().faults == [
                "event 3: what stands in the place of its erased text was changed",
                "event 4: its text was erased, and no event of the record says so",
            ])
    }

    @Test func `retention erases closed incidents when their time has come, drills sooner`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        for (number, kind) in [(1, IncidentKind.real), (2, .drill), (3, .real)] {
            let declared = Declared(
                number: number, label: "#incident-\(number)", title: "about \(secret)",
                severity: Severity(rank: 1, label: "P1"), kind: kind)
            try store.append(.declared(declared), to: number, at: FactSamples.time)
            if number < 3 {
                try store.append(
                    .phaseMoved(PhaseMoved(to: .closed, from: .resolved, text: secret)), to: number,
                    at: FactSamples.time)
            }
            let incident = try #require(try store.incident(IncidentID(number)))
            try store.save(incident, nextDue: nil, isLive: !incident.phase.isOver)
        }
        let retention = Retention(closedIncidents: .days(400), drills: .days(30))
        func due(_ days: Int) throws -> [Int] {
            let later = FactSamples.time + .days(days)
            return try store.expired(
                before: { kind in retention.limit(of: kind).map { later - $0 } },
                asOf: later - (retention.shortest ?? .zero), most: 9
            ).map(\.number)
        }
        #expect(try due(29) == [] && due(31) == [2] && due(401) == [1, 2])
        let entries = try store.eraseIncident(IncidentID(2))
        #expect(entries.count == 2)
        #expect(try due(401) == [1])
        let left = try #require(try store.incident(IncidentID(2)))
        #expect(left.title == "[erased]" && left.phase == .closed && left.kind == .drill)
        #expect(left.closedAt == FactSamples.time)
    }

    @Test func `messages of the local rooms go by their age, and numbers go on`() throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try store.addRoom(LocalRoom(name: "ops", createdAt: now))
        for day in 0..<5 {
            _ = try store.add(
                LocalMessage(seq: 0, room: "ops", id: "\(day)", author: "a", text: "x", at: now + .days(day)))
        }
        #expect(try store.forgetMessages(before: now + .days(3), most: 2) == 2)
        #expect(try store.forgetMessages(before: now + .days(3), most: 2) == 1)
        #expect(try store.messages(room: "ops", after: 0, limit: 9).map(\.id) == ["3", "4"])
        let next = try store.add(LocalMessage(seq: 0, room: "ops", id: "5", author: "a", text: "x", at: now))
        #expect(next.seq == 6)
    }

    @Test func `every table of the schema is gone through`() throws {
        let store = try Workshop().open()
        let tables = try store.database.all("SELECT name FROM sqlite_schema WHERE type = 'table'") {
            row throws(StoreFailure) in row.text(0)
        }
        #expect(Set(tables) == Sweep.tables, "a new table: what of it has to be swept? See Sweep.swift")
    }
}
