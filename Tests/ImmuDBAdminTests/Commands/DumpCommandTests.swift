import ImmuDBClient
import ImmuDBConnect
import ImmuDBStorage
import SystemIO
import Testing

@testable import ImmuDBAdmin

@MainActor
@Suite struct DumpCommandTests {
    private let dump = """
        {"format":"immuadmin-dump/1","database":"x","tx":1,"alh":"00","createdAt":"2024-01-01T00:00:00Z"}
        {"statement":"CREATE TABLE \\"a\\" (\\"id\\" INTEGER AUTO_INCREMENT, \
        \\"select\\" VARCHAR[10] NOT NULL, PRIMARY KEY (\\"id\\"))"}
        {"statement":"CREATE UNIQUE INDEX ON \\"a\\"(\\"select\\")"}
        {"table":"a","row":{"id":2,"select":"x"}}
        {"table":"a","row":{"id":5,"select":"'y"}}
        {"statement":"CREATE TABLE \\"b\\" (\\"k\\" VARCHAR[8] NOT NULL, \
        \\"n\\" INTEGER NOT NULL, \\"v\\" BLOB, PRIMARY KEY (\\"k\\", \\"n\\"))"}
        {"table":"b","row":{"k":"one","n":9007199254740993,"v":{"base64":"AP8="}}}
        {"table":"b","row":{"k":"two","n":-1,"v":null}}
        {"key":{"utf8":"k1"},"value":{"utf8":"v1"}}
        {"key":{"base64":"//8="},"value":{"base64":"gA=="},"expiresAt":4102444800}
        {"key":{"utf8":"ref"},"reference":{"utf8":"k1"}}
        {"end":true,"tables":2,"rows":4,"keys":3}

        """

    private func write(_ place: TestPlace, _ text: String) throws {
        try RealFileSystem().atomicReplace(place["in.dump"], with: Array(text.utf8))
    }

