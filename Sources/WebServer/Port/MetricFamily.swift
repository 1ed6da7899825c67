/// One metric with all its series, in the words of Prometheus.
package struct MetricFamily: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable { case counter, gauge, histogram, summary }

    package struct Label: Hashable, Sendable {
        package var name: String
        package var value: String
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package struct Sample: Hashable, Sendable {
        /// `_bucket`, `_sum`, `_count` of a histogram; else empty.
        package var suffix: String
        package var labels: [Label]
        package var value: Double
        package init(_ value: Double, labels: [Label] = [], suffix: String = "") {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    /// `sitrep_…`; a counter's ends in `_total`.
    package var name: String
    package var help: String
    package var kind: Kind
    package var samples: [Sample]

    package init(_ name: String, help: String, kind: Kind, samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }

    /// One number without labels.
    package init(_ name: String, help: String, kind: Kind, _ value: Double) {
        self.init(name, help: help, kind: kind, samples: [Sample(value)])
    }
}
