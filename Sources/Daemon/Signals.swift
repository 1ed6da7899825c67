import Dispatch
import Glibc

/// Signals as a stream. The sources are resumed before the default action is taken away, so that none is lost.
/// Unchecked because dispatch sources are not marked: nothing touches them after `init`.
final class Signals: @unchecked Sendable {
    enum Event: Sendable {
        case received(Int32)
        case failed(any Error)
    }

    let stream: AsyncStream<Event>
    private let continuation: AsyncStream<Event>.Continuation
    private let sources: [any DispatchSourceSignal]

    init(_ signals: [Int32]) {
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self)
        self.stream = stream
        self.continuation = continuation
        let queue = DispatchQueue(label: "signals")
        sources = signals.map { signal in
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            source.setEventHandler { continuation.yield(.received(signal)) }
            source.resume()
            return source
        }
        // A reader that went away must not end the daemon.
        signal(SIGPIPE, SIG_IGN)
    }

    func fail(_ error: any Error) { continuation.yield(.failed(error)) }
}
