/// Reads the text format of Prometheus and accepts nothing else.
struct PrometheusParser {
    struct Family {
        var type = ""
        var help = ""
        /// By the sample's full name and its labels, as text.
        var samples: [(name: String, labels: [String: String], value: Double)] = []
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var families: [String: Family] = [:]

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Failure(description: "the last line has no end") }
        var current: String?
        var seen = Set<String>()
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
                guard words.count == 4 else { throw Failure(description: "\(line)") }
                let name = String(words[2])
                switch words[1] {
                case "HELP":
                    guard families[name] == nil else { throw Failure(description: "twice: \(name)") }
                    families[name] = Family(help: String(words[3]))
                case "TYPE":
                    guard families[name]?.samples.isEmpty == true,
                        ["counter", "gauge", "histogram"].contains(words[3])
                    else { throw Failure(description: "\(line)") }
                    families[name]?.type = String(words[3])
                    current = name
                default: throw Failure(description: "\(line)")
                }
                continue
            }
            let sample = try Self.sample(line)
            guard let current, Self.belongs(sample.name, to: current, families[current]?.type) else {
                throw Failure(description: "outside of its family: \(line)")
            }
            let identity = sample.name + sample.labels.sorted { $0.key < $1.key }.description
            guard seen.insert(identity).inserted else { throw Failure(description: "twice: \(line)") }
            families[current]?.samples.append(sample)
        }
        for (name, family) in families { try Self.check(name, family) }
    }

    private static func belongs(_ sample: String, to family: String, _ type: String?) -> Bool {
        guard type == "histogram" else { return sample == family }
        return ["_bucket", "_sum", "_count"].contains { sample == family + $0 }
    }

    private static func sample(
        _ line: Substring
    ) throws -> (name: String, labels: [String: String], value: Double) {
        let pattern = /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)/
        guard let match = line.wholeMatch(of: pattern), let value = number(match.3) else {
            throw Failure(description: "no sample: \(line)")
        }
        var labels: [String: String] = [:]
        var rest = match.2 ?? ""
        while !rest.isEmpty {
            guard let label = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\[\\n"])*)"(,|$)/),
                labels.updateValue(String(label.2), forKey: String(label.1)) == nil
            else { throw Failure(description: "labels: \(line)") }
            rest = rest[label.range.upperBound...]
        }
        return (String(match.1), labels, value)
    }

    private static func number(_ text: Substring) -> Double? {
        switch text {
        case "+Inf": .infinity
        case "-Inf": -.infinity
        case "NaN": .nan
        default: text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?/) == nil ? nil : Double(text)
        }
    }

    /// Buckets grow, end with everything, and agree with the count.
    private static func check(_ name: String, _ family: Family) throws {
        guard !family.type.isEmpty, !family.samples.isEmpty else { throw Failure(description: name) }
        if family.type == "counter" {
            guard family.samples.allSatisfy({ $0.value >= 0 }) else { throw Failure(description: name) }
        }
        guard family.type == "histogram" else { return }
        var series: [[String: String]: (bounds: [Double], counts: [Double], count: Double?)] = [:]
        for sample in family.samples {
            var labels = sample.labels
            let bound = labels.removeValue(forKey: "le")
            if sample.name.hasSuffix("_bucket"), let bound, let limit = number(Substring(bound)) {
                series[labels, default: ([], [], nil)].bounds.append(limit)
                series[labels, default: ([], [], nil)].counts.append(sample.value)
            } else if sample.name.hasSuffix("_count") {
                series[labels, default: ([], [], nil)].count = sample.value
            }
        }
        for (bounds, counts, count) in series.values {
            guard bounds == bounds.sorted(), bounds.last == .infinity, counts == counts.sorted(),
                counts.last == count
            else { throw Failure(description: "histogram \(name)") }
        }
    }
}
