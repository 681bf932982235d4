import TerminalUI

/// Reads the text format of Prometheus, version 0.0.4, strictly: what is no line of it refuses the scrape.
///
/// Numbers are another matter: a value that is none, not finite, or beyond ``largestValue`` is left out and
/// counted, so that one broken gauge does not blind the operator.
enum PrometheusText {
    /// Beyond this a counter or gauge cannot be what it says.
    static let largestValue = 1e18

    /// Why a text is no scrape.
    struct Fault: Error, Equatable, CustomStringConvertible {
        let line: Int
        let message: String

        var description: String { "line \(line) of the metrics: \(message)" }
    }

    /// - Parameter isWanted: by the beginning of a name, so that what nobody shows costs nothing.
    static func parse(
        _ bytes: [UInt8], isWanted: (ArraySlice<UInt8>) -> Bool = { _ in true }
    ) throws(Fault) -> MetricSet {
        var set = MetricSet()
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            let end = bytes[start...].firstIndex(of: 0x0a) ?? bytes.count
            guard number <= Limits.scrapeLinesMax, end - start <= Limits.scrapeLineBytesMax else {
                throw Fault(line: number, message: "it is too long")
            }
            var line = Line(bytes[start..<end], number)
            start = end + 1
            try line.read(into: &set, isWanted)
        }
        return set
    }

    private struct Line {
        private let bytes: ArraySlice<UInt8>
        private var index: Int
        private let number: Int

        init(_ bytes: ArraySlice<UInt8>, _ number: Int) {
            // A carriage return in front of the line feed is tolerated.
            self.bytes = bytes.last == 0x0d ? bytes.dropLast() : bytes
            index = bytes.startIndex
            self.number = number
        }

        private func fault(_ message: String) -> Fault { Fault(line: number, message: message) }

        private var current: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

        private mutating func skipBlanks() {
            while let byte = current, byte == 0x20 || byte == 0x09 { index += 1 }
        }

        mutating func read(
            into set: inout MetricSet, _ isWanted: (ArraySlice<UInt8>) -> Bool
        ) throws(Fault) {
            skipBlanks()
            guard let first = current, first != UInt8(ascii: "#") else { return }
            let name = try name(allowsColon: true)
            guard isWanted(name) else { return }
            var labels: [String: String] = [:]
            if current == UInt8(ascii: "{") { labels = try readLabels() }
            let before = index
            skipBlanks()
            guard index > before || bytes[bytes.index(before: before)] == UInt8(ascii: "}") else {
                throw fault("a blank is missing behind the name")
            }
            let value = try word("the value")
            skipBlanks()
            if current != nil {
                let time = try word("the time")
                guard Int64(String(decoding: time, as: UTF8.self)) != nil else {
                    throw fault("the time is no whole number")
                }
                skipBlanks()
                guard current == nil else { throw fault("something follows the time") }
            }
            guard let parsed = PrometheusText.number(value) else {
                set.unreadableValues += 1
                return
            }
            set.add(
                String(decoding: name, as: UTF8.self), MetricSeries(labels: labels, value: parsed))
        }

        private mutating func name(allowsColon: Bool) throws(Fault) -> ArraySlice<UInt8> {
            let start = index
            while let byte = current, PrometheusText.isNameByte(byte, isFirst: index == start, allowsColon) {
                index += 1
            }
            guard index > start else { throw fault("a name is missing") }
            return bytes[start..<index]
        }

        private mutating func word(_ what: String) throws(Fault) -> ArraySlice<UInt8> {
            let start = index
            while let byte = current, byte != 0x20, byte != 0x09 { index += 1 }
            guard index > start else { throw fault("\(what) is missing") }
            return bytes[start..<index]
        }

        private mutating func readLabels() throws(Fault) -> [String: String] {
            var labels: [String: String] = [:]
            index += 1
            while true {
                skipBlanks()
                if current == UInt8(ascii: "}") {
                    index += 1
                    return labels
                }
                let name = String(decoding: try name(allowsColon: false), as: UTF8.self)
                skipBlanks()
                guard current == UInt8(ascii: "=") else { throw fault("'=' is missing behind \(name)") }
                index += 1
                skipBlanks()
                let value = try quoted()
                guard labels[name] == nil, labels.count < Limits.labelsMax else {
                    throw fault("the label \(name) occurs twice, or there are too many")
                }
                labels[name] = value
                skipBlanks()
                switch current {
                case UInt8(ascii: ","): index += 1
                case UInt8(ascii: "}"): break
                default: throw fault("',' or '}' is missing behind the label \(name)")
                }
            }
        }

        private mutating func quoted() throws(Fault) -> String {
            guard current == UInt8(ascii: "\"") else { throw fault("a label's value is not quoted") }
            index += 1
            var value: [UInt8] = []
            while let byte = current {
                index += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: value, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    switch current {
                    case UInt8(ascii: "n"): value.append(0x0a)
                    case UInt8(ascii: "\\"): value.append(UInt8(ascii: "\\"))
                    case UInt8(ascii: "\""): value.append(UInt8(ascii: "\""))
                    default: throw fault("an unknown escape in a label's value")
                    }
                    index += 1
                default: value.append(byte)
                }
            }
            throw fault("a label's value has no end")
        }
    }

    private static func isNameByte(_ byte: UInt8, isFirst: Bool, _ allowsColon: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
        case UInt8(ascii: ":"): allowsColon
        default: false
        }
    }

    /// A finite number of believable size; nil for anything else.
    static func number(_ bytes: ArraySlice<UInt8>) -> Double? {
        // Whole numbers are most of them.
        if bytes.count <= 15, bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Double(bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) })
        }
        guard let value = Double(String(decoding: bytes, as: UTF8.self)), value.isFinite,
            value.magnitude <= largestValue
        else { return nil }
        return value
    }
}
