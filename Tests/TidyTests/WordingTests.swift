import Foundation
import Testing

/// Words and constructs that have no place in the code.
@Suite struct WordingTests {
    @Test func namesSayWhatThingsAre() throws {
        let vague = try NSRegularExpression(
            pattern:
                "\\b(class|struct|enum|actor|protocol|func|typealias)\\s+\\w*(Manager|Helper|Utils|Util)\\b")
        for file in SourceTree.sources + SourceTree.tests where !file.isGenerated {
            #expect(
                file.name.range(of: "Manager|Helper|Utils", options: .regularExpression) == nil,
                "\(file.path)")
            for (index, line) in file.code.enumerated() {
                let range = NSRange(line.startIndex..., in: line)
                #expect(vague.firstMatch(in: line, range: range) == nil, "\(file.path):\(index + 1): \(line)")
            }
        }
    }

    @Test func nothingTraps() throws {
        let traps = try NSRegularExpression(
            pattern:
                "\\btry!|\\bas!|\\bfatalError\\(|\\bpreconditionFailure\\(|\\bprecondition\\("
                + "|[\\w\\)\\]]!(?![=\\w])|unsafelyUnwrapped"
        )
        for file in SourceTree.sources where !file.isGenerated {
            for (index, line) in file.code.enumerated() {
                let range = NSRange(line.startIndex..., in: line)
                #expect(traps.firstMatch(in: line, range: range) == nil, "\(file.path):\(index + 1): \(line)")
            }
        }
    }

    /// As a function, `Double.init` of a `UInt64` is the one that takes its bits.
    @Test func numbersAreNotConvertedByBits() {
        for file in SourceTree.sources where !file.isGenerated {
            for (index, line) in file.code.enumerated() {
                let takesBits =
                    line.range(of: "\\((Double|Float)\\.init\\)", options: .regularExpression) != nil
                #expect(!takesBits, "\(file.path):\(index + 1): \(line)")
            }
        }
    }

    @Test func limitsHaveAHome() {
        for file in SourceTree.sources where !file.isGenerated && file.name != "Limits.swift" {
            for (index, line) in file.code.enumerated() where line.contains("static let ") {
                let isLimit =
                    line.range(
                        of: "static let \\w+(Max|Limit)\\b\\s*(:|=)", options: .regularExpression) != nil
                #expect(!isLimit, "\(file.path):\(index + 1): move the limit to Limits.swift")
            }
        }
    }

    @Test func testsMirrorSources() {
        let names = Set(SourceTree.sources.map { "\($0.module)Tests/\($0.name.dropLast(6))Tests.swift" })
        let free: Set<String> = ["TidyTests", "EndToEndTests", "InteropTests"]
        let topics = Set(SourceTree.sources.map(\.module))
        for file in SourceTree.tests where file.name.hasSuffix("Tests.swift") && !free.contains(file.module) {
            let module = String(file.module.dropLast(5))
            #expect(topics.contains(module), "\(file.path) tests no module")
            // A suite over several files of a module is named after a folder or says so in its first lines.
            let isMirrored = names.contains("\(file.module)/\(file.name)")
            let saysWhat = file.lines.prefix(8).contains {
                $0.hasPrefix("// Covers") || $0.hasPrefix("/// Covers")
            }
            #expect(
                isMirrored || saysWhat, "\(file.path) mirrors no source file and does not say what it covers")
        }
    }

    @Test func theRepositorySpeaksOfItself() throws {
        let foreign = ["../" + "shared", "/" + "work/", "/" + "root/"]
        for file in SourceTree.sources + SourceTree.tests {
            for (index, line) in file.lines.enumerated() {
                for word in foreign where line.contains(word) {
                    Issue.record("\(file.path):\(index + 1) mentions \(word)")
                }
            }
        }
    }
}
