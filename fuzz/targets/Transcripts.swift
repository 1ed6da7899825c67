@testable import Rehearsal

/// A transcript, as teams write their own.
func feedTranscripts(_ bytes: [UInt8]) {
    _ = try? Scenario(text(bytes), name: "fuzz")
}
