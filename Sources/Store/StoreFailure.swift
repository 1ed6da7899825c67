import CSQLite

/// Why the store cannot do what was asked, in a sentence that says what to do.
package struct StoreFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// Another process works on this directory.
        case held(pid: Int?)
        /// The file was written by a newer program; schema versions.
        case newer(found: Int, known: Int)
        /// The data contradicts itself. Nothing was written over it.
        case broken
        /// The disk has no room left.
        case full
        /// The disk or the file system refuses, or the store was asked for something that cannot be.
        case io
        /// It would overwrite something, and nobody said that it may.
        case refused
    }
    package var kind: Kind
    package var sentence: String

    package init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }
    package var description: String { sentence }

    /// What `sitrep run` ends with when the store does not open. 74 (EX_IOERR) is not among the statuses that keep
    /// systemd from starting again: a full or missing disk may come back.
    package var exitStatus: Int32 {
        switch kind {
        case .held: 75
        case .newer, .broken: 65
        case .full, .io: 74
        case .refused: 64
        }
    }
}

extension StoreFailure {
    /// Broken data: what was found, and what a person can do, in the order to try.
    static func broken(_ path: String, _ found: String) -> StoreFailure {
        let directory = path.parentDirectory
        return StoreFailure(
            .broken,
            """
            \(path): the data is damaged: \(found). Nothing was changed. What to do:
            1. Stop here and copy everything aside: cp -a \(directory) \(directory).damaged
            2. Look for the cause (dmesg, smartctl, a full or unmounted disk), or the next file breaks too.
            3. Put the newest backup in place: rm \(path)-wal \(path)-shm; cp BACKUP \(path)
            4. Without a backup, save what can be read: sqlite3 \(path) .recover | sqlite3 saved.db, \
            then cp saved.db \(path) and check it with sitrep verify.
            5. To begin with an empty store, move the old one away: mv \(directory) \(directory).old
            """)
    }

    /// What SQLite's result code means to us.
    static func sqlite(_ code: Int32, _ message: String, path: String) -> StoreFailure {
        switch code & 0xFF {
        case SQLITE_FULL:
            StoreFailure(.full, "\(path): the disk is full. Free some space there; nothing of this group was kept.")
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT:
            .broken(path, message)
        // Our statements are fixed: a table or column that is not there is a bent page of the schema.
        case SQLITE_ERROR where message.hasPrefix("no such column") || message.hasPrefix("no such table"):
            .broken(path, message)
        case SQLITE_BUSY:
            StoreFailure(.io, "\(path): another program has kept it locked for 2 s. Close what else has it open.")
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
            StoreFailure(
                .io, "\(path): \(message) (SQLite code \(code)). Check that this user may write to its directory.")
        case SQLITE_IOERR:
            StoreFailure(.io, "\(path): \(message) (SQLite code \(code)). Check the disk: dmesg shows its errors.")
        default:
            StoreFailure(.io, "\(path): \(message) (SQLite code \(code)). This is a bug in Sitrep: please report it.")
        }
    }
}
