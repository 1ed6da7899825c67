import Glibc

/// Who may read and write in a data directory. Whoever may write there can put another store, another key or a link in
/// its place; whoever may read sees private incidents.
enum DirectoryGuard {
    private static let others: mode_t = 0o022
    private static let anybodyElse: mode_t = 0o077

    /// Something that is open to others: what, and its mode.
    struct Opening: Hashable {
        var path: String
        var mode: mode_t
        var isDirectory: Bool
        /// This user may change that.
        var isOurs: Bool

        var wanted: mode_t { mode & ~(isDirectory ? others : anybodyElse) }
        var sentence: String {
            isDirectory
                ? "\(path) may be written to by others (mode \(octal(mode)))"
                : "\(path) may be read or written by others (mode \(octal(mode)))"
        }
        var remedy: String { "chmod \(octal(wanted)) \(path)" }
    }

    static func openings(_ directory: String) -> [Opening] {
        let files = ["", "-wal", "-shm"].map { Store.path(in: directory) + $0 }
        let all = [directory] + files + [LinkKey.path(in: directory), directory + "/lock"]
        return all.enumerated().compactMap { index, path in
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            let mode = status.st_mode & 0o7777
            guard mode & (index == 0 ? others : anybodyElse) != 0 else { return nil }
            return Opening(
                path: path, mode: mode, isDirectory: index == 0,
                isOurs: status.st_uid == geteuid() || geteuid() == 0)
        }
    }

    /// Links in the place of files that we write: what they lead to is not ours to overwrite.
    static func strangeLinks(_ directory: String) -> [String] {
        let store = Store.path(in: directory)
        let ours = [directory + "/lock", LinkKey.path(in: directory), store, store + "-wal", store + "-shm"]
        return ours.filter { path in
            var status = stat()
            return lstat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        }
    }

    /// Shuts what can be shut and says so; refuses what others own.
    static func shut(_ directory: String) throws(StoreFailure) -> [String] {
        if let path = strangeLinks(directory).first {
            throw StoreFailure(
                .refused, "\(path) is a link or no plain file: somebody has put it there. Look at it, then: rm \(path)")
        }
        var said: [String] = []
        for opening in openings(directory) {
            guard opening.isOurs, chmod(opening.path, opening.wanted) == 0 else {
                throw StoreFailure(
                    .refused,
                    "\(opening.sentence), and it belongs to another user, so that I cannot shut it. \(opening.remedy), "
                        + "or take a directory of your own in it: --data \(directory)/sitrep")
            }
            said.append("\(opening.sentence): I have shut it (\(opening.remedy))")
        }
        return said
    }

    private static func octal(_ mode: mode_t) -> String { "0" + String(mode, radix: 8) }
}
