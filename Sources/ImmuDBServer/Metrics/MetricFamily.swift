/// Figures of one name, as a scraper sees them.
package struct MetricFamily: Sendable, Hashable {
    /// How a figure behaves over time.
    package enum Kind: String, Sendable, Hashable {
        /// Only grows, until the process ends.
        case counter
        case gauge
        case histogram
    }

    /// One figure. In a histogram the suffix tells buckets, sum and count apart.
    package struct Sample: Sendable, Hashable {
        package var suffix: String
        package var labels: [Label]
        package var value: Double

        package init(suffix: String = "", _ labels: [Label] = [], _ value: Double) {
            self.suffix = suffix
            self.labels = labels
            self.value = value
        }
    }

    package struct Label: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var name: String
    package var kind: Kind
    package var help: String
    package var samples: [Sample]

    package init(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples
    }

    /// A family of one figure without labels.
    package init(_ name: String, _ kind: Kind, _ help: String, value: Double) {
        self.init(name, kind, help, [Sample([], value)])
    }
}
