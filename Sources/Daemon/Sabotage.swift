import Glibc

/// Safeguards that a debug build can leave out, so that the crash test proves it would notice. Nothing of this is in
/// a release build.
enum Sabotage {
    #if DEBUG
        private static let asked = getenv("SITREP_SABOTAGE").map { String(cString: $0) } ?? ""
        static let forgetsInbox = asked == "inbox"
        static let forgetsLook = asked == "lookup"
    #else
        static let forgetsInbox = false
        static let forgetsLook = false
    #endif
}
