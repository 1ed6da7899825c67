import Glibc

/// The file descriptors of this process, of which connections may not take the last ones: the store and the calls to
/// chats and pagers need theirs.
enum OpenFiles {
    static let reserve = 256

    /// How many connections may be open at once; further ones wait to be accepted.
    static var forConnections: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 512 }
        return max(64, min(Int(clamping: limit.rlim_cur), 65_536) - reserve)
    }
}
