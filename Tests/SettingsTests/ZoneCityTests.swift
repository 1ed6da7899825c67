import Foundation
import Incidents
import Settings
import Testing

/// The list of places in `Incidents` against the time zone database of this machine.
@Suite struct ZoneCityTests {
    private static let areas: Set = [
        "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific",
    ]
    /// By their last part.
    private static let known = Dictionary(
        grouping: TimeZone.knownTimeZoneIdentifiers.filter {
            $0.contains("/") && areas.contains(String($0.prefix { $0 != "/" }))
        }, by: { $0.split(separator: "/").last.map { $0.lowercased() } ?? "" })
    /// Directions and states, which are words or belong to nobody's clock.
    private static let leftOut: Set = ["act", "nsw", "lhi", "center", "east", "north", "south", "west", "knox_in"]

    private let walls = Walls(own: .utc, zones: SystemZones.shared)

    @Test func `each place of the database is one, and all its zones show the same time`() throws {
        #expect(Self.known.count > 300)
        for (place, names) in Self.known where !Self.leftOut.contains(place) && place != "comodrivadavia" {
            #expect(ZoneRules.places.contains(place), "\(place)")
            let times = try names.map { name in
                let rules = try #require(SystemZones.shared.rules(named: name))
                return (0..<24).map { rules.civil(Instant(seconds: 1_790_000_000 + $0 * 2_000_000)) }
            }
            #expect(Set(times).count == 1, "\(names)")
        }
    }

    @Test func `each place of the list is its zone, or refused where this machine does not have it`() {
        let now = Instant(seconds: 1_790_000_000)
        var found = 0
        for place in ZoneRules.places {
            do throws(TimeTrouble) {
                let wall = try walls.wall(place.replacing("_", with: " "), at: now)
                #expect(wall.zone.name.lowercased().hasSuffix(place), "\(place): \(wall.zone.name)")
                found += 1
            } catch {
                guard case .unknownZone = error else {
                    Issue.record("\(place): \(error)")
                    continue
                }
            }
        }
        #expect(found > 300)
    }

    @Test(arguments: [
        ("15:00 Berlin", "Europe/Berlin"), ("15:00 london", "Europe/London"), ("3 pm New York", "America/New_York"),
        ("15:00 Ho Chi Minh", "Asia/Ho_Chi_Minh"), ("15:00 Singapore", "Asia/Singapore"),
        ("tomorrow 09:00 tokyo", "Asia/Tokyo"), ("15:00 Phoenix", "America/Phoenix"),
    ])
    func `a place behind a time is its zone`(text: String, zone: String) throws {
        let (said, next) = try #require(TimeReader(text[...]).time(hours: .clock))
        #expect(next == TimeReader(text[...]).words.count)
        guard case .clock(_, on: _, zone: let name?) = said else {
            Issue.record("\(said)")
            return
        }
        #expect(try walls.wall(name, at: Instant(seconds: 1_790_000_000)).zone.name == zone)
    }

    @Test(arguments: [
        ("15:00 Munich", "Europe/Berlin"), ("15:00 Mumbai", "Asia/Kolkata"),
        ("15:00 San Francisco", "America/Los_Angeles"), ("15:00 Beijing", "Asia/Shanghai"),
    ])
    func `a place that the database does not have is refused with the zone that is meant`(text: String, zone: String)
        throws
    {
        let (said, _) = try #require(TimeReader(text[...]).time(hours: .clock))
        guard case .clock(_, on: _, zone: let name?) = said else {
            Issue.record("\(said)")
            return
        }
        #expect(throws: TimeTrouble.unknownZone(name, likely: zone, own: "UTC")) {
            try walls.wall(name, at: Instant(seconds: 1_790_000_000))
        }
    }

    @Test(arguments: ["15:00 phoenix is slow", "15:00 rollback", "15:00 center the text", "15:00 easter egg hunt"])
    func `a word is a word`(text: String) throws {
        let (said, next) = try #require(TimeReader(text[...]).time(hours: .clock))
        #expect(next == 1 && said == .clock(SaidClock(15)))
    }
}
