// Covers execution of nonsense: whatever a statement says, the answer is rows or a typed error.
import Foundation
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

    /// Seconds for ``anyBytesAreAnswered()``; `FUZZ_SECONDS=600 make sql-fuzz` looks longer.
    private static let seconds =
        ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap { Double($0) } ?? 3

    /// Recorded statements with bytes and words exchanged, cut, repeated and nested, as texts and as values.
    @Test func anyBytesAreAnswered() async throws {
        let seed =
            ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? .random(in: .min ... .max)
        print("random bytes seed \(seed)")
        var numbers = SeededNumbers(seed: seed)
        let statements = try VectorNode.file("sql-cases.json").list.compactMap { $0["sql"]?.text }
        let words = Set(statements.flatMap { $0.split(separator: " ").map(String.init) }).sorted()
        let clock = ContinuousClock()
        let end = clock.now + .seconds(Self.seconds)
        var (rounds, rows, errors) = (0, 0, [SQLError.Code: Int]())
        var database = try await database()
        while clock.now < end {
            if rounds % 500 == 499 {
                await database.session.cancel()
                #expect(try await database.strayIndexEntries() == [], "seed \(seed)")
                database = try await self.database()
            }
            rounds += 1
            var bytes = Array((statements.randomElement(using: &numbers) ?? "").utf8)
            for _ in 0..<Int.random(in: 0...4, using: &numbers) { mutate(&bytes, words, &numbers) }
            let sql = String(decoding: bytes, as: UTF8.self)
            do {
                rows += try await database.session.query(sql).rows.count
            } catch let error as SQLError where error.code == .expectingQuery {
                if let code = await database.failure(sql) { errors[code, default: 0] += 1 }
            } catch let error as SQLError {
                errors[error.code, default: 0] += 1
            } catch {
                Issue.record("seed \(seed): \(sql): \(error)")
            }
        }
        print(
            "\(rounds) statements: \(rows) rows, \(errors.values.reduce(0, +)) typed errors of "
                + "\(errors.count) kinds")
        #expect(rounds > 100 && errors.count > 5)
    }

    private func mutate(_ bytes: inout [UInt8], _ words: [String], _ numbers: inout SeededNumbers) {
        let place = Int.random(in: 0...bytes.count, using: &numbers)
        let length = Int.random(in: 0...min(12, bytes.count - place), using: &numbers)
        switch Int.random(in: 0..<7, using: &numbers) {
        case 0: bytes.insert(.random(in: 0...255, using: &numbers), at: place)
        case 1: bytes.removeSubrange(place..<place + length)
        case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 3:
            let word = Array((words.randomElement(using: &numbers) ?? "").utf8)
            bytes.replaceSubrange(place..<place + length, with: [32] + word + [32])
        case 4: bytes.removeSubrange(place...)
        case 5:
            let count = Int.random(in: 1...200, using: &numbers)
            bytes.insert(contentsOf: [UInt8](repeating: 40, count: count), at: place)
        default:
            let other = [9_223_372_036_854_775_807, -1, 0, 65_536].randomElement(using: &numbers) ?? 0
            bytes.replaceSubrange(place..<place + length, with: Array(String(other).utf8))
        }
    }
}
