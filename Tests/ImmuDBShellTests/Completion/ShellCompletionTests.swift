import CommandLineKit
import TerminalUI
import Testing

@testable import ImmuDBShell

@Suite struct ShellCompletionTests {
    private struct Source: CompletionSource {
        let databases = ["defaultdb", "ledger"]

        func keys(prefix: [UInt8]) -> [[UInt8]] {
            ["invoice/7", "invoice 8", "inv\"9"].map { Array($0.utf8) }.filter { $0.starts(with: prefix) }
        }
    }

    private func complete(_ line: String) -> (texts: [String], replaced: Range<Int>) {
        let result = ShellCompletion.complete(line: line, cursor: line.utf8.count, source: Source())
        return (result.candidates.map(\.text), result.replaced)
    }

    @Test func commands() {
        #expect(complete("sa").texts == ["safeget", "safereference", "safeset", "safetx", "safezadd"])
        #expect(complete("  hel").replaced == 2..<5)
        #expect(complete("").texts.contains("verify"))
        #expect(!complete("").texts.contains("mangen"))
        #expect(complete("proof ").texts == ["get", "tx", "row", "doc", "verify"])
        #expect(complete("help ver").texts == ["verify", "version"])
    }

    @Test func keysAreQuotedSoThatTheyCanBeRead() {
        #expect(complete("get inv").texts == ["invoice/7", "\"invoice 8\"", "\"inv\\\"9\""])
        #expect(complete("get 'invoice 8").texts == ["\"invoice 8\""])
        #expect(complete("get 'invoice 8").replaced == 4..<14)
        #expect(complete("scan --desc inv").texts.count == 3)
        #expect(complete("proof get inv").texts.count == 3)
        #expect(complete("set invoice/7 ").texts.isEmpty)
    }

    @Test func flagsDatabasesFormats() {
        #expect(complete("get k --val").texts == ["--value-only"])
        #expect(complete("scan --prov").texts == ["--prove"])
        #expect(!complete("get --").texts.contains("--offline"))
        #expect(complete("use l").texts == ["ledger"])
        #expect(complete("get k --output js").texts == ["json", "jsonl"])
        #expect(complete("get k -o h").texts == ["hex"])
    }

    @Test func nothingForNonsense() {
        for line in ["nosuch x", "get \"\\q", "tx 1", "get a\\"] {
            #expect(complete(line).texts.isEmpty, "\(line)")
        }
        #expect(ShellCompletion.complete(line: "get", cursor: 99, source: Source()).candidates.count == 1)
        #expect(ShellCompletion.complete(line: "get", cursor: -1, source: Source()).replaced == 0..<0)
    }
}
