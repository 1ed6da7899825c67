import Glibc

/// What went wrong, for the person at the terminal.
enum Complaint {
    static func print(_ text: String) {
        let bytes = Array((text + "\n").utf8)
        // Where standard error is closed there is nobody to tell.
        _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
}
