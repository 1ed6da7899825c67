import Glibc

/// The pages of code that are mapped: what only the start needed (reading the configuration, setting up TLS), or a busy hour.
enum CodeMemory {
    /// Lets go of all of them; what is used again comes back from the page cache, 64 KiB at a time.
    ///
    /// The kernel maps sixteen pages around each that is touched, so that a start leaves some 28 MB mapped, of which an
    /// idle daemon uses 6. Only code is let go, which nobody can have written to.
    static func giveBack() {
        guard let maps = fopen("/proc/self/maps", "re") else { return }
        defer { fclose(maps) }
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        defer { free(line) }
        while getline(&line, &size, maps) > 0, let line {
            guard let code = Range(codeIn: String(cString: line)) else { continue }
            madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
        }
    }
}

extension Range<UInt> {
    /// The addresses of a line of `/proc/self/maps` that maps code from a file:
    /// `55ce846c8000-55ce86dd3000 r-xp 00000000 fe:00 16226325   /usr/bin/sitrep`. proc_pid_maps(5)
    init?(codeIn line: String) {
        let words = line.split { $0.isWhitespace }
        guard words.count >= 6, words[1] == "r-xp", words[5].hasPrefix("/") else { return nil }
        let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
        guard ends.count == 2, ends[0] < ends[1] else { return nil }
        self = ends[0]..<ends[1]
    }
}
