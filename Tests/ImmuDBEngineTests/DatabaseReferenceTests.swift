// Covers Database+Operations.swift and OperationCheck.swift: references and lists of operations.
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct DatabaseReferenceTests {
    private func withDatabase(_ body: (Database) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(directory.path, options: options)
        try await body(try engine.database("defaultdb"))
        #expect(try engine.verify("defaultdb").isClean)
        try engine.close()
    }

    private func expect(
        _ code: EngineError.Code, _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws(EngineError) -> Void
    ) async {
        do throws(EngineError) {
            try await body()
            Issue.record("expected \(message)", sourceLocation: sourceLocation)
        } catch {
            #expect(error.code == code && error.message == message, sourceLocation: sourceLocation)
        }
    }

    private func put(_ database: Database, _ key: String, _ value: String) async throws(EngineError) -> UInt64
    {
        try await database.set([KeyValueWrite(key: bytes(key), value: bytes(value))]).id
    }

    private func refer(
        _ database: Database, _ key: String, _ target: String, atTx: UInt64 = 0, isBound: Bool? = nil
    ) async throws(EngineError) {
        _ = try await database.setReference(
            ReferenceWrite(key: bytes(key), target: bytes(target), atTx: atTx, isBound: isBound))
    }

    @Test func referencesFollowTheNewestValueOrABoundOne() async throws {
        try await withDatabase { database in
            let first = try await put(database, "k", "one")
            try await refer(database, "free", "k")
            try await refer(database, "bound", "k", atTx: first)
            _ = try await put(database, "k", "two")
            let free = try await database.get(bytes("free"))
            #expect(text(free.value) == "two" && text(free.key) == "k" && free.revision == 2)
            #expect(free.reference.map { text($0.key) } == "free" && free.reference?.atTx == 0)
            let bound = try await database.get(bytes("bound"))
            #expect(text(bound.value) == "one" && bound.reference?.atTx == first && bound.revision == 0)
            // Pointed elsewhere; the first value of the reference stays in its history.
            try await refer(database, "free", "k", atTx: first)
            #expect(text(try await database.get(bytes("free")).value) == "one")
            #expect(try await database.get(bytes("free")).reference?.revision == 2)
            #expect(text(try await database.get(bytes("free"), at: .revision(1)).value) == "two")
            let history = try await database.history(of: bytes("free"))
            #expect(
                history.map(\.value) == [
                    [0, 0, 0, 0, 0, 0, 0, 0, 0] + bytes("k"),
                    [0, 0, 0, 0, 0, 0, 0, UInt8(first), 0] + bytes("k"),
                ])
            // A deleted target hides the reference from reads and scans; what was bound stays.
            try await refer(database, "again", "k")
            _ = try await database.delete([bytes("k")])
            await expect(.keyNotFound, "tbtree: key not found") { () throws(EngineError) in
                _ = try await database.get(bytes("again"))
            }
            let keys = try await database.scan(ScanRange()).map { text($0.reference?.key ?? $0.key) }
            #expect(keys == ["bound", "free"])
        }
    }

    @Test func everyRuleOfReferencesIsKept() async throws {
        try await withDatabase { database in
            let id = try await put(database, "k", "v")
            _ = try await put(database, "plain", "v")
            try await refer(database, "r", "k")
            for (key, target) in [("", "k"), ("x", "")] {
                await expect(.illegalArguments, "illegal arguments") { () throws(EngineError) in
                    try await refer(database, key, target)
                }
            }
            await expect(.illegalArguments, "illegal arguments") { () throws(EngineError) in
                try await refer(database, "x", "k", isBound: true)
            }
            await expect(.illegalArguments, "illegal arguments") { () throws(EngineError) in
                try await refer(database, "x", "k", atTx: id, isBound: false)
            }
            await expect(.keyNotFound, "tbtree: key not found") { () throws(EngineError) in
                try await refer(database, "x", "none")
            }
            await expect(.keyNotFound, "tbtree: key not found") { () throws(EngineError) in
                try await refer(database, "x", "k", atTx: id + 1)
            }
            await expect(.txNotFound, "tx not found") { () throws(EngineError) in
                try await refer(database, "x", "k", atTx: 999)
            }
            await expect(.illegalReference, "referenced key cannot be a reference") {
                () throws(EngineError) in
                try await refer(database, "x", "r")
            }
            for target in ["k", "plain"] {
                await expect(
                    .illegalReference, "final key cannot be converted into a reference"
                ) { () throws(EngineError) in try await refer(database, "plain", target) }
            }
            await expect(.preconditionFailed, "precondition failed: KeyMustNotExist") {
                () throws(EngineError) in
                _ = try await database.setReference(
                    ReferenceWrite(key: bytes("r"), target: bytes("k")), if: [.keyMustNotExist(bytes("r"))])
            }
            #expect(database.state.txID == 3)
            _ = try await database.delete([bytes("plain")])
            try await refer(database, "plain", "k")
            #expect(text(try await database.get(bytes("plain")).value) == "v")
        }
    }

    /// A reference over a reference can come about when a plain key is replaced by one: reads name it, scans
    /// leave it out.
    @Test func resolutionIsOneLevelDeep() async throws {
        try await withDatabase { database in
            _ = try await put(database, "a", "v")
            _ = try await put(database, "b", "v")
            try await refer(database, "to b", "b")
            _ = try await database.delete([bytes("b")])
            try await refer(database, "b", "a")
            await expect(.illegalReference, "key resolution limit reached") { () throws(EngineError) in
                _ = try await database.get(bytes("to b"))
            }
            let keys = try await database.scan(ScanRange()).map { text($0.reference?.key ?? $0.key) }
            #expect(keys == ["a", "b"])
        }
    }

    @Test func aListIsOneTransactionInOrder() async throws {
        try await withDatabase { database in
            _ = try await put(database, "old", "v")
            let header = try await database.execute([
                .set(KeyValueWrite(key: bytes("k"), value: bytes("one"))),
                .reference(ReferenceWrite(key: bytes("free"), target: bytes("k"))),
                .reference(ReferenceWrite(key: bytes("bound"), target: bytes("k"), isBound: true)),
                .member(SortedSetWrite(set: bytes("s"), score: 1, key: bytes("k"), isBound: true)),
                .member(SortedSetWrite(set: bytes("s"), score: 2, key: bytes("old"))),
            ])
            #expect(header.id == 2 && header.entryCount == 5)
            _ = try await put(database, "k", "two")
            #expect(text(try await database.get(bytes("free")).value) == "two")
            let bound = try await database.get(bytes("bound"))
            #expect(text(bound.value) == "one" && bound.reference?.atTx == 2)
            let members = try await database.scanSet(SortedSetRange(set: bytes("s")))
            #expect(members.map { text($0.entry.value) } == ["one", "v"] && members.map(\.atTx) == [2, 0])
        }
    }

    @Test func listsAreRefusedAsAWhole() async throws {
        try await withDatabase { database in
            _ = try await put(database, "k", "v")
            _ = try await database.setReference(ReferenceWrite(key: bytes("r"), target: bytes("k")))
            let set = LedgerOperation.set(KeyValueWrite(key: bytes("d"), value: [1]))
            func reference(_ key: String, _ target: String, isBound: Bool = false) -> LedgerOperation {
                .reference(ReferenceWrite(key: bytes(key), target: bytes(target), isBound: isBound))
            }
            let member = LedgerOperation.member(SortedSetWrite(set: [1], score: 1, key: bytes("k")))
            let again = LedgerOperation.member(SortedSetWrite(set: [1], score: 2, key: bytes("k")))
            let twice = "duplicated keys are not supported in single batch transaction: key/reference 'd'"
            let cases: [([LedgerOperation], Bool, EngineError.Code, String)] = [
                ([], false, .noEntries, "no entries provided"),
                ([set, set], false, .duplicateKey, twice),
                ([set, reference("d", "k")], false, .duplicateKey, twice),
                (
                    [member, again], false, .duplicateKey,
                    "duplicated index inside zAdd insertions are not supported in single batch transaction"
                ),
                ([reference("x", "d"), set], false, .keyNotFound, "tbtree: key not found"),
                ([set, reference("x", "k", isBound: true)], false, .keyNotFound, "tbtree: key not found"),
                ([reference("x", "r")], false, .illegalReference, "referenced key cannot be a reference"),
                (
                    [set, reference("x", "d"), reference("y", "x")], false, .illegalReference,
                    "referenced key cannot be a reference"
                ),
                (
                    [reference("k", "r")], false, .illegalReference,
                    "final key cannot be converted into a reference"
                ),
                (
                    [set, reference("x", "d")], true, .notSelfContained,
                    "no wait operation must be self-contained: illegal arguments: can only set references "
                        + "to keys added within same transaction, please use bound references with "
                        + "AtTx set to 0"
                ),
                (
                    [reference("x", "k", isBound: true)], true, .notSelfContained,
                    "no wait operation must be self-contained: illegal arguments: can not create a "
                        + "reference to a key that was not set in the same transaction"
                ),
            ]
            for (operations, isSelfContained, code, message) in cases {
                await expect(code, message) { () throws(EngineError) in
                    _ = try await database.execute(operations, isSelfContained: isSelfContained)
                }
            }
            #expect(database.state.txID == 2)
            _ = try await database.execute(
                [set, reference("x", "d", isBound: true)], isSelfContained: true)
        }
    }

    /// Of a plain write and a reference racing for one key, the loser is told; never does a reference replace
    /// a plain value.
    @Test func referencesAreCheckedAtomically() async throws {
        try await withDatabase { database in
            _ = try await put(database, "target", "v")
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    let key = bytes("k\(number)")
                    group.addTask {
                        do throws(EngineError) {
                            _ = try await database.set(
                                [KeyValueWrite(key: key, value: [1])], if: [.keyMustNotExist(key)])
                        } catch {
                            #expect(error.code == .preconditionFailed)
                        }
                    }
                    group.addTask {
                        do throws(EngineError) {
                            _ = try await database.setReference(
                                ReferenceWrite(key: key, target: bytes("target")))
                        } catch {
                            #expect(error.message == "final key cannot be converted into a reference")
                        }
                    }
                }
            }
            for number in 0..<20 {
                #expect(try await database.history(of: bytes("k\(number)")).count == 1)
            }
        }
    }
}
