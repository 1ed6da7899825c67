import Incidents
import Schedules

/// `schedules`: each a value of `Schedule`, with every problem at the line it stands in.
extension Draft {
    private static let scheduleKeys = [
        "zone", "primary", "backup", "secondary", "trainees", "trainee", "reserve", "holidays",
    ]

    mutating func readSchedules() {
        var elsewhere: [String: ScheduleBook.Elsewhere] = [:]
        for (name, field) in root["schedules"]?.named() ?? [] {
            if field.isKeptElsewhere {
                configuration.rosters[name] = roster(name, field)
                // Known even where it is written wrongly: that is reported where it stands, not wherever it is named.
                elsewhere[name] =
                    configuration.rosters[name].map { place(of: $0) } ?? .init(source: name, zone: policy.zone)
                continue
            }
            guard let fields = field.fields(known: Draft.scheduleKeys) else { continue }
            var reader = ScheduleReader(schedule: Schedule(name: name, zone: policy.zone, primary: .nobody))
            if let zone = fields["zone"] { reader.schedule.zone = rules(zone) ?? policy.zone }
            reader.places[.cover(.primary)] = field.place
            reader.schedule.primary = cover(fields["primary"], .primary, &reader)
            reader.schedule.backup = cover(fields["backup", "secondary"], .backup, &reader)
            reader.schedule.trainees = cover(fields["trainees", "trainee"], .trainees, &reader)
            for (name, layer) in fields["reserve"]?.named() ?? [] {
                let index = reader.schedule.reserve.count
                reader.schedule.reserve.append(self.layer(layer, named: name, (nil, index), &reader))
            }
            readHolidays(fields["holidays"], &reader)
            report(reader, at: field)
            configuration.schedules[name] = reader.schedule
            configuration.schedulePlaces[name] = field.place
        }
        policy.book.planner = ScheduleBook(schedules: configuration.schedules, elsewhere: elsewhere)
    }

    /// A service is read once for all its schedules; a calendar is its own source.
    private func place(of roster: RosterSettings) -> ScheduleBook.Elsewhere {
        switch roster.origin {
        case .pager(let pager, _): .init(source: pager, zone: policy.zone)
        case .calendar(_, let zone): .init(source: roster.name, zone: ZoneRules.named(zone) ?? policy.zone)
        }
    }

    /// A zone, wherever one may stand. An abbreviation is an error: it is another zone's too, or has no summer.
    func rules(_ field: Field) -> ZoneRules? {
        guard let text = field.text() else { return nil }
        if let rules = ZoneRules.named(text.text) { return rules }
        let near = ZoneNames.nearest(to: text.text)
        let isShort = ZoneRules.likely(text.text) != nil || ["gmt", "zulu", "z"].contains(text.text.lowercased())
        let hint =
            near.map { "Did you mean \"\($0)\"?" } ?? "Write a name such as \"Europe/Berlin\", \"UTC\" or \"+02:00\""
        problems.error(
            text.place, "\(field.path) is \(isShort ? "no zone's full name" : "not a time zone")", got: text.text,
            hint: text.text.uppercased() == "GMT" ? "Write \"Europe/London\" for Britain, or \"UTC\"" : hint)
        return nil
    }

    /// `next`, people who are there together, one layer, or several of which the last that is active holds.
    private mutating func cover(_ field: Field?, _ duty: Duty, _ reader: inout ScheduleReader) -> Cover {
        guard let field else { return .nobody }
        reader.places[.cover(duty)] = field.place
        if case .text(let text) = field.value.content, text.trimmed.lowercased() == "next" { return .nextInRotation }
        var layers: [Field] = []
        switch field.value.content {
        case .map: layers = [field]
        case .list(let items) where items.contains(where: { $0.isMap }): layers = field.each
        case .nothing, .text, .list: layers = [field]
        }
        return .layers(
            layers.enumerated().map { index, layer in
                let name = layers.count == 1 ? duty.rawValue : "\(duty.rawValue) \(index + 1)"
                return self.layer(layer, named: name, (duty, index), &reader)
            })
    }

    private mutating func readHolidays(_ field: Field?, _ reader: inout ScheduleReader) {
        for item in field?.each ?? [] {
            guard let holiday = holiday(item) else { continue }
            reader.places[.holiday(reader.schedule.holidays.count)] = item.place
            reader.schedule.holidays.append(holiday)
        }
    }

    /// Days alone (nobody holds), or days with a name, a layer and the duties it is about.
    private func holiday(_ field: Field) -> Holiday? {
        if case .text = field.value.content {
            return field.text().flatMap { days($0, field) }.map { Holiday(name: "holiday", days: $0, layer: nil) }
        }
        guard let fields = field.fields(known: ["days", "day", "dates", "date", "name", "layer", "duties", "duty"])
        else {
            return nil
        }
        guard let said = fields["days", "day", "dates", "date"], let text = said.text() else {
            fields.error("has no days", hint: "Add \"days: 2026-12-24..26\", or \"days: 12-25\" for every year")
            return nil
        }
        var duties: Set<Duty>?
        if let field = fields["duties", "duty"] {
            duties = Set(field.each.compactMap { $0.choice(Duty.allCases.map(\.rawValue)) }.compactMap(Duty.init))
        }
        return days(text, said).map {
            Holiday(
                name: fields["name"]?.text()?.text ?? "holiday", days: $0, layer: fields["layer"]?.text()?.text,
                duties: duties)
        }
    }

    private func days(_ text: Field.Text, _ field: Field) -> Holiday.Days? {
        let days = Holiday.Days(text.text)
        if days == nil {
            problems.error(
                text.place, "\(field.path) names no days", got: text.text,
                hint: "Write \"2026-12-24\", \"2026-12-24..26\", or \"12-25\" for every year")
        }
        return days
    }

    /// What only follows from another mistake that has been reported is not said again.
    private func report(_ reader: ScheduleReader, at field: Field) {
        var overlapping: Set<Place> = []
        for problem in reader.schedule.problems {
            let follows = problem.trouble == .noPeople || problem.trouble == .nobodyFollows
            guard !reader.isDoubtful || !follows else { continue }
            let place = reader.places[problem.part] ?? field.place
            // `weekdays` is five windows and was written once.
            if case .windowsOverlap = problem.trouble, !overlapping.insert(place).inserted { continue }
            problems.error(place, "\(field.path)\(problem.part.words) \(problem.what)", hint: problem.hint)
        }
    }
}

/// A schedule in the making, with the places of its parts.
struct ScheduleReader {
    var schedule: Schedule
    var places: [ScheduleProblem.Part: Place] = [:]
    /// Of some layer people or turns could not be read, which has been reported.
    var isDoubtful = false
}

extension ScheduleProblem.Part {
    /// As a path goes on: `.primary`, or with its number where there are several.
    fileprivate var words: String {
        switch self {
        case .cover(let duty): ".\(duty.rawValue)"
        case .layer(let duty, let index), .window(let duty, layer: let index, _):
            ".\(duty?.rawValue ?? "reserve")\(index == 0 ? "" : "[\(index)]")"
        case .holiday: ".holidays"
        case .override: ".overrides"
        }
    }
}

extension Value {
    fileprivate var isMap: Bool {
        if case .map = content { true } else { false }
    }
}
