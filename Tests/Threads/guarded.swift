import Foundation
import Synchronization

/// The other canary: the same behind a mutex that is fought over. The sanitizer must report nothing.
final class GuardedCounter: Sendable {
    let counts = Mutex([0])
}

@main enum Guarded {
    static func main() {
        let counter = GuardedCounter()
        let threads = (0..<4).map { _ in
            Thread {
                for _ in 0..<50_000 { counter.counts.withLock { $0.append(($0.popLast() ?? 0) + 1) } }
            }
        }
        for thread in threads { thread.start() }
        while !threads.allSatisfy(\.isFinished) { usleep(1000) }
        print(counter.counts.withLock { $0 })
    }
}
