import Foundation
import Incidents

/// Names of time zones: that of this machine, and the one somebody meant.
enum ZoneNames {
    /// From `TZ`, then `/etc/timezone`, where they name a zone that can be loaded; else UTC.
    static func ofThisMachine() -> String {
        let variable = ProcessInfo.processInfo.environment["TZ"].map { String($0.drop { $0 == ":" }) }
        let file = FileManager.default.contents(atPath: "/etc/timezone").map { String(decoding: $0, as: UTF8.self) }
        let names = [variable, file].compactMap { $0?.trimmed }
        return names.first { ZoneRules.load($0) != nil } ?? "UTC"
    }

    /// The name in another case, one of which only the last part was written (`Berlin`), or the nearest by letters.
    static func nearest(to text: String) -> String? {
        let known = known()
        let wanted = String(text.lowercased().map { $0 == " " ? "_" : $0 })
        return known.first { $0.lowercased() == wanted }
            ?? known.first { $0.lowercased().hasSuffix("/" + wanted) }
            ?? Spelling.nearest(to: text, among: known)
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
