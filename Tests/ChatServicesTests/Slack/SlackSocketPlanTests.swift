import Incidents
import Testing

@testable import ChatServices

@Suite struct SlackSocketPlanTests {
    private var plan = SlackSocketPlan(jitter: { 1 })
    private let start = Instant(seconds: 1_763_692_750)

    private mutating func next(_ signal: SlackSocketPlan.Signal, at second: Int64 = 0) -> [SlackSocketPlan.Step] {
        plan.next(signal, at: start + .seconds(second))
    }

    private mutating func talking() {
        #expect(plan.start() == [.open(1)])
        #expect(next(.opened(1)) == [.pause(.seconds(15), then: .helloIsDue(1))])
        #expect(next(.hello(1)) == [.caughtUp])
    }

    @Test mutating func `a server that greets and hangs up is called ever more seldom`() {
        talking()
        var rests: [SlackSocketPlan.Step] = []
        for line in 1...4 {
            rests += next(.ended(line, .closed), at: 1).filter { if case .pause = $0 { true } else { false } }
            #expect(next(.rested) == [.open(line + 1)])
            _ = next(.opened(line + 1))
            _ = next(.hello(line + 1))
        }
        #expect(rests == [500, 1000, 2000, 4000].map { .pause(.milliseconds($0), then: .rested) })
        #expect(next(.ended(5, .closed), at: 10) == [.pause(.milliseconds(500), then: .rested)])
    }

    @Test mutating func `a socket that is to be refreshed at once is not refreshed at once`() {
        talking()
        #expect(
            next(.disconnect(1, reason: "refresh_requested"), at: 9)
                == [.pause(.milliseconds(500), then: .rested)])
        #expect(next(.rested) == [.open(2)])
    }

    @Test mutating func `a second word of the end, and one of a socket long gone, change nothing`() {
        talking()
        #expect(next(.disconnect(1, reason: "warning"), at: 100) == [.open(2)])
        #expect(next(.disconnect(1, reason: "refresh_requested"), at: 101) == [])
        #expect(next(.opened(2), at: 102) == [.pause(.seconds(15), then: .helloIsDue(2))])
        #expect(next(.hello(2), at: 102) == [.pause(.seconds(30), then: .farewellIsOver(1))])
        #expect(next(.hello(2), at: 102) == [])
        #expect(next(.ended(1, .closed), at: 103) == [])
        #expect(next(.farewellIsOver(1), at: 132) == [])
        #expect(next(.helloIsDue(2), at: 117) == [])
        #expect(next(.disconnect(1, reason: "warning"), at: 140) == [])
    }

    @Test mutating func `the old socket is kept while the next one cannot be opened`() {
        talking()
        let trouble = SlackSocketTrouble(reason: "")
        #expect(next(.disconnect(1, reason: "warning"), at: 100) == [.open(2)])
        #expect(next(.openFailed(trouble), at: 100) == [.pause(.milliseconds(500), then: .rested)])
        #expect(next(.rested, at: 101) == [.open(3)])
        #expect(
            next(.openFailed(trouble), at: 101)
                == [.report("Slack: could not listen: Slack ended the socket"), .pause(.seconds(1), then: .rested)])
        #expect(next(.rested, at: 102) == [.open(4)])
        #expect(next(.opened(4), at: 102) == [.pause(.seconds(15), then: .helloIsDue(4))])
        #expect(next(.hello(4), at: 102) == [.report(nil), .pause(.seconds(30), then: .farewellIsOver(1))])
        #expect(next(.farewellIsOver(1), at: 132) == [.close(1)])
    }

    @Test mutating func `too many sockets are no reason to open one more at once`() {
        talking()
        #expect(
            next(.disconnect(1, reason: "too_many_websockets"), at: 100)
                == [.close(1), .pause(.seconds(10), then: .rested)])
        #expect(next(.ended(1, .closed), at: 100) == [])
        #expect(next(.rested, at: 110) == [.open(2)])
        _ = next(.opened(2), at: 110)
        let words =
            "Slack: could not listen: more than 10 sockets are open for the app; stop what else runs with this app token"
        #expect(
            next(.disconnect(2, reason: "too_many_websockets"), at: 110)
                == [.close(2), .report(words), .pause(.seconds(10), then: .rested)])
    }

    @Test mutating func `another trouble takes the word only where a person must act`() {
        _ = plan.start()
        let (first, second) = (SlackSocketTrouble(reason: "a"), SlackSocketTrouble(reason: "b"))
        let loud = SlackSocketTrouble(reason: "link_disabled")
        #expect(next(.openFailed(first)).count == 1)
        #expect(next(.openFailed(first)).count == 2)
        #expect(next(.openFailed(second)).count == 1)
        #expect(next(.openFailed(loud)) == [.report(loud.sentence), .pause(.seconds(60), then: .rested)])
        #expect(next(.openFailed(loud)) == [.pause(.seconds(60), then: .rested)])
    }

    @Test func `no trouble tells a secret`() {
        let reason = SlackSocketMessage(#"{"type":"disconnect","reason":"xapp-1-2 https://a?b=c refresh"}"#)
        #expect(reason == .disconnect(reason: "xapphttpsabcrefresh"))
    }

    @Test func `pauses have jitter`() {
        var pauses: Set<SlackSocketPlan.Step> = []
        for _ in 0..<20 {
            var plan = SlackSocketPlan()
            _ = plan.start()
            let steps = plan.next(.openFailed(.closed), at: start)
            guard case .pause(let duration, _) = steps.first else {
                Issue.record("\(steps)")
                return
            }
            #expect((.milliseconds(250)...(.milliseconds(500))).contains(duration))
            pauses.formUnion(steps)
        }
        #expect(pauses.count > 1)
    }
}
