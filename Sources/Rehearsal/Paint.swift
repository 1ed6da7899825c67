/// Colours for a terminal; without them the same words.
package struct Paint: Sendable {
    package var isOn: Bool
    package init(isOn: Bool) { self.isOn = isOn }

    package enum Style: String, Sendable {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    package func callAsFunction(_ text: String, _ styles: Style...) -> String {
        guard isOn, !text.isEmpty, !styles.isEmpty else { return text }
        return "\u{1B}[\(styles.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
    }
}
