import ArgumentParser
import Glibc
import Incidents
import Rehearsal
import Settings
import Store

extension Rehearse {
    /// `--replay INC-12 --data DIR --policy new.yaml`
    func play(again text: String) throws {
        guard let id = IncidentID(text) else {
            Complaint.print("--replay is an incident, got \"\(text)\". For example: --replay INC-12")
            throw ExitCode(64)
        }
        let files = policy.isEmpty ? config : policy
        let configuration = try load(files)
        do {
            let reader = try StoreReader(directory: data ?? ".")
            let replay = try Replay(
                id, in: reader, showsPrivate: showsPrivate, now: Instant(seconds: Int64(time(nil))))
            let name = files.map { String($0.split(separator: "/").last ?? "policy") }.joined(separator: " and ")
            guard let report = ReplayReport(replay, under: configuration, called: name) else { return }
            say(report.text(paint: paint), end: "")
        } catch let trouble as Replay.Trouble {
            switch trouble {
            case .unknown(let id): Complaint.print("there is no \(id) in \(data ?? ".")")
            case .isPrivate(let id):
                Complaint.print("\(id) is private. Where whoever reads this may know of it, add --private")
            }
            throw ExitCode(64)
        } catch let failure as StoreFailure {
            Complaint.print(failure.description)
            throw ExitCode(failure.exitStatus)
        }
    }
}
