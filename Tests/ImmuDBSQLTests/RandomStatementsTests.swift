// Covers execution of nonsense: whatever a statement says, the answer is rows or a typed error.
import ImmuDBRecords
import ImmuDBSQL
import Testing

@Suite struct RandomStatementsTests {
    private func database() async throws -> TestDatabase {
        let database = TestDatabase()
        let setup = [
            "CREATE TABLE crew (id INTEGER, nick VARCHAR[20], ship VARCHAR[12], pay INTEGER, score FLOAT, "
                + "active BOOLEAN, PRIMARY KEY id)",
            "INSERT INTO crew(id, nick, ship, pay, score, active) VALUES (1,'ada','nova',300,1.5,true), "
                + "(2,'bo','nova',250,NULL,false),(3,'cy','mira',250,2.25,true), "
                + "(4,'dee',NULL,100,-0.5,NULL)",
            "CREATE TABLE trip (id INTEGER AUTO_INCREMENT, crew_id INTEGER, port VARCHAR[9], PRIMARY KEY id)",
            "CREATE INDEX ON trip(crew_id); CREATE UNIQUE INDEX ON trip(port)",
            "INSERT INTO trip(crew_id, port) VALUES (1,'oslo'),(1,'riga'),(3,'cork'),(9,NULL)",
            "CREATE TABLE doc (id INTEGER, d JSON, PRIMARY KEY id)",
            #"INSERT INTO doc(id, d) VALUES (1, '{"n":1,"o":{"s":"x"}}'), (2, NULL), (3, '[1,"two"]')"#,
            "CREATE SEQUENCE sq; CREATE VIEW rich AS SELECT id, nick FROM crew WHERE pay > 200",
        ]
        for statement in setup { try await database.run(statement) }
        return database
    }

    @Test func everyAnswerIsRowsOrATypedError() async throws {
        let seed = UInt64.random(in: .min ... .max)
        print("random statement seed \(seed)")
        var numbers = SeededNumbers(seed: seed)
        let statements = try VectorNode.file("sql-cases.json").list.compactMap { $0["sql"]?.text }
        let words = statements.flatMap { $0.split(separator: " ").map(String.init) }
        var succeeded = 0
        var database = try await database()
        for round in 0..<4000 {
            if round % 100 == 99 { database = try await self.database() }
            var parts = (statements.randomElement(using: &numbers) ?? "").split(separator: " ").map(
                String.init)
            for _ in 0..<Int.random(in: 0...2, using: &numbers) where !parts.isEmpty {
                let position = Int.random(in: 0..<parts.count, using: &numbers)
                parts[position] = words.randomElement(using: &numbers) ?? ""
            }
            let sql = parts.joined(separator: " ")
            do {
                _ = try await database.session.query(sql)
                succeeded += 1
            } catch let error as SQLError where error.code == .expectingQuery {
                if await database.failure(sql) == nil { succeeded += 1 }
            } catch {
                #expect(error is SQLError, "seed \(seed): \(sql): \(error)")
            }
            if round % 100 == 98 {
                await database.session.cancel()
                #expect(try await database.strayIndexEntries() == [], "seed \(seed)")
            }
        }
        #expect(succeeded > 400)
    }
}
