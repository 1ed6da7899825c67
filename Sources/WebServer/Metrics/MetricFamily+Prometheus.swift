import NIOCore

extension MetricFamily {
    /// The text format 0.0.4 of Prometheus: HELP, TYPE, then a line a series.
    func write(to buffer: inout ByteBuffer) {
        buffer.writeString("# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) \(kind.rawValue)\n")
        for sample in samples {
            buffer.writeString(name)
            buffer.writeString(sample.suffix)
            if !sample.labels.isEmpty {
                let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
                buffer.writeString("{\(labels.joined(separator: ","))}")
            }
            buffer.writeString(" \(Self.number(sample.value))\n")
        }
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whole numbers without a fraction; the three words that the format has for the rest.
    private static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
        return String(value)
    }
}
