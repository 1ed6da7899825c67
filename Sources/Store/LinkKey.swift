import Glibc

/// The key that our links are signed with: a file of its own beside the store, so that no backup of the store holds it
/// and whoever has one can make no link. A restore makes it anew.
enum LinkKey {
    /// Which file was read: another one under the same name is read again.
    struct Known {
        var key: String
        fileprivate var place: Place
    }
    struct Place: Hashable {
        var inode: UInt
        var changed: Int
        var nanoseconds: Int
    }

    private static let length = 128

    static func path(in directory: String) -> String { directory + "/links.key" }

    /// Nil where there is none yet, or half of one.
    static func read(in directory: String, unless known: Known? = nil) throws(StoreFailure) -> Known? {
        let path = path(in: directory)
        guard let place = place(of: path) else { return nil }
        if let known, known.place == place { return known }
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw Files.failure(path, "the key of our links cannot be read") }
        defer { close(file) }
        let key = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { buffer in
            let count = pread(file, buffer.baseAddress, length, 0)
            return count == length ? String(decoding: buffer, as: UTF8.self) : nil
        }
        return key.map { Known(key: $0, place: place) }
    }

    /// Puts a key in the place of the one that is there; links that were signed with that are no longer good.
    static func write(_ key: String, in directory: String) throws(StoreFailure) {
        let path = path(in: directory)
        let draft = path + ".new"
        Files.remove(draft)
        try Files.makeEmpty(draft)
        let file = open(draft, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { throw Files.failure(draft, "the key of our links cannot be written") }
        let isWritten = key.withCString { Glibc.write(file, $0, strlen($0)) == strlen($0) } && fsync(file) == 0
        // Root makes it for whoever works in the directory.
        var owner = stat()
        let isOwned = geteuid() != 0 || stat(directory, &owner) != 0 || fchown(file, owner.st_uid, owner.st_gid) == 0
        close(file)
        guard isWritten, isOwned else { throw Files.failure(draft, "the key of our links cannot be written") }
        try Files.rename(draft, to: path)
    }

    static func fresh(_ random: inout RandomWords) throws(StoreFailure) -> String {
        var key = ""
        for _ in 0..<(length / 32) { key += try random.name() }
        return key
    }

    private static func place(of path: String) -> Place? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        return Place(inode: UInt(status.st_ino), changed: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
}

extension Store {
    /// For `sitrep invite --new-key`: every link that was made before is no longer good. A daemon that works there takes
    /// the new one with the next link.
    package static func renewLinkKey(in directory: String) throws(StoreFailure) {
        guard Files.size(path(in: directory)) != nil else {
            throw StoreFailure(
                .io, "\(path(in: directory)): there is no store here. Start sitrep run with this directory first.")
        }
        var random = RandomWords()
        try LinkKey.write(try LinkKey.fresh(&random), in: directory)
    }
}
