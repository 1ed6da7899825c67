import Synchronization

/// What is to be sent, checked already, and where.
enum Order: Sendable {
    case web(HTTPRequest, Destination)
    case mail(MailTransfer, Destination)

    var destination: Destination {
        switch self {
        case .web(_, let destination), .mail(_, let destination): destination
        }
    }

    var isMail: Bool {
        switch self {
        case .web: false
        case .mail: true
        }
    }
}

/// What came back; mail uses `status` and `reply` only.
struct Answer: Sendable {
    var status: Int
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    var reply: String
}

/// An order with the caller that waits for it.
struct Job: Sendable {
    let order: Order
    let ticket: Ticket
    let continuation: CheckedContinuation<Result<Answer, HTTPFailure>, Never>

    func finish(_ result: Result<Answer, HTTPFailure>) {
        continuation.resume(returning: result)
    }

    func fail(_ kind: HTTPFailure.Kind, _ message: String) {
        finish(.failure(HTTPFailure(kind: kind, message: message)))
    }
}

/// A caller's right to cancel. The flag covers a cancellation that overtakes its own order on the way to the engine.
final class Ticket: Sendable {
    private let flag = Atomic<Bool>(false)

    var isCancelled: Bool { flag.load(ordering: .acquiring) }

    func cancel() {
        flag.store(true, ordering: .releasing)
    }
}
