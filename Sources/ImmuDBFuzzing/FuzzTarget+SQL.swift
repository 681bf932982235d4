internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import SystemIO

extension FuzzTarget {
    private static let statements = [
        "CREATE TABLE t (id INTEGER AUTO_INCREMENT, s VARCHAR[8] DEFAULT 'x', PRIMARY KEY id)",
        "INSERT INTO crew(id, nick) VALUES (9, 'it''s'), (@a, ?) ON CONFLICT DO NOTHING",
        "SELECT c.nick, COUNT(*), SUM(pay + 1) FROM crew c INNER JOIN trip t ON t.crew_id = c.id "
            + "WHERE c.pay BETWEEN 1 AND 300 AND NOT (nick LIKE 'a%' OR nick IS NULL) GROUP BY c.nick "
            + "HAVING COUNT(*) > 0 ORDER BY c.nick DESC LIMIT 3 OFFSET 1",
        "WITH x AS (SELECT id FROM crew) SELECT * FROM x UNION SELECT crew_id FROM trip",
        "SELECT CASE WHEN active THEN CAST(score AS INTEGER) ELSE -1 END, d->'o'->>'s' FROM crew, doc",
        "SELECT id, ROW_NUMBER() OVER (PARTITION BY ship ORDER BY pay) FROM crew SINCE TX 1 UNTIL NOW()",
        "UPDATE crew SET pay = pay * 2 WHERE id IN (SELECT crew_id FROM trip)",
        "BEGIN; UPSERT INTO trip(id, port) VALUES (1, SUBSTRING('abc', 2, 9)); ROLLBACK",
        "ALTER TABLE crew ADD COLUMN x'00' BLOB; -- comment\n/* c */ DELETE FROM crew",
        "EXPLAIN SELECT * FROM rich", "SELECT * FROM COLUMNS('crew')", "SHOW TABLES",
    ]

    /// The parser.
    static let sqlText = FuzzTarget(name: "sql-text", seeds: statements.map { Array($0.utf8) }) { bytes in
        _ = accepted { () throws(SQLError) in
            try SQLEngine.parse(String(decoding: bytes, as: UTF8.self))
        }
    }

    private static let setup = [
        "CREATE TABLE crew (id INTEGER, nick VARCHAR[20], ship VARCHAR[12], pay INTEGER, score FLOAT, "
            + "active BOOLEAN, PRIMARY KEY id)",
        "INSERT INTO crew(id, nick, ship, pay, score, active) VALUES (1,'ada','nova',300,1.5,true), "
            + "(2,'bo','nova',250,NULL,false),(3,'cy','mira',250,2.25,true), (4,'dee',NULL,100,-0.5,NULL)",
        "CREATE TABLE trip (id INTEGER AUTO_INCREMENT, crew_id INTEGER, port VARCHAR[9], PRIMARY KEY id)",
        "CREATE INDEX ON trip(crew_id); CREATE UNIQUE INDEX ON trip(port)",
        "INSERT INTO trip(crew_id, port) VALUES (1,'oslo'),(1,'riga'),(3,'cork'),(9,NULL)",
        "CREATE TABLE doc (id INTEGER, d JSON, PRIMARY KEY id)",
        #"INSERT INTO doc(id, d) VALUES (1, '{"n":1,"o":{"s":"x"}}'), (2, NULL), (3, '[1,"two"]')"#,
        "CREATE SEQUENCE sq; CREATE VIEW rich AS SELECT id, nick FROM crew WHERE pay > 200",
    ]

    /// Statements, carried out on a database in memory: an answer or a typed error.
    static let sqlRun = FuzzTarget(
        name: "sql-run", seeds: statements.map { Array($0.utf8) }, neighbours: 0
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let finding: FuzzFinding? = waiting {
            let session = SQLSession(
                engine: SQLEngine(), store: MemoryKeyValueStore(clock: SystemClock()))
            do {
                for statement in setup { _ = try await session.execute(statement) }
            } catch {
                return FuzzFinding("the setup fails: \(error)")
            }
            do {
                _ = try await session.query(text)
            } catch let error as SQLError where error.code == .expectingQuery {
                do {
                    _ = try await session.execute(text)
                } catch {
                    return error is SQLError ? nil : FuzzFinding("no typed error: \(error)")
                }
            } catch {
                return error is SQLError ? nil : FuzzFinding("no typed error: \(error)")
            }
            return nil
        }
        if let finding { throw finding }
    }

    /// Definitions as the catalog stores them.
    static let catalogRecords = FuzzTarget(
        name: "catalog-records",
        seeds: [
            ColumnRecord(
                name: "n", maxLength: 8, isNotNull: true, isAutoIncrement: false, defaultText: "1"
            ).encoded,
            IndexRecord(isUnique: true, columnIDs: [1, 2]).encoded,
            CheckRecord(name: "c", text: "(n > 0)").encoded, SequenceRecord(current: 4, step: 1).encoded,
        ]
    ) { bytes in
        if let record = accepted({ () throws(FormatError) in try ColumnRecord(decoding: bytes) }) {
            let again = accepted { () throws(FormatError) in try ColumnRecord(decoding: record.encoded) }
            try FuzzFinding.require(again == record || record.name.utf8.count > 65_535, "column \(record)")
        }
        if let record = accepted({ () throws(FormatError) in try IndexRecord(decoding: bytes) }) {
            try FuzzFinding.require(record.encoded == bytes, "index \(record)")
        }
        if let record = accepted({ () throws(FormatError) in try CheckRecord(decoding: bytes) }) {
            _ = accepted { () throws(FormatError) in try CheckRecord(decoding: record.encoded) }
        }
        if let record = accepted({ () throws(FormatError) in try SequenceRecord(decoding: bytes) }) {
            try FuzzFinding.require(record.encoded == bytes, "sequence \(record)")
        }
    }

    private static let types: [SQLType] = [
        .integer, .float, .boolean, .varchar, .blob, .uuid, .timestamp, .json,
    ]

    /// Rows and keys of rows; the first byte chooses types.
    static let rows = FuzzTarget(
        name: "rows",
        seeds: [
            [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 5], [3, 0x80, 97, 0, 0, 0, 0, 0, 1],
        ]
    ) { bytes in
        guard let first = bytes.first else { return }
        let type = types[Int(first) % types.count]
        let content = Array(bytes.dropFirst())
        if let reader = accepted({ () throws(SQLRecordError) in try SQLRowReader(content, maxColumnID: 40) })
        {
            for id in UInt32(0)...41 {
                _ = accepted { () throws(SQLRecordError) in try reader.value(of: id, type: type) }
            }
        }
        for length in [type.fixedBytes ?? 4, 0, 512] {
            var reader = ByteReader(content)
            _ = accepted { () throws(SQLRecordError) in
                try SQLKeyForm.skip(type: type, maxLength: length, in: &reader)
            }
            var offset = 0
            let value = accepted { () throws(SQLRecordError) in
                try SQLKeyForm.value(
                    type: type, maxLength: length, isWanted: true, in: content, at: &offset)
            }
            try FuzzFinding.require(offset <= content.count, "the key is left behind its end")
            guard let value, !value.isNull, SQLKeyForm.isInvertible(type) else { continue }
            var key: [UInt8] = []
            _ = accepted { () throws(SQLRecordError) in
                try SQLKeyForm.append(value, type: type, maxLength: length, to: &key)
            }
        }
    }
}
