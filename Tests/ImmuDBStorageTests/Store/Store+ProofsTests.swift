import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite("Proofs out of a store")
struct StoreProofsTests {
    @Test(arguments: ["kv-vlog", "embedded", "header-v0", "chunks-none"])
    func pairsOfGoldenTransactions(name: String) throws {
        let store = try Store.open(path: GoldenStore.path(name), options: .reading)
        try verifyProofs(store, step: name == "kv-vlog" ? 23 : 7)
    }

    @Test func entriesOfGoldenTransactions() throws {
        let store = try Store.open(path: GoldenStore.path("kv-vlog"), options: .reading)
        for id in 1...store.committed.id {
            let transaction = try store.transaction(id)
            for entry in transaction.entries {
                let (proof, found, header) = try store.entryInclusionProof(tx: id, key: entry.key)
                #expect(found == entry)
                #expect(header == transaction.header)
                try EntryTree.verify(
                    proof, digest: try entry.txEntry.digest(version: header.version), root: header.eh)
            }
        }
        let error = #expect(throws: StorageError.self) {
            try store.entryInclusionProof(tx: 1, key: [0, 0xff])
        }
        #expect(error?.code == .keyNotFound)
    }

    @Test func impossibleProofs() throws {
        let store = try Store.open(path: GoldenStore.path("torn"), options: .reading)
        for (source, target) in [(0, 1), (2, 1), (1, 11), (11, 12)] as [(UInt64, UInt64)] {
            #expect(throws: StorageError.self) { try store.dualProof(from: source, to: target) }
            #expect(throws: StorageError.self) { try store.dualProofV2(from: source, to: target) }
            #expect(throws: StorageError.self) { try store.linearProof(from: source, to: target) }
        }
        #expect(try store.rootOfTree(0) == .zero)
        #expect(try store.rootOfTree(9) == store.header(10).blRoot)
    }
}
