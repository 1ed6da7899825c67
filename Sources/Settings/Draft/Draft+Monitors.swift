import Incidents

extension Draft {
    mutating func readMonitors() {
        for (name, field) in root["monitors"]?.named() ?? [] {
            if let kind = field.entry("kind"), kind.choice(["http"]) == nil { continue }
            guard let monitor = httpMonitor(name, field) else { continue }
            configuration.monitors.append(.http(monitor))
            policy.monitors.append(name)
        }
    }

    private func httpMonitor(_ name: String, _ field: Field) -> HTTPMonitorSettings? {
        // `shop: https://shop.example.org/health` is enough.
        if case .text = field.value.content {
            return checked(field).map { HTTPMonitorSettings(name: name, url: $0) }
        }
        let keys = ["kind", "url", "api_base", "method", "expect", "contains", "timeout"]
        guard let fields = field.fields(known: keys) else {
            if field.isNothing { field.error("has no url", hint: "Add \"url: https://example.org/health\"") }
            return nil
        }
        guard let url = fields["url", "api_base"] else {
            fields.error("has no url", hint: "Add \"url: https://example.org/health\"")
            return nil
        }
        var monitor = HTTPMonitorSettings(name: name, url: "")
        if let method = fields["method"]?.choice(HTTPMonitorSettings.Method.allCases.map(\.rawValue)) {
            monitor.method = HTTPMonitorSettings.Method(rawValue: method) ?? .get
        }
        if let expect = fields["expect"] {
            let texts = expect.texts().flatMap { text in
                text.text.split(separator: ",").map { Field.Text(text: $0.trimmed, place: text.place) }
            }
            monitor.expect = texts.compactMap { statuses($0, expect.path) }
        }
        monitor.contains = fields["contains"]?.text()?.text
        monitor.timeout = fields["timeout"].flatMap { $0.duration() } ?? monitor.timeout
        if monitor.method == .head, monitor.contains != nil {
            fields.error("looks for text in an answer that has none", hint: "Write \"method: GET\"")
        }
        guard let address = checked(url) else { return nil }
        monitor.url = address
        return monitor
    }

    /// A path's last slash belongs to it, so the URL is taken as written once it has been checked.
    private func checked(_ field: Field) -> String? {
        field.url(["https", "http"]) == nil ? nil : field.text()?.text
    }

    /// `200`, `200-299` or `2xx`.
    private func statuses(_ text: Field.Text, _ path: String) -> ClosedRange<Int>? {
        let parts = text.text.split(separator: "-").map(\.trimmed)
        if let low = parts.first.flatMap({ Int($0) }), let high = parts.last.flatMap({ Int($0) }), parts.count <= 2,
            low <= high, (100...599).contains(low), (100...599).contains(high)
        {
            return low...high
        }
        if let first = ["1xx", "2xx", "3xx", "4xx", "5xx"].firstIndex(of: text.text.lowercased()) {
            return (first + 1) * 100...(first + 1) * 100 + 99
        }
        problems.error(
            text.place, "\(path) is not a status", got: text.text, hint: "Write 200, \"200-299\" or a list of them")
        return nil
    }
}
