/// One time series at one moment.
struct MetricSeries: Sendable, Hashable {
    var labels: [String: String]
    /// Always finite.
    var value: Double

    init(labels: [String: String] = [:], value: Double) {
        self.labels = labels
        self.value = value
    }
}

/// What one scrape said, by name of the metric.
struct MetricSet: Sendable, Hashable {
    private(set) var families: [String: [MetricSeries]] = [:]
    /// Values that were no numbers, or absurd ones, and are missing here.
    var unreadableValues = 0

    init() {}

    mutating func add(_ name: String, _ series: MetricSeries) {
        families[name, default: []].append(series)
    }

    var isEmpty: Bool { families.isEmpty }

    subscript(name: String) -> [MetricSeries] { families[name] ?? [] }

    /// The value of the series with these labels, others apart; nil when there is none.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        families[name]?.first { series in labels.allSatisfy { series.labels[$0.key] == $0.value } }?.value
    }

    /// The sum over all series with these labels; nil when there is none.
    func sum(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let found = self[name].filter { series in labels.allSatisfy { series.labels[$0.key] == $0.value } }
        return found.isEmpty ? nil : found.reduce(0) { $0 + $1.value }
    }

    /// The values of a label, sorted.
    func labelValues(_ name: String, _ label: String) -> [String] {
        Set(self[name].compactMap { $0.labels[label] }).sorted()
    }
}
