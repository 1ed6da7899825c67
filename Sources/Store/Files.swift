import Glibc

/// The few calls to the file system that SQLite does not make for us.
enum Files {
    /// Makes a directory that only its owner may enter, and what is missing above it.
    static func makeDirectory(_ path: String) throws(StoreFailure) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        let parent = path.parentDirectory
        guard errno == ENOENT, parent != path else { throw failure(path, "the directory cannot be made") }
        try makeDirectory(parent)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw failure(path, "the directory cannot be made")
        }
    }

    /// Bytes, or nil where there is no such file.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// An empty file that only its owner may read. SQLite gives its companions (`-wal`, `-shm`) the same mode.
    static func makeEmpty(_ path: String) throws(StoreFailure) {
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path, "the file cannot be made") }
        close(file)
    }

    /// A file that is not there is as good as removed; one that stays is met again by whoever makes it anew.
    static func remove(_ path: String) { unlink(path) }

    /// Gives a finished file its name, and makes the name durable.
    static func rename(_ old: String, to new: String) throws(StoreFailure) {
        guard Glibc.rename(old, new) == 0 else { throw failure(new, "the file cannot get its name") }
        let directory = open(new.parentDirectory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failure(new, "its directory cannot be read") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw failure(new, "its directory cannot be synced") }
    }

    /// Puts on the disk what is there; a file that is not there has nothing to lose.
    static func sync(_ path: String) throws(StoreFailure) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        guard fdatasync(file) == 0 else { throw failure(path, "it cannot be synced") }
    }

    static func failure(_ path: String, _ what: String) -> StoreFailure {
        let kind: StoreFailure.Kind = errno == ENOSPC || errno == EDQUOT ? .full : .io
        return StoreFailure(kind, "\(path): \(what): \(String(cString: strerror(errno))).")
    }
}

extension String {
    /// `a/b` of `a/b/c`; `.` of a bare name.
    var parentDirectory: String {
        guard let slash = lastIndex(of: "/") else { return "." }
        return slash == startIndex ? "/" : String(self[..<slash])
    }
}
