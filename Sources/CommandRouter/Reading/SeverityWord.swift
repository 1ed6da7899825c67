extension Substring {
    /// `P1`, `SEV-1`, `sev1:`, `[P2]`, `#P3`, `SEV_3`, `severity=3` as the bare word. Not `S3`, which is a service that goes
    /// down, and not `P95`, which is a latency. Whether the scheme has it, the core says.
    var severityWord: String? {
        let word = trimmed { $0.isPunctuation || $0 == "#" }
        guard word.unicodeScalars.count <= 12 else { return nil }
        let folded = word.folded
        if folded.count == 2, folded.hasPrefix("s"), let rank = folded.last, "1245".contains(rank) {
            return String(word)
        }
        for start in ["severity", "sev", "priority", "prio", "p"] where folded.hasPrefix(start) {
            let tail = folded.dropFirst(start.count)
            let joint = tail.first.map { "-_.:=".contains($0) } ?? false
            let rank = tail.dropFirst(joint ? 1 : 0)
            guard (1...2).contains(rank.utf8.count), rank.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(rank), number <= 20
            else { return nil }
            // As the core reads it.
            let isPlain = word.utf8.count == folded.utf8.count && (!joint || tail.first == "-") && start != "priority"
            return isPlain ? String(word) : (start == "severity" || start == "sev" ? "SEV-" : "P") + rank
        }
        return nil
    }
}
