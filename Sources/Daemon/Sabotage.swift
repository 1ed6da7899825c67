import Glibc
import Ledger
import Store

/// Safeguards that a debug build can leave out, one at a time, so that `scripts/prove` and the crash tests show that
/// they would notice. Nothing of this is in a release build. What each one is: `Tests/Prove/README.md`.
enum Sabotage {
    #if DEBUG
        private static let asked = getenv("SITREP_SABOTAGE").map { String(cString: $0) } ?? ""
    #else
        private static let asked = ""
    #endif

    static var forgetsInbox: Bool { asked == "inbox" }
    static var forgetsLook: Bool { asked == "lookup" }
    /// Waits for a moment of the wall clock as if nobody ever set it.
    static var trustsClock: Bool { asked == "wall" }
    /// Lives with the few open files that the system gives.
    static var keepsFileLimit: Bool { asked == "files" }

    /// Writes down that a session was used however late, and wherever it has gone.
    static var revivesSessions: Bool { asked == "sign-out" }

    /// Never hangs up on a connection that has stalled.
    static var waitsForStalled: Bool { asked == "patience" }

    static var ledger: Ledger.Options {
        var options = Ledger.Options()
        options.keepsInbox = !forgetsInbox
        options.omits = Ledger.Omission(rawValue: asked)
        return options
    }

    static var store: Store.Options {
        var options = Store.Options()
        options.omits = Store.Omission(rawValue: asked)
        return options
    }
}
