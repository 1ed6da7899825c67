import Foundation
import Incidents

/// Names of time zones: that of this machine, and the one somebody meant.
enum ZoneNames {
    /// From `TZ`, then `/etc/timezone`, where they name a zone, or mean one; else UTC.
    static func ofThisMachine() -> String {
        let variable = ProcessInfo.processInfo.environment["TZ"].map { String($0.drop { $0 == ":" }) }
        let file = FileManager.default.contents(atPath: "/etc/timezone").map { String(decoding: $0, as: UTF8.self) }
        let names = [variable, file].compactMap { $0?.trimmed }
        return names.lazy.compactMap { name in ZoneRules.named(name) == nil ? ZoneRules.likely(name) : name }
            .first { ZoneRules.named($0) != nil } ?? "UTC"
    }

    /// The name in another case, one of which only the last part was written (`Berlin`), or the nearest by letters.
    static func nearest(to text: String) -> String? {
        if let likely = ZoneRules.likely(text) { return likely }
        let known = known()
        let wanted = String(text.lowercased().map { $0 == " " ? "_" : $0 })
        return known.first { $0.lowercased() == wanted }
            ?? known.first { $0.lowercased().hasSuffix("/" + wanted) }
            ?? Spelling.nearest(to: text, among: known)
    }

    /// `europe/london` as the file is called: every part of a name is a folder or a file.
    static func spelled(_ name: String) -> String? {
        for folder in TimeZoneFile.folders {
            var path: [String] = []
            for part in name.lowercased().split(separator: "/", omittingEmptySubsequences: false) {
                let place = ([folder] + path).joined(separator: "/")
                // A folder that cannot be read holds no zone: the next one is tried, then the names we know.
                let entries = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
                guard let entry = entries.first(where: { $0.lowercased() == part }) else { break }
                path.append(entry)
            }
            let found = path.joined(separator: "/")
            if found.lowercased() == name.lowercased() { return found }
        }
        return known().first { $0.lowercased() == name.lowercased() }
    }

    private static func known() -> [String] {
        for folder in TimeZoneFile.folders {
            guard let table = FileManager.default.contents(atPath: folder + "/zone1970.tab") else { continue }
            let lines = String(decoding: table, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            let names = lines.compactMap { $0.split(separator: "\t").dropFirst(2).first.map(String.init) }
            if !names.isEmpty { return ["UTC"] + names.sorted() }
        }
        return ["UTC"] + TimeZone.knownTimeZoneIdentifiers
    }
}
