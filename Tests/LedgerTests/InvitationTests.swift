import Delivery
import Foundation
import Incidents
import Ledger
import Store
import Testing

@Suite struct InvitationTests {
    private static let yaml = """
        people: {ana: {name: Ana Ruiz, handles: {matrix: "@ana:example.org"}}, bob: {name: Bob Stone}}
        chats: {matrix: {homeserver: "http://127.0.0.1:9", user_id: "@sitrep:example.org", access_token_env: SITREP_NONE}}
        server: {public_url: "https://sitrep.example.org", invitations_last: 12h}

        """

    /// What stands behind `?k=`.
    private func token(_ link: String) throws -> String {
        let rest = try #require(link.components(separatedBy: "/enter?k=").dropFirst().first)
        return try #require(rest.removingPercentEncoding)
    }

    private func bench() throws -> Bench { try Bench(Self.yaml) }

    @Test func `a link lets its person in once, wherever it is looked at before`() throws {
        let bench = try bench()
        let link = try bench.ledger.invite(PersonID("ana"), room: "ops", at: bench.now)
        #expect(link.hasPrefix("https://sitrep.example.org/enter?k=ana~ops~"))
        let token = try token(link)
        for _ in 0..<3 {
            guard case .good(let invitation) = try bench.ledger.invitation(token: token, at: bench.now) else {
                Issue.record("it is not good")
                return
            }
            #expect((invitation.person, invitation.room) == (PersonID("ana"), "ops"))
            #expect(invitation.until == bench.now + .hours(12))
        }
        guard case .good = try bench.ledger.enter(token: token, key: "k1", at: bench.now) else {
            Issue.record("it does not let in")
            return
        }
        guard case .used = try bench.ledger.enter(token: token, key: "k2", at: bench.now) else {
            Issue.record("it lets in twice")
            return
        }
        #expect(try bench.ledger.store.sessions().keys.sorted() == ["k1"])
    }

    @Test func `a link is good until its hour, and not in it`() throws {
        let bench = try bench()
        let token = try token(try bench.ledger.invite(PersonID("ana"), at: bench.now))
        guard case .good = try bench.ledger.invitation(token: token, at: bench.now + .hours(12) - .seconds(1)),
            case .expired = try bench.ledger.enter(token: token, key: "k", at: bench.now + .hours(12))
        else {
            Issue.record("its end is elsewhere")
            return
        }
        #expect(try bench.ledger.store.sessions().isEmpty)
    }

    @Test func `a changed link is none of ours`() throws {
        let bench = try bench()
        let token = try token(try bench.ledger.invite(PersonID("ana"), at: bench.now))
        let parts = token.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        var forged = [token.replacing("ana", with: "bob"), String(token.dropLast()), token + "0", "", "~~~~~"]
        for index in parts.indices {
            var other = parts
            other[index] += "1"
            forged.append(other.joined(separator: "~"))
        }
        for one in forged {
            #expect(try bench.ledger.enter(token: one, key: "k", at: bench.now) == .notOurs, "\(one)")
        }
    }

    @Test func `revoking ends a person's sessions and links, and nobody else's`() throws {
        let bench = try bench()
        let (ana, bob) = (PersonID("ana"), PersonID("bob"))
        let first = try token(try bench.ledger.invite(ana, at: bench.now))
        _ = try bench.ledger.enter(token: first, key: "a", at: bench.now)
        let unused = try token(
            Invitation(person: ana, room: nil, made: bench.now, until: bench.now + .hours(1), nonce: "other").link(
                base: "x"
            ) { try bench.ledger.store.seal($0) })
        let his = try token(
            Invitation(person: bob, room: nil, made: bench.now, until: bench.now + .hours(1), nonce: "his").link(
                base: "x"
            ) { try bench.ledger.store.seal($0) })
        #expect(try bench.ledger.store.revoke(ana, at: bench.now + .seconds(1)) == ["a"])
        #expect(try bench.ledger.store.sessions().isEmpty)
        let later = bench.now + .seconds(2)
        guard case .revoked = try bench.ledger.invitation(token: unused, at: later),
            case .good = try bench.ledger.invitation(token: his, at: later)
        else {
            Issue.record("the wrong ones were revoked")
            return
        }
    }

    @Test func `a session ends after a week unused, and after thirty days`() {
        let start = Instant(seconds: 1_780_000_000)
        var row = SessionRow(person: PersonID("ana"), made: start, seen: start)
        #expect(row.until == start + .days(7))
        row.seen = start + .days(29)
        #expect(row.until == start + .days(30))
        #expect(SessionRow(value: row.value) == row)
    }

    @Test func `sessions that are over are forgotten`() throws {
        let bench = try bench()
        let store = bench.ledger.store
        for (key, seen) in [("old", bench.now - .days(8)), ("new", bench.now - .days(6))] {
            try store.set(
                SessionRow.storeKey(key), SessionRow(person: PersonID("ana"), made: seen, seen: seen).value)
        }
        try bench.ledger.forgetOld(at: bench.now)
        #expect(try store.sessions().keys.sorted() == ["new"])
    }

    @Test func `a link is whispered where the chat can, and stands nowhere else`() throws {
        let bench = try bench()
        func replies(_ text: String, _ id: String) throws -> [Saying] {
            _ = bench.hear(text, by: "@ana:example.org", room: "!ops", id: id)
            var found: [Saying] = []
            while true {
                let errands = bench.ledger.startErrands(at: bench.now)
                guard !errands.isEmpty else { return found }
                for errand in errands {
                    if case .say(let saying) = errand.row.errand { found.append(saying) }
                    _ = bench.ledger.take([.finished(errand.row, .done(nil))], at: bench.now)
                }
            }
        }
        let open = try replies("!invite", "$1")
        #expect(open.count == 1 && !"\(open)".contains("/enter?k="))
        #expect("\(open)".contains("sitrep invite ana"))
        bench.ledger.whisperers = ["matrix"]
        let whispered = try replies("!invite", "$2")
        #expect(whispered.map(\.onlyFor) == [PersonID("ana")] && "\(whispered)".contains("/enter?k=ana~"))
        // Bob has no account there that anything could be whispered to.
        #expect(!"\(try replies("!invite bob", "$3"))".contains("/enter?k="))
        #expect("\(try replies("!invite nobody", "$4"))".contains("I know nobody called"))
    }
}
