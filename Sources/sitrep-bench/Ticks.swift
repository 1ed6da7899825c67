import Incidents
import Ledger

/// What the clock costs while many incidents are open.
struct Ticks {
    let ledger: Ledger

    func run(from now: Instant) throws {
        // What came due since the data were made fires first, in one go.
        _ = ledger.tick(at: now)
        try idle(now)
        scan()
        try one()
    }

    /// Woken for nothing: how every group of requests ends.
    private func idle(_ now: Instant) throws {
        let rounds = 1000
        var woken: Instant?
        let taken = Stopwatch.measure {
            for _ in 0..<rounds {
                woken = ledger.nextWake
                _ = ledger.tick(at: now)
            }
        }
        guard woken != nil else { Bench.stop("nothing is due in any incident: the ladder is off", status: 1) }
        Bench.say("tick_idle_seconds", taken.wall / Double(rounds))
    }

    /// Every deadline of every incident derived anew, as after a change of the policy.
    private func scan() {
        var earliest: Instant?
        let taken = Stopwatch.measure {
            for id in ledger.desk.incidents.keys {
                guard let due = ledger.desk.nextDue(id) else { continue }
                earliest = min(earliest ?? due, due)
            }
        }
        Bench.say("scan_seconds", taken.wall)
        Bench.say("scan_cpu_seconds", taken.cpu)
    }

    /// From the moment that the next deadline is due to its commit on the disk; the median of many.
    private func one() throws {
        var taken: [Stopwatch] = []
        for _ in 0..<101 {
            guard let due = ledger.nextDue else { break }
            var failure: String?
            taken.append(Stopwatch.measure { failure = ledger.tick(at: due).failure })
            if let failure { Bench.stop(failure, status: 1) }
        }
        guard !taken.isEmpty else { Bench.stop("no deadline is due", status: 1) }
        Bench.say("tick_seconds", taken.map(\.wall).sorted()[taken.count / 2])
        Bench.say("tick_worst_seconds", taken.map(\.wall).max() ?? 0)
        Bench.say("tick_cpu_seconds", taken.map(\.cpu).sorted()[taken.count / 2])
    }
}
