import ImmuDBStorage
import Testing

@testable import ImmuDBAdmin

@Suite struct DelimitedReaderTests {
    private func cells(_ text: String, separator: String = ",") throws -> [[String]] {
        var reader = DelimitedReader(
            ByteStream(ArrayBackupInput(Array(text.utf8))), separator: Array(separator.utf8)[0])
        var lines: [[String]] = []
        while let line = try reader.next() {
            lines.append(
                line.cells.map {
                    let text = String(decoding: $0.bytes, as: UTF8.self)
                    return $0.isQuoted ? "'\(text)'" : text
                })
        }
        return lines
    }

    @Test func records() throws {
        #expect(try cells("a,b\r\nc,\n") == [["a", "b"], ["c", ""]])
        #expect(try cells("\"a\"\"b\",\"\"\n\n\"x\r\ny\",z") == [["'a\"b'", "''"], ["'x\r\ny'", "z"]])
        #expect(try cells("a;b,c\n", separator: ";") == [["a", "b,c"]])
        #expect(try cells("") == [])
    }

    @Test(arguments: ["\"a", "\"a\"b,c\n", "x,\"y\" \n"]) func faultsNameTheLine(_ text: String) throws {
        let error = #expect(throws: TableError.self) { _ = try cells("first\n" + text) }
        #expect(error?.line == 2)
    }

    @Test func whatIsWrittenReadsBack() throws {
        let texts = ["", "a", " a", "a ", "a,b", "a\"b", "\"", "a\r\nb", "ä", "NULL"]
        let written = DelimitedReader.encode(
            texts.map { DelimitedReader.Cell(bytes: Array($0.utf8), isQuoted: $0.isEmpty) },
            separator: UInt8(ascii: ","))
        var reader = DelimitedReader(ByteStream(ArrayBackupInput(written)), separator: UInt8(ascii: ","))
        let line = try #require(try reader.next())
        #expect(line.cells.map { String(decoding: $0.bytes, as: UTF8.self) } == texts)
        #expect(try reader.next() == nil)
    }
}
