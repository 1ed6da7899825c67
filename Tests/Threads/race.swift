import Foundation

/// The canary: two threads and one number, and nothing between them. The sanitizer has to report it.
final class Counter: @unchecked Sendable {
    var count = 0
}

@main enum Race {
    static func main() {
        let counter = Counter()
        let threads = (0..<2).map { _ in
            Thread {
                for _ in 0..<10_000 { counter.count += 1 }
            }
        }
        for thread in threads { thread.start() }
        while !threads.allSatisfy(\.isFinished) { usleep(1000) }
        print(counter.count)
    }
}
