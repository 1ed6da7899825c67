import Glibc

/// One directory, one process. `flock`, because a `fcntl` lock does not keep a second store of the same process out
/// and is lost when any descriptor of the file is closed. The kernel releases it however the process ends; the file
/// stays, because removing it would let two processes lock two files of one name.
final class StoreLock {
    private let file: Int32

    init(directory: String) throws(StoreFailure) {
        let path = directory + "/lock"
        // Whoever may put a link there would have us write over what it leads to.
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw Files.failure(path, "the lock file cannot be opened") }
        guard StoreLock.take(file) else {
            guard errno == EWOULDBLOCK else { throw Files.failure(path, "the directory cannot be locked") }
            let pid = StoreLock.pid(in: file)
            let holder = pid.map { "process \($0)" } ?? "another process"
            throw StoreFailure(
                .held(pid: pid),
                "\(directory) is held by \(holder): one data directory serves one sitrep. "
                    + "Stop that one, or give this one another directory with --data.")
        }
        // The pid only tells people whom to look for; the lock holds without it.
        let text = "\(getpid())\n"
        if ftruncate(file, 0) == 0 { _ = text.withCString { write(file, $0, strlen($0)) } }
    }

    /// Half a second of patience: a process that is ending, or a child that is just being started and holds a copy of
    /// every descriptor until it executes, lets go by itself.
    private static func take(_ file: Int32) -> Bool {
        for attempt in 0..<25 {
            if attempt > 0 { usleep(20_000) }
            if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
        }
        return false
    }

    deinit {
        if file >= 0 { close(file) }
    }

    private static func pid(in file: Int32) -> Int? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
            let count = pread(file, buffer.baseAddress, buffer.count, 0)
            guard count > 0 else { return nil }
            return Int(String(decoding: buffer[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        }
    }
}
