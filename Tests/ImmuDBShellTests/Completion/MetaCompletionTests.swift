import TerminalUI
import Testing

@testable import ImmuDBShell

@Suite struct MetaCompletionTests {
    private struct Source: CompletionSource {
        let databases: [String] = []
        let tables = ["invoice", "item"]
        let collections = ["notes": ["_id"]]
        let variables = ["low"]
        let savedQueries = ["mine"]
        let transactions = [NumberCandidate(number: 951, detail: "")]

        func keys(prefix: [UInt8]) -> [[UInt8]] { [] }

        func files(in directory: String) -> [(name: String, isDirectory: Bool)] { [("rows.csv", false)] }
    }

    private func complete(_ line: String) -> [String] {
        ShellCompletion.complete(line: line, cursor: line.utf8.count, source: Source()).candidates.map(\.text)
    }

    @Test func namesOfCommands() {
        #expect(complete("\\ti") == ["\\timing"])
        #expect(complete("\\").count == MetaCommand.completed.count)
        #expect(complete("\\nosuch x").isEmpty)
    }

    @Test func theirWords() {
        #expect(complete("\\x a") == ["auto"])
        #expect(complete("\\verify s") == ["sample", "strict"])
        #expect(complete("\\pset f") == ["format"])
        #expect(complete("\\pset format js") == ["json", "jsonl"])
        #expect(complete("\\pset border ").count == 3)
        #expect(complete("\\keys ") == ["emacs", "vi"])
        #expect(complete("\\asof 9") == ["951"])
        #expect(complete("\\asof n") == ["now"])
        #expect(complete("\\help inse") == ["INSERT"])
    }

    @Test func namesThatAreKnown() {
        #expect(complete("\\d ") == ["invoice", "item", "notes"])
        #expect(complete("\\di it") == ["item"])
        #expect(complete("\\n m") == ["mine"])
        #expect(complete("\\if @") == ["@low"])
        #expect(complete("\\unset l") == ["low"])
    }

    @Test func files() {
        for line in ["\\i r", "\\o ro", "\\g ", "\\e rows", "\\copy item to r"] {
            #expect(complete(line) == ["rows.csv"], "\(line)")
        }
        #expect(complete("\\o |gr").isEmpty)
        #expect(complete("\\copy item ") == ["from", "to"])
        #expect(complete("\\copy item to rows.csv j") == ["jsonl"])
    }
}