    @Test func whatWasLoadedIsDumpedAgain() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 0)
        let offline = ["--offline", place["data"]]
        try write(place, dump)
        let dry = try await place.run(["load", place["in.dump"], "--dry-run"])
        #expect(dry.output == "2 tables, 4 rows, 3 keys would be loaded\n", "\(dry.error)")
        let loaded = try await place.run(["load", place["in.dump"]] + offline)
        #expect(loaded.status == 0, "\(loaded.error)")
        #expect(loaded.output == "2 tables, 4 rows, 3 keys loaded\n")
        let made = try await place.run(["dump", place["out.dump"]] + offline)
        #expect(made.status == 0, "\(made.error)")
        let bytes = try RealFileSystem().readWhole(place["out.dump"], limit: 1 << 20)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.dropFirst() == dump.split(separator: "\n").dropFirst())
        #expect(lines[0].contains(#""database":"defaultdb""#))
        // The same through pipes, into another directory.
        try await place.makeDirectory("other", transactions: 0)
        let piped = try await place.run(["load", "-", "--offline", place["other"]], input: bytes)
        #expect(piped.output == loaded.output, "\(piped.error)")
        let again = try await place.run(["dump", "-", "--offline", place["other"]])
        #expect(again.output.split(separator: "\n").dropFirst() == lines.dropFirst())
        // Tables that exist are not touched.
        #expect(try await place.run(["load", place["in.dump"]] + offline).status != 0)
    }

    /// What CREATE TABLE can hold, and what ALTER TABLE made of it, comes back as it was.
    @Test func definitionsComeBack() async throws {
        let place = try TestPlace()
        let script = """
            CREATE SEQUENCE numbers;
            CREATE TABLE customer (id INTEGER AUTO_INCREMENT, name VARCHAR[40] NOT NULL, PRIMARY KEY id);
            CREATE TABLE bill (
                id INTEGER AUTO_INCREMENT, customer INTEGER NOT NULL, number VARCHAR[20] NOT NULL,
                amount FLOAT DEFAULT 0.5, paid BOOLEAN DEFAULT false, note VARCHAR DEFAULT 'it''s (new)',
                due TIMESTAMP, ref UUID, extra JSON, raw BLOB[16],
                CONSTRAINT positive CHECK amount >= 0.0 AND NOT (amount = 13.0),
                CHECK number LIKE 'A%' OR number = 'x''y',
                FOREIGN KEY (customer) REFERENCES customer (id),
                PRIMARY KEY id);
            CREATE UNIQUE INDEX ON bill (number);
            CREATE INDEX ON bill (customer, paid);
            ALTER TABLE bill ADD COLUMN later INTEGER DEFAULT 7;
            ALTER TABLE bill DROP COLUMN due;
            ALTER TABLE bill RENAME COLUMN extra TO details;
            CREATE TABLE pairs (
                a VARCHAR[8], b INTEGER, c INTEGER NOT NULL DEFAULT 1 + 2, PRIMARY KEY (b, a));
            """
        // In its order: the second view is about the first.
        let views = [
            "CREATE VIEW open_bills AS SELECT id, number FROM bill WHERE paid = false",
            "CREATE VIEW a_few AS SELECT number FROM open_bills WHERE id < 5",
        ]
        try await place.makeDirectory(transactions: 0)
        let trust = TrustStore(directory: place["trust"])
        func definitions(_ name: String) async throws -> DatabaseDefinitions {
            let connection = try await LedgerConnection.open(
                OfflineAddress(directory: place[name]), trust: trust)
            let found = try await connection.client.provenDefinitions()
            try await connection.close()
            return found
        }
        let connection = try await LedgerConnection.open(
            OfflineAddress(directory: place["data"]), trust: trust)
        let statements = script.split(separator: ";\n").map(String.init) + views
        for statement in statements { _ = try await connection.client.sqlExec(statement) }
        _ = try await connection.client.sqlExec(
            "INSERT INTO bill (customer, number) VALUES (1, 'A1'), (2, 'x''y')")
        try await connection.close()
        let made = try await place.run(["dump", place["out.dump"], "--offline", place["data"]])
        #expect(made.status == 0, "\(made.error)")
        try await place.makeDirectory("other", transactions: 0)
        let loaded = try await place.run(["load", place["out.dump"], "--offline", place["other"]])
        #expect(loaded.status == 0, "\(loaded.error)")
        let (before, after) = (try await definitions("data"), try await definitions("other"))
        #expect(before.tables == after.tables)
        #expect(before.views == after.views && before.views.map(\.name) == ["a_few", "open_bills"])
        #expect(before.sequences.map(\.name) == ["numbers"] && after.sequences.map(\.name) == ["numbers"])
        let bill = try #require(after.tables.first { $0.name == "bill" })
        #expect(bill.checks.count == 2 && bill.checks.first?.name == "positive")
        #expect(
            bill.columns.filter { $0.defaultText != nil }.map(\.name) == ["amount", "paid", "note", "later"])
        #expect(bill.indexes.map(\.isUnique) == [true, false])
        // The conditions hold there, too.
        let again = try await LedgerConnection.open(
            OfflineAddress(directory: place["other"]), trust: trust)
        for refused in [
            "INSERT INTO bill (customer, number) VALUES (1, 'B')",
            "INSERT INTO bill (customer, number) VALUES (1, 'A1')",
            "INSERT INTO bill (customer, number, amount) VALUES (1, 'A3', 13.0)",
        ] {
            await #expect(throws: ClientError.self) { _ = try await again.client.sqlExec(refused) }
        }
        try await again.close()
    }

    @Test func aDumpThatWasCutOffIsRefused() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 0)
        let offline = ["--offline", place["data"]]
        let lines = dump.split(separator: "\n", omittingEmptySubsequences: false)
        try write(place, lines.dropLast(2).joined(separator: "\n"))
        let cut = try await place.run(["load", place["in.dump"]] + offline)
        #expect(cut.status == 1 && cut.error.contains("the dump was cut off"))
        #expect(try place.state("data", "defaultdb").id == 0)
        for text in ["", "text\n", dump.replacing("immuadmin-dump/1", with: "other/1")] {
            try write(place, text)
            #expect(try await place.run(["load", place["in.dump"]] + offline).status == 1)
        }
        try write(place, dump.replacing(#""select":"'y""#, with: #""nosuch":1"#))
        let wrong = try await place.run(["load", place["in.dump"]] + offline)
        #expect(
            wrong.status == 1 && wrong.error.contains("line 5: 'nosuch' is no column of a"), "\(wrong.error)")
    }

    /// A dump is data, whoever made it.
    @Test(arguments: [
        "DROP TABLE a", "CREATE TABLE b (id INTEGER, PRIMARY KEY id); DROP TABLE a", "CREATE USER x",
        "create table b (id INTEGER, PRIMARY KEY id);", "CREATE DATABASE x", "CREATE TABLE 'x",
        "CREATE VIEW v AS SELECT 1; BEGIN",
    ])
    func otherStatementsAreRefused(statement: String) async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 0)
        let head = dump.split(separator: "\n")[0]
        try write(
            place,
            "\(head)\n{\"statement\":\"\(statement)\"}\n{\"end\":true,\"tables\":1,\"rows\":0,\"keys\":0}\n")
        let refused = try await place.run(["load", place["in.dump"], "--offline", place["data"]])
        #expect(
            refused.status == 1 && refused.error.contains("none that a dump may have"), "\(refused.error)")
        #expect(try place.state("data", "defaultdb").id == 0)
    }

    @Test func anEmptyDatabase() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 0)
        let made = try await place.run(["dump", "-", "--offline", place["data"]])
        #expect(made.status == 0, "\(made.error)")
        #expect(made.output.hasSuffix("{\"end\":true,\"tables\":0,\"rows\":0,\"keys\":0}\n"))
    }
}
