import CommandLineKit
import Testing

@testable import ImmuDBShell

@Suite struct CSVScannerTests {
    private func rows(_ text: String, chunk: Int = 1) throws -> [[String]] {
        var scanner = CSVScanner()
        var rows: [CSVScanner.Row] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            rows += try scanner.feed(Array(bytes[start..<min(start + chunk, bytes.count)]))
        }
        if let last = try scanner.finish() { rows.append(last) }
        return rows.map { row in
            row.cells.map { ($0.isQuoted ? "q:" : "") + String(decoding: $0.text, as: UTF8.self) }
        }
    }

    @Test(arguments: [1, 3, 100])
    func quotationsAbsentValuesAndLineEnds(chunk: Int) throws {
        let text = "a,b\r\n1,\r\n\"\",\"x,\"\"y\"\"\nz\"\n\nlast,\"\""
        #expect(
            try rows(text, chunk: chunk) == [
                ["a", "b"], ["1", ""], ["q:", "q:x,\"y\"\nz"], ["last", "q:"],
            ])
    }

    @Test func aSingleEmptyQuotedCellIsARow() throws {
        #expect(try rows("a\n\"\"\n") == [["a"], ["q:"]])
        #expect(try rows(",\n") == [["", ""]])
        #expect(try rows("").isEmpty)
    }

    @Test func wrongTextNamesItsLine() throws {
        var scanner = CSVScanner()
        let error = #expect(throws: CommandFailure.self) { try scanner.feed(Array("a\n\"b\"c\n".utf8)) }
        #expect(error?.message.contains("line 2") == true)
        var open = CSVScanner()
        _ = try open.feed(Array("a\n\"b\n".utf8))
        #expect(throws: CommandFailure.self) { try open.finish() }
    }

    @Test func cellsAreQuotedWhereTheyMustBe() {
        #expect(CSVScanner.text(of: nil).isEmpty)
        #expect(CSVScanner.text(of: "") == "\"\"")
        #expect(CSVScanner.text(of: "a b") == "a b")
        #expect(CSVScanner.text(of: "a\"b,") == "\"a\"\"b,\"")
    }
}
