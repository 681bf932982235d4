// Covers the SQL calls: replays calls that a reference server refused or answered.
import Foundation
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct GoldenSQLTests {
    typealias Call = GoldenReplay.Call

    @Test func everyCaseIsReplayed() throws {
        let replayed = Set((Self.scripts + Self.queries + Self.rows + Self.transactions).map(\.0))
        for golden in try GoldenError.all()
        where golden.case.hasPrefix("sql.") || golden.case.hasPrefix("tx.") {
            #expect(replayed.contains(golden.case), "\(golden.case)")
        }
    }

    @Test func everyCallIsAnsweredAlike() async throws {
        let golden = try GoldenReplay.byName()
        for (name, call) in Self.scripts + Self.queries + Self.rows + Self.transactions {
            try await Bench.with(.authenticated) { bench in
                try await Self.fill(bench)
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    private static func fill(_ bench: Bench) async throws {
        try await bench.exec(
            "CREATE TABLE t (id INTEGER, name VARCHAR[10] NOT NULL, n INTEGER, PRIMARY KEY id);"
                + "CREATE TABLE u (id INTEGER, n INTEGER, PRIMARY KEY id);"
                + "INSERT INTO t (id, name, n) VALUES (1, 'one', 1), (2, 'two', 2);"
                + "INSERT INTO u (id, n) VALUES (1, 1)")
    }

    private static func exec(_ text: String) -> Call { { try await $0.exec(text) } }

    private static func query(_ text: String, streams: Bool = true, _ names: [String] = []) -> Call {
        { bench in
            let request = Immudb_Schema_SQLQueryRequest.with {
                $0.sql = text
                $0.acceptStream = streams
                $0.params = names.map { name in
                    .with {
                        $0.name = name
                        $0.value = .with { $0.n = 1 }
                    }
                }
            }
            try await bench.query(request, bench.session)
        }
    }

    private static let scripts: [(String, Call)] = [
        ("sql.syntax", exec("SELEC 1")), ("sql.empty", exec("")),
        ("sql.unknown_table_exec", exec("INSERT INTO nope (id) VALUES (1)")),
        ("sql.table_exists", exec("CREATE TABLE t (id INTEGER, PRIMARY KEY id)")),
        ("sql.no_primary_key", exec("CREATE TABLE p (id INTEGER)")),
        ("sql.not_null", exec("INSERT INTO t (id, name) VALUES (3, NULL)")),
        ("sql.missing_not_null", exec("INSERT INTO t (id) VALUES (3)")),
        ("sql.max_length", exec("INSERT INTO t (id, name) VALUES (3, 'longer than ten')")),
        ("sql.type", exec("INSERT INTO t (id, name, n) VALUES (3, 'x', 'x')")),
        ("sql.duplicate_key", exec("INSERT INTO t (id, name) VALUES (1, 'x')")),
        ("sql.query_via_exec", exec("SELECT id FROM t")),
        ("sql.open_tx", exec("BEGIN TRANSACTION; INSERT INTO t (id, name) VALUES (9, 'x');")),
        ("sql.nested_tx", exec("BEGIN TRANSACTION; BEGIN TRANSACTION; COMMIT;")),
        ("sql.commit_without_tx", exec("COMMIT")),
        ("sql.create_db_in_token_or_session", exec("CREATE DATABASE db1; CREATE DATABASE db1")),
        ("sql.use_db", exec("USE DATABASE nosuchdb")),
        (
            "sql.create_user_exists",
            { bench in
                let text = "CREATE USER writer WITH PASSWORD 'Passw0rd!' READWRITE"
                try await bench.exec(text)
                try await bench.exec(text)
            }
        ),
    ]

    private static let queries: [(String, Call)] = [
        ("sql.syntax_query", query("SELECT FROM")), ("sql.empty_query", query("")),
        ("sql.comment_only_query", query("-- nothing")), ("sql.unknown_table", query("SELECT id FROM nope")),
        ("sql.unknown_column", query("SELECT zz FROM t")),
        ("sql.missing_param", query("SELECT id FROM t WHERE id = @x")),
        ("sql.duplicate_param", query("SELECT id FROM t WHERE id = @x", ["x", "x"])),
        ("sql.exec_via_query", query("INSERT INTO t (id, name) VALUES (5, 'x')")),
        ("sql.division_by_zero", query("SELECT n/0 FROM t")),
        ("sql.ambiguous", query("SELECT n FROM t INNER JOIN u ON t.id = u.id")),
        (
            "sql.describe_unknown",
            { bench in
                _ = try await bench.client.describeTable(
                    .with { $0.tableName = "nope" }, metadata: bench.session)
            }
        ),
        (
            "sql.unary_too_many_rows",
            { bench in
                try await bench.fillRows()
                _ = try await bench.client.unarySQLQuery(
                    .with { $0.sql = "SELECT id FROM many" }, metadata: bench.session)
            }
        ),
        (
            "sql.stream_too_many_rows_not_accepted",
            { bench in
                try await bench.fillRows()
                try await bench.query(.with { $0.sql = "SELECT id FROM many" }, bench.session)
            }
        ),
    ]

    private static func row(
        _ change: @escaping @Sendable (inout Immudb_Schema_VerifiableSQLGetRequest) -> Void
    ) -> Call {
        { bench in
            var request = Immudb_Schema_VerifiableSQLGetRequest.with {
                $0.sqlGetRequest = .with {
                    $0.table = "t"
                    $0.pkValues = [.with { $0.n = 1 }]
                }
            }
            change(&request)
            _ = try await bench.client.verifiableSQLGet(request, metadata: bench.session)
        }
    }

    private static let rows: [(String, Call)] = [
        ("sql.verifiable_unknown_table", row { $0.sqlGetRequest.table = "nope" }),
        ("sql.verifiable_unknown_row", row { $0.sqlGetRequest.pkValues[0].n = 77 }),
        ("sql.verifiable_pk_count", row { $0.sqlGetRequest.pkValues.append(.with { $0.n = 2 }) }),
        ("sql.verifiable_pk_type", row { $0.sqlGetRequest.pkValues[0].s = "x" }),
        ("sql.verifiable_no_request", row { $0.clearSqlGetRequest() }),
        ("sql.verifiable_future", row { $0.proveSinceTx = 1_000_000 }),
    ]

    private static func commit(_ change: @escaping @Sendable (inout Metadata) -> Void) -> Call {
        { bench in
            var metadata = bench.session
            change(&metadata)
            _ = try await bench.client.commit(.init(), metadata: metadata)
        }
    }

    private static let transactions: [(String, Call)] = [
        (
            "tx.write_only",
            { bench in
                _ = try await bench.client.newTx(.with { $0.mode = .writeOnly }, metadata: bench.session)
            }
        ),
        (
            "tx.no_session",
            { bench in _ = try await bench.client.newTx(.init(), metadata: [:]) }
        ),
        ("tx.no_txid", commit { _ in }),
        ("tx.empty_txid", commit { $0.addString("", forKey: "transactionid") }),
        ("tx.unknown_txid", commit { $0.addString("nothere0000000000000", forKey: "transactionid") }),
        (
            "tx.foreign_txid",
            { bench in
                let own = try await bench.begin()
                var foreign = try await bench.session("immudb", "immudb", on: "defaultdb")
                for value in own[stringValues: "transactionid"] {
                    foreign.addString(value, forKey: "transactionid")
                }
                _ = try await bench.client.commit(.init(), metadata: foreign)
            }
        ),
        (
            "tx.begin_inside",
            { bench in try await bench.exec("BEGIN TRANSACTION", in: try await bench.begin()) }
        ),
        (
            "tx.exec_error",
            { bench in try await bench.exec("INSERT INTO nope (id) VALUES (1)", in: try await bench.begin()) }
        ),
        (
            "tx.after_exec_error",
            { bench in
                let tx = try await bench.begin()
                await bench.fails("INSERT INTO nope (id) VALUES (1)", in: tx)
                try await bench.exec("INSERT INTO t (id, name) VALUES (5, 'x')", in: tx)
            }
        ),
        (
            "tx.commit_after_exec_error",
            { bench in
                let tx = try await bench.begin()
                await bench.fails("INSERT INTO nope (id) VALUES (1)", in: tx)
                _ = try await bench.client.commit(.init(), metadata: tx)
            }
        ),
        (
            "tx.query_error",
            { bench in
                try await bench.query(inTransaction: "SELECT id FROM nope", try await bench.begin())
            }
        ),
        (
            "tx.after_query_error",
            { bench in
                let tx = try await bench.begin()
                await #expect(throws: RPCError.self) {
                    try await bench.query(inTransaction: "SELECT id FROM nope", tx)
                }
                _ = try await bench.client.commit(.init(), metadata: tx)
            }
        ),
        (
            "tx.after_rollback",
            { bench in
                let tx = try await bench.begin()
                _ = try await bench.client.rollback(.init(), metadata: tx)
                _ = try await bench.client.commit(.init(), metadata: tx)
            }
        ),
        (
            "tx.rollback_twice",
            { bench in
                let tx = try await bench.begin()
                _ = try await bench.client.rollback(.init(), metadata: tx)
                _ = try await bench.client.rollback(.init(), metadata: tx)
            }
        ),
        (
            "tx.commit_nothing",
            { bench in _ = try await bench.client.commit(.init(), metadata: try await bench.begin()) }
        ),
        (
            "tx.read_only_write",
            { bench in
                try await bench.exec(
                    "INSERT INTO t (id, name) VALUES (1, 'x')", in: try await bench.begin(.readOnly))
            }
        ),
        (
            "tx.read_only_insert",
            { bench in
                try await bench.exec(
                    "INSERT INTO t (id, name) VALUES (7, 'x')", in: try await bench.begin(.readOnly))
            }
        ),
        (
            "tx.read_only_commit",
            { bench in _ = try await bench.client.commit(.init(), metadata: try await bench.begin(.readOnly))
            }
        ),
        (
            "tx.conflict",
            { bench in
                let tx = try await bench.begin()
                try await bench.query(inTransaction: "SELECT n FROM t WHERE id = 1", tx)
                try await bench.exec("UPDATE t SET n = 50 WHERE id = 1")
                try await bench.exec("UPDATE t SET n = 51 WHERE id = 1", in: tx)
                _ = try await bench.client.commit(.init(), metadata: tx)
            }
        ),
        (
            "tx.snapshot_future",
            { bench in
                _ = try await bench.client.newTx(
                    .with {
                        $0.mode = .readWrite
                        $0.snapshotMustIncludeTxID = .with { $0.value = 1_000_000 }
                    }, metadata: bench.session)
            }
        ),
    ]
}

extension Bench {
    func exec(_ text: String) async throws {
        _ = try await client.sqlExec(.with { $0.sql = text }, metadata: session)
    }

    fileprivate func exec(_ text: String, in transaction: Metadata) async throws {
        _ = try await client.txSQLExec(.with { $0.sql = text }, metadata: transaction)
    }

    fileprivate func fails(_ text: String, in transaction: Metadata) async {
        await #expect(throws: RPCError.self) { try await exec(text, in: transaction) }
    }

    fileprivate func begin(_ mode: Immudb_Schema_TxMode = .readWrite) async throws -> Metadata {
        let id = try await client.newTx(.with { $0.mode = mode }, metadata: session).transactionID
        var metadata = session
        metadata.addString(id, forKey: "transactionid")
        return metadata
    }

    fileprivate func query(_ request: Immudb_Schema_SQLQueryRequest, _ metadata: Metadata) async throws {
        try await client.sqlQuery(request, metadata: metadata) { response in
            for try await _ in response.messages {}
        }
    }

    fileprivate func query(inTransaction text: String, _ metadata: Metadata) async throws {
        try await client.txSQLQuery(.with { $0.sql = text }, metadata: metadata) { response in
            for try await _ in response.messages {}
        }
    }

    fileprivate func fillRows() async throws {
        try await exec("CREATE TABLE many (id INTEGER, PRIMARY KEY id)")
        for start in stride(from: 0, to: 3000, by: 1000) {
            let rows = (start..<start + 1000).map { "(\($0))" }.joined(separator: ", ")
            try await exec("INSERT INTO many (id) VALUES \(rows)")
        }
    }
}
