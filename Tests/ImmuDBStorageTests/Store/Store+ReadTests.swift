import ImmuDBProofs
import SystemCodecs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Reading directories of the reference")
struct StoreReadTests {
    @Test(arguments: GoldenStore.names, [true, false])
    func everyFieldOfTheListing(name: String, readOnly: Bool) throws {
        let golden = try GoldenStore.load(name)
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path(name), to: directory["store"])
        let store = try Store.open(path: directory["store"], options: readOnly ? .reading : .quick)
        #expect(store.metadata.embeddedValues == golden.options.embedded_values)
        #expect(store.metadata.preallocatedFiles == golden.options.prealloc_files)
        #expect(store.metadata.maxKeyLength == golden.options.max_key_len)
        #expect(store.metadata.maxTxEntries == golden.options.max_tx_entries)
        #expect(store.metadata.maxValueLength == golden.options.max_value_len)
        #expect(store.metadata.fileSize == golden.options.file_size)
        #expect(store.committed.id == golden.committed_tx_id + UInt64(golden.precommitted_txs?.count ?? 0))
        #expect(try store.alh(golden.committed_tx_id).hex == golden.committed_alh)
        #expect(store.treeSize == store.committed.id)
        #expect(UInt64(golden.txs.count) == golden.committed_tx_id)
        for expected in golden.txs { try compare(try store.transaction(expected.header.id), expected, store) }
        for expected in golden.precommitted_txs ?? [] {
            let found = try store.transaction(expected.header.id)
            #expect(found.alh.hex == expected.header.alh)
            #expect(found.header.eh.hex == expected.header.eh)
            #expect(found.entries.map { Hex.encode($0.key) } == [expected.key])
            #expect(try found.entries.map { Hex.encode(try store.value(of: $0)) } == [expected.value])
        }
        for key in golden.index ?? [] { try compare(key, store, upTo: golden.committed_tx_id) }
        try store.close()
    }

    /// Nobody discarded a value whose entry still has its length: it is lost, and so it is called.
    @Test func aLengthWithoutALogIsDamage() async throws {
        let small = try await SmallStore(transactions: 2)
        var store = try Store.open(path: small.directory.path, options: SmallStore.options(readOnly: true))
        let hash = try store.transaction(1).entries[0].valueHash.bytes
        try store.close()
        try small.edit("tx/00000000.tx") { bytes in
            let place = bytes.indices.first { bytes[$0...].starts(with: hash) }
            // The value's offset stands before its hash, the number of the log is its first byte.
            if let place { bytes[place - 8] = 0 }
        }
        store = try Store.open(path: small.directory.path, options: SmallStore.options(readOnly: true))
        let entry = try store.transaction(1).entries[0]
        #expect(entry.valueLength > 0)
        let error = #expect(throws: StorageError.self) { try store.value(of: entry, txID: 1) }
        #expect(error?.code == .corrupted && error?.txID == 1)
        let refused = #expect(throws: StorageError.self) { try store.export(1) }
        #expect(refused?.code == .corrupted)
        #expect(!StoreCheck(path: small.directory.path).run().isClean)
        try store.close()
    }

    private func compare(
        _ found: StoredTransaction, _ expected: GoldenStore.Transaction, _ store: Store
    ) throws {
        let header = expected.header
        #expect(found.header.id == header.id)
        #expect(found.header.version == header.version)
        #expect(found.header.timestamp == header.ts)
        #expect(found.header.blTxID == header.bl_tx_id)
        #expect(found.header.blRoot.hex == header.bl_root)
        #expect(found.header.prevAlh.hex == header.prev_alh)
        #expect(Hex.encode(found.header.metadata.encoded) == header.metadata_hex)
        #expect(found.header.entryCount == header.n_entries)
        #expect(found.header.eh.hex == header.eh)
        #expect(try found.header.innerHash().hex == header.inner_hash)
        #expect(found.alh.hex == header.alh)
        #expect(found.logOffset == expected.tx_log_offset)
        #expect(found.size == expected.tx_log_size)
        let entries = expected.entries ?? []
        #expect(found.entries.count == entries.count)
        for (entry, expected) in zip(found.entries, entries) {
            #expect(Hex.encode(entry.key) == expected.key)
            #expect(Hex.encode(entry.metadata.encoded) == expected.kv_metadata_hex ?? "")
            #expect(entry.valueLength == expected.v_len)
            #expect(entry.valueOffset == UInt64(expected.v_off, radix: 16))
            #expect(entry.valueHash.hex == expected.value_sha256)
            if expected.value_error == "truncated" {
                let error = #expect(throws: StorageError.self) { try store.value(of: entry) }
                #expect(error?.code == .valueDiscarded)
            } else {
                let value = try store.value(of: entry)
                if let expected = expected.value { #expect(Hex.encode(value) == expected) }
            }
        }
    }

    private func compare(_ expected: GoldenStore.Key, _ store: Store, upTo: UInt64) throws {
        let key = try unhex(expected.key)
        let view = store.view(upTo: upTo)
        guard expected.indexed else {
            #expect(try view.latest(key) == nil)
            #expect(try view.revisionCount(key) == 0)
            return
        }
        let history = try view.history(key)
        #expect(history.map(\.txID) == expected.history_tx_ids)
        #expect(try view.revisionCount(key) == expected.revisions)
        #expect(try view.history(key, descending: true) == history.reversed())
        let latest = try #require(try view.latest(key))
        #expect(latest == history.last)
        switch expected.get {
        case nil: break
        case .nothing(let reason):
            #expect(latest.metadata.isDeleted == (reason == "deleted"))
            #expect((reason == "expired") == (!latest.metadata.isDeleted))
            if reason == "expired" { #expect(latest.metadata.isExpired(at: 1_700_000_000)) }
        case .found(let get):
            #expect(latest.txID == get.tx)
            #expect(latest.revision == get.revision)
            #expect(latest.valueLength == get.v_len)
            #expect(latest.valueHash.hex == get.value_sha256)
            #expect(latest.metadata.isDeleted == (get.deleted ?? false))
            #expect(latest.metadata.isExpired(at: 1_700_000_000) == (get.expired ?? false))
        }
    }

    @Test(arguments: GoldenStore.names)
    func readingChangesNothing(name: String) throws {
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path(name), to: directory["store"])
        let before = try snapshot(directory.path)
        let store = try Store.open(path: directory["store"], options: .reading)
        _ = try store.dualProof(from: 1, to: store.committed.id)
        #expect(try store.verify().isClean)
        try store.close()
        #expect(try snapshot(directory.path) == before)
    }

    @Test(arguments: [CompressionFormat.flate, .gzip, .lzw, .zlib])
    func compressedLogsTellTheirFormat(format: CompressionFormat) throws {
        let store = try Store.open(path: GoldenStore.path("chunks-\(format)"), options: .reading)
        #expect(store.logs.values.map(\.header.compression) == [format, format])
        #expect(store.logs.transactions.log.header.compression == .none)
        try store.close()
    }

    @Test func unknownCompressionIsRefusedByName() throws {
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path("chunks-zlib"), to: directory["store"])
        let file = directory["store/val_0/00000000.val"]
        var bytes = try RealFileSystem().readWhole(file, limit: 1 << 20)
        let name = Array("COMPRESSION_FORMAT".utf8)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
        bytes[start + name.count + 11] = 5
        try overwrite(file, bytes)
        let error = #expect(throws: StorageError.self) {
            try Store.open(path: directory["store"], options: .reading)
        }
        #expect(error?.file == "val_0/00000000.val")
        #expect(error?.description.contains("COMPRESSION_FORMAT is 5") == true)
    }

    @Test func absentStore() throws {
        let directory = try TemporaryDirectory()
        let error = #expect(throws: StorageError.self) {
            try Store.open(path: directory["nothing"], options: .reading)
        }
        #expect(error?.code == .storeNotFound)
        #expect(try snapshot(directory.path).isEmpty)
    }

    @Test func unknownTransactions() async throws {
        let store = try Store.open(path: GoldenStore.path("torn"), options: .reading)
        for id in [0, 11, UInt64.max] as [UInt64] {
            #expect(throws: StorageError.self) { try store.transaction(id) }
            #expect(throws: StorageError.self) { try store.header(id) }
        }
        await #expect(throws: StorageError.self) {
            try await store.commit([StoreEntry(key: [0, 1], value: [0])])
        }
        try store.close()
        let error = #expect(throws: StorageError.self) { try store.transaction(1) }
        #expect(error?.code == .closed)
    }
}
