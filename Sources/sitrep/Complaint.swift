import Glibc

/// What went wrong, for the person at the terminal.
enum Complaint {
    static func print(_ text: String) {
        fputs(text + "\n", stderr)
    }
}
