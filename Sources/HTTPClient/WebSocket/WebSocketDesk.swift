import CCurl

/// Where the callers of a WebSocket and its thread meet.
///
/// opening → open → over, or opening → over. Messages that came before the end are still handed out after it.
final class WebSocketDesk: Sendable {
    typealias Opened = CheckedContinuation<HTTPFailure?, Never>
    typealias Received = CheckedContinuation<Result<WebSocketMessage, HTTPFailure>, Never>
    typealias Sent = CheckedContinuation<HTTPFailure?, Never>

    /// What the thread finds at each turn.
    struct Orders {
        var frames: [(bytes: [UInt8], number: Int)]
        var closes: Bool
        var drop: HTTPFailure?
        var hasRoom: Bool
    }

    private struct State {
        /// Set from when the thread is to be started until it has let go of its connection.
        var multi: UnsafeMutableRawPointer?
        var opener: Opened?
        var ending: WebSocketTalk.Ending?
        var inbox: [String] = []
        var inboxBytes = 0
        var receivers: [(ticket: Ticket, continuation: Received)] = []
        var frames: [(bytes: [UInt8], number: Int)] = []
        var senders: [Int: (ticket: Ticket, continuation: Sent)] = [:]
        var count = 0
        var closes = false
        var drop: HTTPFailure?
        var waiters: [CheckedContinuation<Void, Never>] = []

        func wake() { if let multi { curl_multi_wakeup(multi) } }
    }

    let place: Destination
    private let room: Int
    private let state = Guarded(State())

    /// `room`: so many bytes may wait for a receiver before the connection is no longer read.
    init(place: Destination, room: Int) {
        self.place = place
        self.room = room
    }
}

// The caller's side.
extension WebSocketDesk {
    /// Starts the thread and waits for the handshake. Nil when it is open. Cancelling ends it.
    ///
    /// `start` gets the multi handle that the thread is to wait in and to free after `letGo`; false means no thread.
    func open(start: (UnsafeMutableRawPointer) -> Bool) async -> HTTPFailure? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { (opener: Opened) in
                guard let multi = Curl.makeMulti() else { return opener.resume(returning: noThread) }
                state.withLock { ($0.multi, $0.opener) = (multi, opener) }
                guard !start(multi) else { return }
                ended(.failed(noThread))
                letGo()
                curl_multi_cleanup(multi)
            }
        } onCancel: {
            drop("was cancelled before it was open")
        }
    }

    private var noThread: HTTPFailure {
        HTTPFailure(kind: .other, message: "no WebSocket with \(place): no thread could be started for it")
    }

    /// The next message, in order of arrival; after the last one always the end.
    func receive() async -> Result<WebSocketMessage, HTTPFailure> {
        let ticket = Ticket()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: Received) in
                let result = state.withLock { state in
                    let result = ticket.isCancelled ? .failure(cancelled("receiving")) : next(&state)
                    if result == nil { state.receivers.append((ticket, continuation)) }
                    return result
                }
                if let result { continuation.resume(returning: result) }
            }
        } onCancel: {
            ticket.cancel()
            let receiver = state.withLock { state in
                state.receivers.firstIndex { $0.ticket === ticket }.map { state.receivers.remove(at: $0) }
            }
            receiver?.continuation.resume(returning: .failure(cancelled("receiving")))
        }
    }

    private func next(_ state: inout State) -> Result<WebSocketMessage, HTTPFailure>? {
        guard !state.inbox.isEmpty else { return state.ending.map(Self.answer) }
        let text = state.inbox.removeFirst()
        let wasFull = state.inboxBytes >= room
        state.inboxBytes -= text.utf8.count
        if wasFull, state.inboxBytes < room { state.wake() }
        return .success(.text(text))
    }

    private static func answer(_ ending: WebSocketTalk.Ending) -> Result<WebSocketMessage, HTTPFailure> {
        switch ending {
        case .closed(let code, let reason): .success(.closed(code: code, reason: reason))
        case .failed(let failure): .failure(failure)
        }
    }

    /// Hands one frame over and returns when it is written. Cancelling ends the wait: the frame leaves all the same.
    func send(_ bytes: [UInt8]) async -> HTTPFailure? {
        let ticket = Ticket()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: Sent) in
                let failure = state.withLock { state -> HTTPFailure? in
                    if let ending = state.ending { return unsent(ending) }
                    state.count += 1
                    state.frames.append((bytes, state.count))
                    state.wake()
                    guard !ticket.isCancelled else { return cancelled("sending", mayHaveArrived: true) }
                    state.senders[state.count] = (ticket, continuation)
                    return nil
                }
                if let failure { continuation.resume(returning: failure) }
            }
        } onCancel: {
            ticket.cancel()
            let sender = state.withLock { state in
                state.senders.first { $0.value.ticket === ticket }.flatMap { state.senders.removeValue(forKey: $0.key) }
            }
            sender?.continuation.resume(returning: cancelled("sending", mayHaveArrived: true))
        }
    }

    /// Asks for the closing frames; without them the connection ends after a second.
    func close() {
        state.withLock { state in
            state.closes = true
            state.wake()
        }
    }

    /// Ends the connection at once. `reason` completes "the WebSocket with …".
    func drop(_ reason: String) {
        let failure = HTTPFailure(
            kind: .cancelled, mayHaveArrived: true, message: "the WebSocket with \(place) \(reason)")
        state.withLock { state in
            if state.drop == nil { state.drop = failure }
            state.wake()
        }
    }

    /// Returns when the thread has let go of the connection.
    func untilLetGo() async {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if state.multi != nil { state.waiters.append(continuation) }
                return state.multi == nil
            }
            if isOver { continuation.resume() }
        }
    }

    private func unsent(_ ending: WebSocketTalk.Ending) -> HTTPFailure {
        switch ending {
        case .closed: HTTPFailure(kind: .cut, message: "nothing was sent: the WebSocket with \(place) is closed")
        case .failed(let failure): HTTPFailure(kind: failure.kind, message: failure.message)
        }
    }

    private func cancelled(_ what: String, mayHaveArrived: Bool = false) -> HTTPFailure {
        let message = "\(what) on the WebSocket with \(place) was cancelled"
        return HTTPFailure(kind: .cancelled, mayHaveArrived: mayHaveArrived, message: message)
    }
}

