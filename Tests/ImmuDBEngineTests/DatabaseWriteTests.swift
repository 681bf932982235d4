// Covers Database+Write.swift and Database+Read.swift: what is refused, and how deletions, expiration and
// conditions read back.
import Foundation
import ImmuDBEngine
import ImmuDBProofs
import Testing

@Suite struct DatabaseWriteTests {
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
        _ code: EngineError.Code, _ message: String, _ body: () async throws(EngineError) -> Void
    ) async {
        do throws(EngineError) {
            try await body()
            Issue.record("expected \(message)")
        } catch {
            #expect(error.code == code && error.message == message)
        }
    }

    @Test func refusedWritesLeaveNothing() async throws {
        try await withDatabase { database in
            await expect(.noEntries, "no entries provided") { () throws(EngineError) in
                _ = try await database.set([])
            }
            await expect(.illegalArguments, "illegal arguments") { () throws(EngineError) in
                _ = try await database.set([KeyValueWrite(key: [], value: [1])])
            }
            await expect(
                .duplicateKey, "duplicated keys are not supported in single batch transaction"
            ) { () throws(EngineError) in
                _ = try await database.set([
                    KeyValueWrite(key: [1], value: [1]), KeyValueWrite(key: [1], value: [2]),
                ])
            }
            await expect(.limitExceeded, "max key length exceeded") { () throws(EngineError) in
                _ = try await database.set([
                    KeyValueWrite(key: [UInt8](repeating: 1, count: 1024), value: [1])
                ])
            }
            await expect(.limitExceeded, "max number of entries per tx exceeded") { () throws(EngineError) in
                let many = (0..<1025).map { KeyValueWrite(key: bytes("k\($0)"), value: []) }
                _ = try await database.set(many)
            }
            #expect(database.state.txID == 0)
            let longest = [UInt8](repeating: 1, count: 1023)
            _ = try await database.set([KeyValueWrite(key: longest, value: [])])
            let most = (0..<1024).map { KeyValueWrite(key: bytes("k\($0)"), value: []) }
            #expect(try await database.set(most).entryCount == 1024)
        }
    }

    @Test func aDeletedKeyIsGoneButItsHistoryStays() async throws {
        try await withDatabase { database in
            let key = bytes("k")
            _ = try await database.set([KeyValueWrite(key: key, value: bytes("one"))])
            _ = try await database.delete([key])
            await expect(.keyNotFound, "tbtree: key not found") { () throws(EngineError) in
                _ = try await database.get(key)
            }
            await expect(.keyNotFound, "tbtree: key not found") { () throws(EngineError) in
                _ = try await database.delete([key])
            }
            #expect(text(try await database.get(key, at: .revision(1)).value) == "one")
            let history = try await database.history(of: key)
            #expect(history.map(\.metadata.isDeleted) == [false, true])
            #expect(try await database.scan(ScanRange()).isEmpty)
            #expect(try await database.count(prefix: []) == 1)
            _ = try await database.set([KeyValueWrite(key: key, value: bytes("two"))])
            #expect(try await database.get(key).revision == 3)
        }
    }

    @Test func expiredAndNonIndexableEntriesHide() async throws {
        try await withDatabase { database in
            let old = KVMetadata(expiresAt: 1)
            let header = try await database.set([
                KeyValueWrite(key: bytes("old"), value: [1], metadata: old),
                KeyValueWrite(
                    key: bytes("later"), value: [2], metadata: KVMetadata(expiresAt: 4_102_444_800)),
                KeyValueWrite(key: bytes("hidden"), value: [3], metadata: KVMetadata(isNonIndexable: true)),
            ])
            await expect(.keyExpired, "tbtree: key not found: expired entry") { () throws(EngineError) in
                _ = try await database.get(bytes("old"))
            }
            #expect(try await database.get(bytes("later")).value == [2])
            await expect(.keyNotFound, "tbtree: key not found") { () throws(EngineError) in
                _ = try await database.get(bytes("hidden"))
            }
            let hidden = try await database.get(bytes("hidden"), at: .transaction(header.id))
            #expect(hidden.value == [3] && hidden.revision == 0)
            let history = try await database.history(of: bytes("old"))
            #expect(history.count == 1 && history[0].isExpired && history[0].value.isEmpty)
        }
    }

    @Test func conditionsHoldAtomically() async throws {
        try await withDatabase { database in
            let key = bytes("k")
            let write = [KeyValueWrite(key: key, value: [1])]
            await expect(.preconditionFailed, "precondition failed: KeyMustExist") { () throws(EngineError) in
                _ = try await database.set(write, if: [.keyMustExist(key)])
            }
            let first = try await database.set(write, if: [.keyMustNotExist(key)])
            await expect(.preconditionFailed, "precondition failed: KeyMustNotExist") {
                () throws(EngineError) in
                _ = try await database.set(write, if: [.keyMustNotExist(key)])
            }
            _ = try await database.set(
                write, if: [.keyMustExist(key), .keyNotModifiedAfter(key, txID: first.id)])
            await expect(
                .preconditionFailed, "precondition failed: KeyNotModifiedAfterTxID"
            ) { () throws(EngineError) in
                _ = try await database.set(write, if: [.keyNotModifiedAfter(key, txID: first.id)])
            }
            #expect(database.state.txID == 2)
        }
    }

    /// Of many writers that create the same key, exactly one wins.
    @Test func oneOfManyConcurrentCreatorsWins() async throws {
        try await withDatabase { database in
            let winners = await withTaskGroup(of: Bool.self) { group in
                for writer in 0..<32 {
                    group.addTask {
                        do throws(EngineError) {
                            _ = try await database.set(
                                [KeyValueWrite(key: [1], value: [UInt8(writer)])], if: [.keyMustNotExist([1])]
                            )
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == 1 && database.state.txID == 1)
        }
    }

    @Test func historyPagesAsTheProtocolSays() async throws {
        try await withDatabase { database in
            for value in 1...5 {
                _ = try await database.set([KeyValueWrite(key: [9], value: [UInt8(value)])])
            }
            func values(_ offset: UInt64, _ limit: UInt64, _ isDescending: Bool) async throws -> [[UInt8]] {
                try await database.history(of: [9], offset: offset, limit: limit, isDescending: isDescending)
                    .map(\.value)
            }
            #expect(try await values(1, 2, false) == [[2], [3]])
            #expect(try await values(1, 2, true) == [[4], [3]])
            #expect(try await values(6, 2, false) == [])
            await expect(.noMoreEntries, "tbtree: no more entries") { () throws(EngineError) in
                _ = try await database.history(of: [9], offset: 5)
            }
            await expect(.invalidRevision, "invalid key revision number") { () throws(EngineError) in
                _ = try await database.get([9], at: .revision(-5))
            }
            #expect(try await database.get([9], at: .revision(-4)).value == [1])
            await expect(.invalidRevision, "invalid key revision number") { () throws(EngineError) in
                _ = try await database.get([9], at: .revision(.min))
            }
        }
    }
}
