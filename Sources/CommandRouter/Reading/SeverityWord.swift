extension Substring {
    /// `P1`, `SEV-1`, `sev1:`, `[P2]` as the bare word. Not `S3`, which is a service that goes down.
    /// Whether the scheme has it, the core says.
    var severityWord: String? {
        let word = bare
        guard word.unicodeScalars.count <= 12 else { return nil }
        let folded = word.folded
        for start in ["severity", "sev", "prio", "p"] where folded.hasPrefix(start) {
            let rank = folded.dropFirst(start.count + (folded.dropFirst(start.count).first == "-" ? 1 : 0))
            return rank.count == 1 && rank.utf8.allSatisfy { (0x30...0x39).contains($0) } ? String(word) : nil
        }
        return nil
    }
}
