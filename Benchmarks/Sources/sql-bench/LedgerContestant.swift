import ImmuDBEngine

/// The embedded engine: every row is hashed and chained, values are checked when they are read.
final class LedgerContestant: Contestant {
    let name = "immuclient"
    private let engine: Engine
    private let database: Database

    init(path: String) async throws {
        var options = EngineOptions()
        // Like SQLite with synchronous=NORMAL, a commit does not wait for the disk.
        options.isSynced = false
        engine = try await Engine.open(path, options: options)
        database = try engine.database(engine.standardDatabase)
    }

    func execute(_ text: String) async throws {
        let statement = try database.prepare(text)
        try await database.statementTransaction { try $0.execute(statement) }
    }

    private static func parameters(_ cells: [Cell]) -> StatementParameters {
        var parameters = StatementParameters()
        for cell in cells {
            switch cell {
            case .integer(let value): parameters.append(.integer(value))
            case .float(let value): parameters.append(.float(value))
            case .text(let value): parameters.append(.varchar(value))
            }
        }
        return parameters
    }

    func insert(
        _ text: String, rows: Int, batch: Int, _ row: @escaping @Sendable (Int) -> [Cell]
    ) async throws {
        let statement = try database.prepare(text)
        for start in stride(from: 0, to: rows, by: batch) {
            try await database.statementTransaction { transaction in
                for number in start..<min(start + batch, rows) {
                    try transaction.execute(statement, Self.parameters(row(number)))
                }
            }
        }
    }

    func query(_ text: String, _ sets: [[Cell]]) async throws -> Outcome {
        let statement = try database.prepare(text)
        var outcome = Outcome()
        for set in sets {
            let found = try await database.statementSnapshot { snapshot in
                var outcome = Outcome()
                let rows = try snapshot.query(statement, Self.parameters(set))
                while let row = try rows.next() {
                    outcome.rows += 1
                    for value in row {
                        switch value {
                        case .integer(let integer): outcome.count(integer)
                        case .varchar(let text): outcome.count(text: text.utf8.count)
                        default: break
                        }
                    }
                }
                return outcome
            }
            outcome.rows += found.rows
            outcome.integers &+= found.integers
            outcome.textBytes += found.textBytes
        }
        return outcome
    }

    func settle() async throws {
        try await database.waitForIndex()
        try await database.flushIndex(isSynced: false)
    }
}
