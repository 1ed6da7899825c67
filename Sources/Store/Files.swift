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

    /// Whether the first byte of a file is this one; false where it cannot be read.
    static func begins(_ path: String, with byte: UInt8) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var first: UInt8 = 0
        return read(file, &first, 1) == 1 && first == byte
    }

    /// An empty file that only its owner may read. SQLite gives its companions (`-wal`, `-shm`) the same mode.
    static func makeEmpty(_ path: String) throws(StoreFailure) {
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path, "the file cannot be made") }
        close(file)
    }

    /// A file that is not there is as good as removed; one that stays is met again by whoever makes it anew.
    static func remove(_ path: String) { unlink(path) }

    /// A database file with what SQLite keeps beside it.
    static func removeDatabase(_ path: String) {
        for end in ["", "-wal", "-shm", "-journal"] { remove(path + end) }
    }

    /// Gives a finished file its name, and makes the name durable.
    static func rename(_ old: String, to new: String) throws(StoreFailure) {
        guard Glibc.rename(old, new) == 0 else { throw failure(new, "the file cannot get its name") }
        try syncNames(beside: new)
    }

    /// Gives a file a second name; it goes on under both.
    static func link(_ old: String, to new: String) throws(StoreFailure) {
        guard Glibc.link(old, new) == 0 else { throw failure(new, "the file cannot get a second name") }
    }

    /// Makes new and gone names in a directory durable.
    static func syncNames(beside path: String) throws(StoreFailure) {
        let directory = open(path.parentDirectory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failure(path, "its directory cannot be read") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw failure(path, "its directory cannot be synced") }
    }

    /// Names in a directory; none where it cannot be read.
    static func names(in directory: String) -> [String] {
        guard let entries = opendir(directory) else { return [] }
        defer { closedir(entries) }
        var found: [String] = []
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { found.append(name) }
        }
        return found.sorted()
    }

    /// A whole first page's header stands there.
    static func isDatabase(_ path: String) -> Bool {
        guard let file = fopen(path, "r") else { return false }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 512)
        return fread(&bytes, 1, 512, file) == 512 && bytes.starts(with: Array("SQLite format 3".utf8) + [0])
    }

    /// Both names mean one file.
    static func isSame(_ one: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
            && first.st_dev == second.st_dev
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

extension Store {
    /// Whether a file is a store or a copy of one, and no export.
    package static func isDatabase(_ path: String) -> Bool { Files.isDatabase(path) }

    /// Room on the disk of a directory for whoever may write there; nil where it cannot be asked.
    package static func freeBytes(in directory: String) -> Int? {
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }

    /// Older stores that a restore has kept aside.
    package static func copies(in directory: String) -> [String] {
        Files.names(in: directory).filter { $0.contains(".before-restore-") }.map { "\(directory)/\($0)" }
    }
}