// The thread's side.
extension WebSocketDesk {
    func orders() -> Orders {
        state.withLock { state in
            defer { state.frames.removeAll() }
            return Orders(
                frames: state.frames, closes: state.closes, drop: state.drop, hasRoom: state.inboxBytes < room)
        }
    }

    func opened() {
        let opener = state.withLock { $0.opener.take() }
        opener?.resume(returning: nil)
    }

    func deliver(_ messages: [String]) {
        guard !messages.isEmpty else { return }
        let served = state.withLock { state in
            state.inbox += messages
            state.inboxBytes += messages.reduce(0) { $0 + $1.utf8.count }
            return serve(&state)
        }
        for (receiver, result) in served { receiver.resume(returning: result) }
    }

    func wrote(_ numbers: [Int]) {
        guard !numbers.isEmpty else { return }
        let senders = state.withLock { state in numbers.compactMap { state.senders.removeValue(forKey: $0) } }
        for sender in senders { sender.continuation.resume(returning: nil) }
    }

    func ended(_ ending: WebSocketTalk.Ending) {
        let (opener, served, senders) = state.withLock { state in
            state.ending = ending
            defer { state.senders.removeAll() }
            return (state.opener.take(), serve(&state), Array(state.senders.values))
        }
        for (receiver, result) in served { receiver.resume(returning: result) }
        var lost = unsent(ending)
        opener?.resume(returning: lost)
        lost.mayHaveArrived = true
        for sender in senders { sender.continuation.resume(returning: lost) }
    }

    /// The connection is closed. From here on nobody wakes the thread, and `multi` may be freed.
    func letGo() {
        let waiters = state.withLock { state in
            state.multi = nil
            defer { state.waiters.removeAll() }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func serve(_ state: inout State) -> [(Received, Result<WebSocketMessage, HTTPFailure>)] {
        var served: [(Received, Result<WebSocketMessage, HTTPFailure>)] = []
        while !state.receivers.isEmpty, let result = next(&state) {
            served.append((state.receivers.removeFirst().continuation, result))
        }
        return served
    }
}
