import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import ImmuDBSQL
import ImmuDBSimulation
import ImmuDBStorage

/// An hour of a busy ledger on a simulated disk: ten operations a second, of one client that knows what must
/// come back, while every minute or so calls begin to fail, the process ends or the power is cut.
struct LedgerHour {
    static let operationsPerSecond = 10
    private static let path = "/var/ledger"
    private static let keys = 120
    private static let accounts: Int64 = 30

    /// What the ledger holds.
    struct Contents: Equatable {
        /// Number of the value by key.
        var values: [Int: Int] = [:]
        var balances: [Int64: Int64] = [:]
    }

    struct Violation: Error, CustomStringConvertible {
        var description: String
    }

    private var random: SeededRandom
    private var system = SimulatedFileSystem()
    private let clock = SimulatedClock(seconds: 1_700_000_000)
    private var engine: Engine
    private var contents = Contents()
    /// What would be there if the write that failed had been carried out.
    private var pending: Contents?
    /// States that were given out, oldest first.
    private var trusted: [TrustedState] = []
    private(set) var operations = 0
    private(set) var crashes = 0
    /// Operation with which calls begin to fail.
    private var nextFault = 0

    init(seed: UInt64) async throws {
        random = SeededRandom(seed: seed)
        engine = try await Self.open(system, clock)
        _ = try await Self.database(engine).sqlSession().execute(
            "CREATE TABLE account (id INTEGER, balance INTEGER, PRIMARY KEY id); "
                + "CREATE INDEX ON account(balance)"
        )
        nextFault = pause()
    }

    private static func open(_ system: SimulatedFileSystem, _ clock: SimulatedClock) async throws -> Engine {
        var options = EngineOptions()
        options.fileSystem = system
        options.clock = clock
        options.passwordCost = 4
        options.indexBudget = IndexBudget(bytes: 64_000)
        options.indexesInBackground = false
        return try await Engine.open(path, options: options)
    }

    /// What the ledger ends with.
    var state: TrustedState { get throws { try Self.database(engine).state } }

    private static func database(_ engine: Engine) throws -> Database {
        try engine.database(engine.standardDatabase)
    }

    private mutating func pause() -> Int { operations + Int.random(in: 50...1_200, using: &random) }

    /// Goes on until so many operations were carried out.
    mutating func run(_ count: Int) async throws {
        while operations < count {
            if operations == nextFault {
                let fault = SimulatedFault.allCases.randomElement(using: &random) ?? .deviceError
                let call = system.calls.count + Int.random(in: 0..<12, using: &random)
                system.fail(atCall: call, fault, lasting: true)
            }
            operations += 1
            if operations % Self.operationsPerSecond == 0 { clock.advance(seconds: 1) }
            do {
                try await step(try Self.database(engine))
            } catch  where operations > nextFault && (error is EngineError || error is SQLError) {
                try await crash()
                continue
            }
            // No call was made that could fail: the process ends all the same.
            if operations > nextFault + 40 { try await crash() }
        }
        try await crash()
    }

