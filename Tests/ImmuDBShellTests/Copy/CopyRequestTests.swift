import CommandLineKit
import Testing

@testable import ImmuDBShell

@Suite struct CopyRequestTests {
    private func request(_ text: String) throws -> CopyRequest { try CopyRequest(parsing: Array(text.utf8)) }

    @Test func tablesQueriesAndFormats() throws {
        let out = try request("invoice to 'a b.csv'")
        #expect(out.source == .table("invoice", columns: []) && out.direction == .to)
        #expect(out.path == "a b.csv" && out.format == .csv)
        #expect(out.query == "SELECT * FROM invoice")
        let some = try request("invoice (id, total) FROM rows.jsonl")
        #expect(some.source == .table("invoice", columns: ["id", "total"]) && some.direction == .from)
        #expect(some.format == .jsonl)
        let query = try request("(SELECT ')' AS x FROM (VALUES (1)) t) to x.dat jsonl")
        #expect(query.query == "SELECT ')' AS x FROM (VALUES (1)) t" && query.format == .jsonl)
    }

    @Test(arguments: [
        "", "invoice", "invoice to", "invoice onto x", "invoice to x xml", "(SELECT 1 to x", "a;b to x",
        "(SELECT 1) from x", "invoice (id; total) from x", "invoice to x csv more",
    ])
    func nothingElseIsUnderstood(text: String) {
        #expect(throws: CommandFailure.self) { try request(text) }
    }
}
