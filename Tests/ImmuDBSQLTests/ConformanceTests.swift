// Covers the whole engine: every recorded statement gives what the original server gave.
import Foundation
import ImmuDBRecords
import ImmuDBSQL
import SystemIO
import Testing

/// Databases and users that the recorded cases expect.
private struct RecordedHost: SQLHost {
    var currentUser: String { "immudb" }
    var permission: SQLPermission { .systemAdmin }
    var privileges: Set<SQLPrivilege> { Set(SQLPrivilege.allCases) }

    func databases() -> [String] { ["defaultdb", "db1"] }
    func users() -> [(name: String, permission: SQLPermission)] {
        [("immudb", .systemAdmin), ("reader", .read)]
    }
    func grants() -> [(user: String, privilege: SQLPrivilege)] {
        SQLPrivilege.allCases.map { ("immudb", $0) } + [("reader", .select)]
    }
    func createDatabase(_ name: String, ifNotExists: Bool) throws {
        if databases().contains(name), !ifNotExists { throw SQLError(.databaseAlreadyExists) }
    }
    func useDatabase(_ name: String) throws -> (engine: SQLEngine, store: any KeyValueStore) {
        throw SQLError(.databaseDoesNotExist)
    }
    func createUser(_ name: String, password: String, permission: SQLPermission) {}
    func alterUser(_ name: String, password: String, permission: SQLPermission) {}
    func dropUser(_ name: String) {}
    func grant(_ privileges: [SQLPrivilege], database: String, user: String) {}
    func revoke(_ privileges: [SQLPrivilege], database: String, user: String) {}
}

/// One recorded case.
private struct RecordedCase {
    let node: VectorNode
    var name: String { node["name"]?.text ?? "" }
    var sql: String { node["sql"]?.text ?? "" }
    var tier: String { node["tier"]?.text ?? "unknown" }

    /// Runs the case.
    /// - Returns: what differs; nil when nothing does.
    func difference() async throws -> String? {
        let store = MemoryKeyValueStore(clock: SystemClock())
        var session = session(store)
        for step in node["setup"]?.list.compactMap(\.text) ?? [] {
            if step == "!reopen" {
                session = self.session(store)
                continue
            }
            do {
                _ = try await session.execute(step)
            } catch {
                guard step.hasPrefix("/*may fail*/") else { return "setup \(step): \(error)" }
            }
        }
        let expected = node["expect"] ?? .null
        do {
            return try await run(session, expected)
        } catch let error as SQLError {
            guard let name = expected["error"]?.text else { return "unexpected error: \(error)" }
            if error.code.rawValue == name || error.message.contains(name) { return nil }
            return "error \(error.code.rawValue) (\(error)) instead of \(name)"
        }
    }

    private func session(_ store: MemoryKeyValueStore) -> SQLSession {
        var options = SQLEngine.Options()
        options.autocommit = node["autocommit"]?.isTrue == true
        return SQLSession(
            engine: SQLEngine(options: options), store: store,
            host: node["multidb"]?.isTrue == true ? RecordedHost() : nil)
    }

    private func run(_ session: SQLSession, _ expected: VectorNode) async throws -> String? {
        let parameters = try Parameters(
            node["params"]?.members.map { (name: $0.key, value: $0.value.parameter) } ?? [])
        var operation = node["op"]?.text
        if operation == nil {
            let statements = try SQLEngine.parse(sql)
            operation = statements.count == 1 && statements[0].yieldsRows ? "query" : "exec"
        }
        switch operation {
        case "infer":
            let types = try await session.inferParameters(of: sql)
            return compare(types.mapValues(\.rawValue), expected["params"]?.members.compactMapValues(\.text))
        case "query": return compare(try await session.query(sql, parameters), expected)
        default:
            let outcome = try await session.execute(sql, parameters)
            return await compare(outcome, expected, session)
        }
    }

    private func compare<T: Equatable>(_ found: T, _ expected: T?) -> String? {
        found == expected ? nil : "\(found) instead of \(String(describing: expected))"
    }

    private func compare(_ table: SQLTable, _ expected: VectorNode) -> String? {
        guard let columns = expected["columns"]?.list.compactMap(\.text) else {
            return "rows instead of \(expected)"
        }
        if let difference = compare(table.columns.map(\.selector), columns) { return difference }
        let types = expected["types"]?.list.compactMap(\.text)
        if let difference = compare(table.columns.map(\.type.rawValue), types) { return difference }
        let rows = expected["rows"]?.list ?? []
        guard rows.count == table.rows.count else {
            return "\(table.rows.count) rows instead of \(rows.count): \(table.rows)"
        }
        var left = table.rows
        for row in rows {
            let index = expected["unordered"]?.isTrue == true ? left.firstIndex { matches(row, $0) } : 0
            guard let index, matches(row, left[index]) else { return "\(table.rows) lacks \(row)" }
            left.remove(at: index)
        }
        return nil
    }

    private func matches(_ row: VectorNode, _ values: [SQLValue]) -> Bool {
        row.list.count == values.count && zip(row.list, values).allSatisfy { $0.matches($1) }
    }

    private func compare(
        _ outcome: SQLOutcome, _ expected: VectorNode, _ session: SQLSession
    ) async -> String? {
        guard let affected = expected["affected"]?.integer else { return "success instead of \(expected)" }
        if let difference = compare(Int64(outcome.affectedRows), affected) { return difference }
        let last = outcome.commits.last ?? outcome.pending
        for (name, keys) in [("first_pks", last?.firstKeys), ("last_pks", last?.lastKeys)] {
            for (table, key) in expected[name]?.members ?? [:] {
                guard let found = keys?[table], key.matches(found) else {
                    return "\(name) \(String(describing: keys))"
                }
            }
        }
        return compare(await session.isInTransaction, expected["in_tx"]?.isTrue == true)
    }
}

@Suite struct ConformanceTests {
    /// A file of cases instead of the recorded ones: `make sql-conformance CASES=FILE`.
    private static let otherFile = ProcessInfo.processInfo.environment["SQL_CASES"].flatMap {
        $0.isEmpty ? nil : $0
    }

    private func cases() throws -> [RecordedCase] {
        let node = try Self.otherFile.map { try VectorNode.file(at: $0) } ?? VectorNode.file("sql-cases.json")
        return node.list.map { RecordedCase(node: $0) }
    }

    /// Cases that give something else on purpose stand in a file with the reason; all others have to pass.
    @Test func recordedStatementsGiveTheRecordedResults() async throws {
        let reasons = try VectorNode.file("sql-cases-not-passed.json").members.compactMapValues(\.text)
        let cases = try cases()
        #expect(Self.otherFile != nil || cases.count > 600)
        var passed: [String: Int] = [:]
        var totals: [String: Int] = [:]
        var lines: [String] = []
        for recorded in cases {
            totals[recorded.tier, default: 0] += 1
            guard let difference = try await recorded.difference() else {
                passed[recorded.tier, default: 0] += 1
                if Self.otherFile == nil {
                    #expect(reasons[recorded.name] == nil, "\(recorded.name) passes, but is listed")
                }
                continue
            }
            let reason = reasons[recorded.name].map { "\n    on purpose: \($0)" }
            lines.append("\(recorded.name): \(recorded.sql)\n    \(difference)\(reason ?? "")")
            if reason == nil { Issue.record("\(recorded.name): \(recorded.sql)\n    \(difference)") }
        }
        for (tier, total) in totals.sorted(by: { $0.key < $1.key }) {
            lines.append("SQL conformance, \(tier): \(passed[tier] ?? 0) of \(total)")
        }
        print(lines.joined(separator: "\n"))
    }
}