    private mutating func step(_ database: Database) async throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<40: try await set(database)
        case 40..<44: try await delete(database)
        case 44..<52: try await deposit(database)
        case 52..<56: try await transfer(database)
        case 56..<84: try await get(database)
        case 84..<88: try await readHistory(database)
        case 88..<90: try require(try await Self.read(database) == contents, "a scan and a table")
        case 90..<93: try await readBalance(database)
        case 93..<99: try prove(database)
        default: try await database.flushIndex()
        }
    }

    // MARK: - Writes

    /// Carries out a write that leads to other contents.
    private mutating func write(_ next: Contents, _ body: () async throws -> Void) async throws {
        pending = next
        try await body()
        contents = next
        pending = nil
    }

    private mutating func set(_ database: Database) async throws {
        var next = contents
        var writes: [KeyValueWrite] = []
        for key in (0..<Self.keys).shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)) {
            next.values[key] = operations
            writes.append(KeyValueWrite(key: Self.key(key), value: Self.value(operations)))
        }
        try await write(next) { _ = try await database.set(writes) }
    }

    private mutating func delete(_ database: Database) async throws {
        guard let key = contents.values.keys.sorted().randomElement(using: &random) else { return }
        var next = contents
        next.values[key] = nil
        try await write(next) { _ = try await database.delete([Self.key(key)]) }
    }

    private mutating func deposit(_ database: Database) async throws {
        let id = Int64.random(in: 1...Self.accounts, using: &random)
        let balance = Int64.random(in: 0...1_000, using: &random)
        var next = contents
        next.balances[id] = balance
        try await write(next) {
            _ = try await database.sqlSession().execute(
                "UPSERT INTO account (id, balance) VALUES (\(id), \(balance))")
        }
    }

    private mutating func transfer(_ database: Database) async throws {
        let ids = contents.balances.keys.sorted().shuffled(using: &random).prefix(2)
        guard let from = ids.first, let to = ids.last, from != to else { return }
        var next = contents
        next.balances[from, default: 0] -= 7
        next.balances[to, default: 0] += 7
        try await write(next) {
            _ = try await database.sqlSession().execute(
                "BEGIN TRANSACTION; UPDATE account SET balance = balance - 7 WHERE id = \(from); "
                    + "UPDATE account SET balance = balance + 7 WHERE id = \(to); COMMIT")
        }
    }

    // MARK: - Reads

    private static func key(_ number: Int) -> [UInt8] { Array("key-\(number)".utf8) }

    private static func value(_ number: Int) -> [UInt8] {
        Array("\(number) ".utf8) + [UInt8](repeating: UInt8(number % 251), count: number % 180)
    }

    private mutating func get(_ database: Database) async throws {
        let key = Int.random(in: 0..<Self.keys, using: &random)
        let found = try await database.getAll([Self.key(key)]).first?.value
        try require(found == contents.values[key].map(Self.value), "the value of key \(key)")
    }

    private mutating func readHistory(_ database: Database) async throws {
        guard
            let (key, number) = contents.values.sorted(by: { $0.key < $1.key }).randomElement(using: &random)
        else { return }
        let newest = try await database.history(of: Self.key(key), limit: 1, isDescending: true).first
        try require(newest?.value == Self.value(number), "the history of key \(key)")
    }

    private mutating func readBalance(_ database: Database) async throws {
        let id = Int64.random(in: 1...Self.accounts, using: &random)
        let rows = try await database.sqlSession().query("SELECT balance FROM account WHERE id = \(id)").rows
        let expected = contents.balances[id].map { [[SQLValue.integer($0)]] } ?? []
        try require(rows == expected, "the balance of account \(id)")
    }

    /// A state that was given out earlier is an ancestor of the present one.
    private mutating func prove(_ database: Database) throws {
        let state = database.state
        guard state.txID > 0 else { return }
        if let older = trusted.randomElement(using: &random) {
            try require(older.txID <= state.txID, "transaction \(older.txID), which was trusted")
            let proof = try database.dualProof(of: state.txID, since: older.txID)
            try proof.verify(
                source: older.txID, target: state.txID, sourceAlh: older.alh, targetAlh: state.alh)
        }
        trusted.append(state)
        if trusted.count > 16 { trusted.remove(at: Int.random(in: 0..<8, using: &random)) }
    }

    private static func read(_ database: Database) async throws -> Contents {
        var contents = Contents()
        for entry in try await database.scan(ScanRange(prefix: Array("key-".utf8))) {
            guard let key = Int(String(decoding: entry.key.dropFirst(4), as: UTF8.self)),
                let number = Int(String(decoding: entry.value.prefix { $0 != 0x20 }, as: UTF8.self)),
                entry.value == value(number)
            else { throw Violation(description: "the value of \(entry.key) is none that was written") }
            contents.values[key] = number
        }
        for row in try await database.sqlSession().query("SELECT id, balance FROM account").rows {
            if case .integer(let id) = row[0], case .integer(let balance) = row[1] {
                contents.balances[id] = balance
            }
        }
        return contents
    }

    private func require(_ isSo: Bool, _ what: @autoclosure () -> String) throws {
        guard isSo else { throw Violation(description: "operation \(operations): \(what()) is wrong") }
    }

    // MARK: - Crashes

    private mutating func crash() async throws {
        do throws(EngineError) {
            try engine.close()
        } catch {
            // What cannot be written now is not there after the restart, which is what is looked at.
        }
        let outcome = CrashOutcome.all(randomSubsets: 5, seed: random.next() >> 16).randomElement(
            using: &random)
        if let outcome, Int.random(in: 0..<3, using: &random) > 0 {
            system = system.image(outcome)
        } else {
            system = system.restarted()
        }
        crashes += 1
        nextFault = pause()
        engine = try await Self.open(system, clock)
        let database = try Self.database(engine)
        let found = try await Self.read(database)
        try require(
            found == contents || found == pending, "what is left by \(outcome.map { "\($0)" } ?? "it")")
        contents = found
        pending = nil
        try prove(database)
        for name in engine.databaseNames where crashes % 4 == 0 || name == engine.standardDatabase {
            let check = try engine.verify(name)
            try require(check.isClean, "\(name), in which \(check.faults) was found,")
        }
    }
}
