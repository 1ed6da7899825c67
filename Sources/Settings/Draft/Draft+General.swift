import Incidents

extension Draft {
    /// `zone`, `prefix`, `banner`, `bridge`.
    mutating func readGeneral() {
        readZone()
        if let prefix = root["prefix"]?.text() {
            let isWord = prefix.text.allSatisfy { $0.isLetter || $0.isNumber }
            if isWord || prefix.text.contains(where: \.isWhitespace) || prefix.text.count > 8 {
                problems.error(
                    prefix.place, "prefix is not a sign that begins a command", got: prefix.text,
                    hint: "Write a short sign such as \"!\"")
            } else {
                policy.prefix = prefix.text
            }
        }
        policy.banner = root["banner"]?.unlessNone?.text()?.text
        readBridge()
    }

    private mutating func readZone() {
        policy.zones = SystemZones.shared
        if let rules = root["zone"].flatMap({ rules($0) }) { policy.zone = rules }
    }

    private mutating func readBridge() {
        guard let field = root["bridge"]?.unlessNone else { return }
        if case .text = field.value.content {
            policy.bridge = Bridge(link: field.url(["https", "http"]))
            return
        }
        guard let bridge = field.fields(known: ["link", "number", "pin"]) else { return }
        policy.bridge = Bridge(
            link: bridge["link"]?.url(["https", "http"]), number: bridge["number"]?.phone(),
            pin: bridge["pin"]?.text()?.text)
    }
}
