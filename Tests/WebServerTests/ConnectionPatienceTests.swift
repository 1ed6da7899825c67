import NIOCore
import Testing

@testable import WebServer

@Suite struct ConnectionPatienceTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)
    private func patience() -> ConnectionPatience { ConnectionPatience(limit: .seconds(30), now: start) }

    @Test("a connection that sends no whole request is closed when its time is up, however busily it trickles")
    func trickle() {
        var it = patience()
        it.requestBegan()
        for _ in 0..<100 {
            let goesOn = it.bodyCame(bytes: 1)
            #expect(goesOn)
        }
        #expect(it.nextLook(now: start + .seconds(29)) == start + .seconds(30))
        #expect(it.nextLook(now: start + .seconds(30)) == nil)
    }

    @Test("while a request is being answered there is nothing to wait for")
    func answering() {
        var it = patience()
        it.requestBegan()
        it.requestEnded(now: start)
        #expect(it.nextLook(now: start + .hours(1)) == start + .hours(1) + .seconds(30))
        it.answerBegan()
        it.answerEnded(now: start + .hours(1))
        #expect(it.nextLook(now: start + .hours(1) + .seconds(30)) == nil)
    }

    @Test("a reader who does not read is closed")
    func deaf() {
        var it = patience()
        it.requestBegan()
        it.requestEnded(now: start)
        it.writabilityChanged(to: false, now: start + .seconds(100))
        it.writabilityChanged(to: false, now: start + .seconds(120))
        #expect(it.nextLook(now: start + .seconds(129)) == start + .seconds(130))
        #expect(it.nextLook(now: start + .seconds(130)) == nil)
        it.writabilityChanged(to: true, now: start + .seconds(131))
        #expect(it.nextLook(now: start + .seconds(140)) != nil)
    }

    @Test("who goes on sending after the answer is cut off after 16 MiB")
    func surplus() {
        var it = patience()
        it.requestBegan()
        it.answerBegan()
        it.answerEnded(now: start)
        let goesOn = [it.bodyCame(bytes: ConnectionPatience.mostSurplus), it.bodyCame(bytes: 1)]
        #expect(goesOn == [true, false])
        #expect(it.nextLook(now: start + .seconds(30)) == nil)
    }

    @Test("after the last request the connection is done when both sides are through, whichever is first")
    func lastRequest() {
        var answeredLast = patience()
        answeredLast.requestBegan(isLast: true)
        answeredLast.requestEnded(now: start)
        #expect(!answeredLast.isDone)
        answeredLast.answerEnded(now: start)
        #expect(answeredLast.isDone)
        var sentLast = patience()
        sentLast.requestBegan(isLast: true)
        sentLast.answerEnded(now: start)
        #expect(!sentLast.isDone)
        sentLast.requestEnded(now: start)
        #expect(sentLast.isDone)
    }

    @Test("the next request has its full time after a refused one has ended")
    func afterRefusal() {
        var it = patience()
        it.requestBegan()
        it.answerEnded(now: start + .seconds(1))
        it.requestEnded(now: start + .seconds(20))
        #expect(it.nextLook(now: start + .seconds(49)) == start + .seconds(50))
    }
}
