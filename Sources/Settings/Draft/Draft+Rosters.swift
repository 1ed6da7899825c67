import Foundation
import Incidents

/// `schedules` that are kept elsewhere: `{from: pagerduty, id: PXXXX}` or `{calendar: https://…}`.
extension Draft {
    func roster(_ name: String, _ field: Field) -> RosterSettings? {
        field.entry("from") == nil ? schedule(name, inCalendar: field) : schedule(name, atPager: field)
    }

    /// Pagers are read later, because they need to know the lines of `on_call`, and those the schedules: `checkRosters`
    /// looks whether there is one of that name.
    private func schedule(_ name: String, atPager field: Field) -> RosterSettings? {
        let keys = ["from", "id", "primary", "backup", "secondary", "trainees", "trainee"]
        guard let fields = field.fields(known: keys), let pager = fields["from"]?.text() else { return nil }
        var ids: [String: String] = [:]
        ids["primary"] = fields["id", "primary"]?.text()?.text
        ids["backup"] = fields["backup", "secondary"]?.text()?.text
        ids["trainees"] = fields["trainees", "trainee"]?.text()?.text
        if ids["primary"] == nil {
            fields.error("has no id", hint: "Add \"id:\" with the schedule's id at \(pager.text)")
        }
        return RosterSettings(name: name, origin: .pager(pager.text, ids: ids))
    }

    private func schedule(_ name: String, inCalendar field: Field) -> RosterSettings? {
        let keys = ["calendar", "calendar_url_file", "calendar_url_env", "zone"]
        guard let fields = field.fields(known: keys) else { return nil }
        var zone = policy.zone
        if let field = fields["zone"] { zone = rules(field) ?? policy.zone }
        var address: RosterSettings.CalendarAddress?
        if let plain = fields["calendar"] {
            address = self.address(plain)
        } else {
            address = fields.secret("calendar_url").map { .secret($0) }
        }
        return address.map { RosterSettings(name: name, origin: .calendar($0, zone: zone.name)) }
    }

    private func address(_ field: Field) -> RosterSettings.CalendarAddress? {
        guard let text = field.text()?.text else { return nil }
        guard text.contains("://") else { return .file(calendarFile(field, text)) }
        // A path's last slash belongs to it, so the URL is taken as written once it has been checked.
        guard field.url(["https", "http", "webcal"]) != nil else { return nil }
        return .url(text.hasPrefix("webcal://") ? "https" + text.dropFirst(6) : text)
    }

    /// A file that is not there just now, on a share that is away, must not keep the bot from starting: what was kept of it
    /// is still good.
    private func calendarFile(_ field: Field, _ text: String) -> String {
        let path = SourceFiles.path(text, beside: field.value.place.file)
        if !FileManager.default.isReadableFile(atPath: path) {
            problems.warn(
                field.value.place, "\(field.path) names a file that cannot be read now", got: path,
                hint: "Check the path")
        }
        return path
    }

    /// That what a schedule is read from is there, and has a token to read with.
    func checkRosters() {
        for (name, field) in root["schedules"]?.named() ?? [] {
            guard case .pager(let pager, _) = configuration.rosters[name]?.origin, let from = field.entry("from") else {
                continue
            }
            guard let found = configuration.pagers.first(where: { $0.name == pager }) else {
                if isDeclaredPager(pager) { continue }
                from.error(
                    "names no pager", got: pager,
                    hint: Spelling.hint(pager, among: configuration.pagers.map(\.name)) ?? "Add it to pagers")
                continue
            }
            if !found.hasSchedules {
                from.error(
                    "names a pager that has no schedules to read", got: pager,
                    hint: "Add api_token_file to pagers.\(pager), or name a pager of another kind")
            }
        }
    }
}

extension Field {
    /// Is it a schedule that is read from somewhere, not one of our own?
    var isKeptElsewhere: Bool {
        ["from", "calendar", "calendar_url_file", "calendar_url_env"].contains { entry($0) != nil }
    }
}
