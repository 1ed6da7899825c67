import NIOCore

/// How long a connection may keep us waiting: a value that is told what happened and says when to look again.
/// It waits for a whole request (a slow writer holds a connection for ever otherwise) and for the reader to read.
struct ConnectionPatience {
    var limit: TimeAmount
    /// Bytes of a refused body that are read and thrown away, so that the client gets to see the answer.
    static let mostSurplus = 16 * 1024 * 1024

    /// Since when the next whole request is awaited; nil while there is one to answer.
    private(set) var waitingSince: NIODeadline?
    /// Since when nothing more can be written.
    private var blockedSince: NIODeadline?
    private var unanswered = 0
    private var surplus = 0
    private(set) var isReadingRequest = false
    /// The head of an answer is out and its end is not.
    private(set) var isAnswering = false
    /// The client said that it sends no further request.
    private(set) var isLast = false

    init(limit: TimeAmount, now: NIODeadline) {
        self.limit = limit
        waitingSince = now
    }

    /// The last request has come in whole and is answered.
    var isDone: Bool { isLast && unanswered == 0 && !isReadingRequest }

    mutating func requestBegan(isLast: Bool = false) {
        isReadingRequest = true
        self.isLast = self.isLast || isLast
        unanswered += 1
    }

    /// False where the connection is to be closed: its request was answered long ago and it still sends.
    mutating func bodyCame(bytes: Int) -> Bool {
        guard unanswered == 0 else { return true }
        surplus += bytes
        return surplus <= Self.mostSurplus
    }

    mutating func requestEnded(now: NIODeadline) {
        isReadingRequest = false
        surplus = 0
        // Refused before its body was in: then the next request is awaited from here on.
        waitingSince = unanswered > 0 ? nil : now
    }

    mutating func answerBegan() { isAnswering = true }

    mutating func answerEnded(now: NIODeadline) {
        isAnswering = false
        unanswered = max(0, unanswered - 1)
        if unanswered == 0, !isReadingRequest { waitingSince = now }
    }

    mutating func writabilityChanged(to isWritable: Bool, now: NIODeadline) {
        blockedSince = isWritable ? nil : (blockedSince ?? now)
    }

    /// Nil: close it now. Else when to ask again.
    func nextLook(now: NIODeadline) -> NIODeadline? {
        let since = [waitingSince, blockedSince].compactMap { $0 }.min() ?? now
        return since + limit <= now ? nil : since + limit
    }
}
