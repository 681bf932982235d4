import Testing

/// Sizes that keep files readable in one sitting.
@Suite struct SizeTests {
    static let fileLinesMax = 700
    static let fileLinesMedianMax = 150
    static let functionLinesMax = 70
    static let lineColumnsMax = 110

    static var files: [SourceFile] { (SourceTree.sources + SourceTree.tests).filter { !$0.isGenerated } }

    @Test func filesAreShort() {
        for file in Self.files {
            #expect(file.lines.count <= Self.fileLinesMax, "\(file.path) has \(file.lines.count) lines")
        }
        let sizes = SourceTree.sources.filter { !$0.isGenerated }.map(\.lines.count).sorted()
        #expect(sizes.count > 20)
        #expect(sizes[sizes.count / 2] <= Self.fileLinesMedianMax, "median is \(sizes[sizes.count / 2])")
    }

    @Test func linesAreShort() {
        for file in Self.files {
            for (index, line) in file.lines.enumerated() where line.count > Self.lineColumnsMax {
                Issue.record("\(file.path):\(index + 1) has \(line.count) columns")
            }
        }
    }

    @Test func functionsAreShort() {
        for file in Self.files {
            for function in Self.functions(in: file.lines) {
                #expect(
                    function.length <= Self.functionLinesMax,
                    "\(file.path):\(function.line) has a function of \(function.length) lines")
            }
        }
    }

    /// Functions and initialisers, found by the indentation of their closing brace.
    static func functions(in lines: [String]) -> [(line: Int, length: Int)] {
        var found: [(line: Int, length: Int)] = []
        for (index, line) in lines.enumerated() {
            let text = line.drop(while: { $0 == " " })
            let words = text.prefix(while: { $0 != "(" && $0 != "{" }).split(separator: " ")
            let isFunction = words.contains("func") || words.last == "init" || words.last == "init?"
            guard isFunction, !text.hasPrefix("//"), !text.hasPrefix("\"") else { continue }
            let closing = String(repeating: " ", count: line.count - text.count) + "}"
            guard let opening = lines[index...].prefix(20).firstIndex(where: { $0.hasSuffix("{") }) else {
                continue
            }
            // Another declaration before the brace: this one has no body (a protocol requirement).
            let isBodiless = lines[index..<opening].dropFirst().contains { $0.contains("func ") }
            guard !isBodiless, let end = lines[opening...].firstIndex(of: closing) else { continue }
            found.append((index + 1, end - index + 1))
        }
        return found
    }

    @Test func theMeasureSeesLongFunctions() {
        let body = Array(repeating: "        work()", count: 80)
        let lines = ["    func long() {"] + body + ["    }"]
        #expect(Self.functions(in: lines).map(\.length) == [82])
    }
}
