import Incidents
import Schedules

extension Draft {
    private static let layerKeys = ["name", "people", "every", "hand_off", "start", "end", "windows", "zone"]

    /// Without `start` the order of turns counts from this Monday.
    private static let standardStart = CivilDate(
        secondsSince1970: CivilTime(year: 2024, month: 1, day: 1).secondsSince1970)

    /// A map of these keys, or people alone, who are there together.
    mutating func layer(
        _ field: Field, named name: String, _ place: (duty: Duty?, index: Int), _ reader: inout ScheduleReader
    ) -> Layer {
        reader.places[.layer(place.duty, place.index)] = field.place
        let before = problems.found.count
        var layer = Layer(name: name, people: [], rotation: .together, start: Draft.standardStart)
        guard case .map = field.value.content else {
            layer.people = people(field)
            mayBeTogether(layer, place.duty, field.place, field.path)
            reader.isDoubtful = reader.isDoubtful || problems.found.count > before
            return layer
        }
        guard let fields = field.fields(known: Draft.layerKeys) else { return layer }
        layer.name = fields["name"]?.text()?.text ?? name
        layer.zone = fields["zone"].flatMap { rules($0) }
        if let people = fields["people"] {
            layer.people = turns(people)
        } else {
            fields.error("has no people", hint: "Add \"people: [<person>, <person>]\", in the order of their turns")
        }
        readTurns(fields, &layer, place.duty)
        reader.isDoubtful = reader.isDoubtful || problems.found.count > before
        layer.start = fields["start"].flatMap { date($0) } ?? layer.start
        layer.end = fields["end"].flatMap { date($0) }
        for item in fields["windows"]?.each ?? [] {
            for window in windows(item) {
                reader.places[.window(place.duty, layer: place.index, layer.windows.count)] = item.value.place
                layer.windows.append(window)
            }
        }
        return layer
    }

    /// People in order; unlike in a list of members somebody may stand in it twice.
    private mutating func turns(_ field: Field) -> [PersonID] {
        field.each.compactMap { person($0) }
    }

    private mutating func readTurns(_ fields: Fields, _ layer: inout Layer, _ duty: Duty?) {
        if let every = fields["every"], let text = every.text() {
            if let rotation = Rotation(text.text) {
                layer.rotation = rotation
            } else {
                problems.error(
                    text.place, "\(every.path) is no length of a turn", got: text.text,
                    hint: "Write day, week, \"12 hours\", \"3 days\" or \"2 weeks\"")
            }
        } else {
            mayBeTogether(layer, duty, fields.place, fields.path)
        }
        guard let field = fields["hand_off"], let text = field.text() else { return }
        guard let handOff = HandOffText(text.text) else {
            problems.error(
                text.place, "\(field.path) is no time of a hand-off", got: text.text,
                hint: "Write \"monday 09:00\" or \"09:00\"")
            return
        }
        layer.weekday = handOff.weekday
        layer.handOff = handOff.time ?? .midnight
    }

    /// Several trainees are on call together; several primaries are mostly a rhythm that was forgotten.
    private func mayBeTogether(_ layer: Layer, _ duty: Duty?, _ place: Place, _ path: String) {
        guard duty != .trainees, layer.people.count > 1 else { return }
        problems.warn(
            place, "\(path) has \(layer.people.count) people who do not take turns, so all of them are on call at once",
            hint: "Add \"every: week\"")
    }

    private func date(_ field: Field) -> CivilDate? {
        guard let text = field.text() else { return nil }
        let date = CivilDate(text.text)
        if date == nil {
            problems.error(text.place, "\(field.path) is no date", got: text.text, hint: "Write it as \"2026-01-05\"")
        }
        return date
    }

    private func windows(_ field: Field) -> [Window] {
        guard let text = field.text() else { return [] }
        if let windows = Window.read(text.text) { return windows }
        problems.error(
            text.place, "\(field.path) is no part of a week", got: text.text,
            hint: "Write \"weekdays 09:00..17:00\", \"daily 22:00..06:00\" or \"friday 18:00..monday 08:00\"")
        return []
    }
}
