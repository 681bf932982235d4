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

        func revisions(of key: [UInt8]) -> [NumberCandidate] {
            guard key == Array("invoice/7".utf8) else { return [] }
            return [NumberCandidate(number: 12, detail: "tx 40"), NumberCandidate(number: 1, detail: "tx 3")]
        }

        let transactions = [
            NumberCandidate(number: 42, detail: "today"), NumberCandidate(number: 41, detail: "today"),
        ]
        let users = ["immudb", "ann"]
        let profiles = ["production"]

        func files(in directory: String) -> [(name: String, isDirectory: Bool)] {
            switch directory {
            case ".": [("a b.json", false), ("proofs", true), (".hidden", false)]
            case "proofs/": [("tx2.json", false)]
            default: []
            }
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

    @Test func revisionsBehindAKey() {
        #expect(complete("get invoice/7@").texts == ["invoice/7@12", "invoice/7@1"])
        #expect(complete("diff invoice/7@1 invoice/7@1").texts.count == 2)
        #expect(complete("get invoice/7@2").texts.isEmpty)
        #expect(complete("get inv").texts.count == 3)
    }

    @Test func transactionsUsersProfiles() {
        #expect(complete("tx 4").texts == ["42", "41"])
        #expect(complete("proof tx ").texts == ["42", "41"])
        #expect(complete("get k --at-tx 41").texts == ["41"])
        #expect(complete("log --since 4").texts == ["42", "41"])
        #expect(complete("login im").texts == ["immudb"])
        #expect(complete("connect --profile p").texts == ["production"])
        #expect(complete("reference alias inv").texts.count == 3)
        #expect(complete("zadd set 1.5 inv").texts.count == 3)
    }

    @Test func namesOfFiles() {
        #expect(complete("forensics ").texts == ["\"a b.json\"", "proofs/"])
        #expect(complete("proof verify proofs/").texts == ["proofs/tx2.json"])
        #expect(complete("forensics .h").texts == [".hidden"])
        #expect(complete("set k v --receipt pro").texts == ["proofs/"])
        let directory = ShellCompletion.complete(line: "trust import p", cursor: 14, source: Source())
        #expect(directory.suffix.isEmpty)
        #expect(complete("forensics nowhere/").texts.isEmpty)
    }

    @Test func nothingForNonsense() {
        for line in ["nosuch x", "get \"\\q", "tx 1", "get a\\", "get nokey@", "trust diff x y"] {
            #expect(complete(line).texts.isEmpty, "\(line)")
        }
        #expect(ShellCompletion.complete(line: "get", cursor: 99, source: Source()).candidates.count == 1)
        #expect(ShellCompletion.complete(line: "get", cursor: -1, source: Source()).replaced == 0..<0)
    }
}
