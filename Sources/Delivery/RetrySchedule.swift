import Incidents

/// When to try again: 1 s, 2 s, 4 s … a minute, with jitter so that many rows do not come back in step.
/// The one place that retries; adapters never do.
package enum RetrySchedule {
    package static let longest = Duration.seconds(60)
    /// From the third failure on a page counts as "could not be paged" in the room, while the tries go on.
    package static let pageIsToldAfter = 3
    /// A page that did not get through for so long is given up: somebody was called by telephone long before.
    package static let pageLifetime = Duration.minutes(30)
    /// Other messages wait out an outage of this length.
    package static let messageLifetime = Duration.days(2)

    package static func delay(after failure: DeliveryFailure.Retry, attempt: Int, key: String) -> Duration? {
        switch failure {
        case .never: nil
        // A service that asks for hours is asked again after ten minutes: it may have changed its mind.
        case .after(let wait): min(wait, .minutes(10)) + .milliseconds(Int64(jitter(key, attempt) * 250))
        case .later:
            .milliseconds(
                Int64(
                    Double(min(longest.milliseconds, 1000 << Int64(min(attempt - 1, 6))))
                        * (0.8 + 0.4 * jitter(key, attempt))))
        }
    }

    /// 0…1, the same for the same key and attempt: a rehearsal repeats exactly.
    private static func jitter(_ key: String, _ attempt: Int) -> Double {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
        hash = (hash ^ UInt64(truncatingIfNeeded: attempt)) &* 1_099_511_628_211
        // Mixed once more: the last letters of keys that differ in nothing else have to move the high bits.
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        return Double(hash >> 40) / Double(1 << 24)
    }

    package static func lifetime(of errand: Errand) -> Duration {
        switch errand {
        case .page: pageLifetime
        case .probe: .seconds(30)
        case .say, .openRoom, .invite, .remove, .dress: messageLifetime
        }
    }
}
