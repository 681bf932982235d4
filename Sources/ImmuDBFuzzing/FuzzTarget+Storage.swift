internal import ImmuDBProofs
internal import ImmuDBStorage
internal import SystemCodecs
internal import SystemIO

extension FuzzTarget {
    /// Backup files.
    static let backup = FuzzTarget(
        name: "backup", seeds: (1...3).map { SampleStore.made.backup(transactions: $0) }
    ) { bytes in
        var reader = BackupReader(ArrayBackupInput(bytes))
        do throws(BackupError) {
            _ = try reader.readAll()
        } catch {
            return try FuzzFinding.require(!error.description.isEmpty, "an error without text")
        }
    }

    /// Transactions as replicas get them.
    static let exported = FuzzTarget(name: "exported", seeds: SampleStore.made.exported) { bytes in
        _ = accepted { () throws(StorageError) in
            try ExportedTransaction(parsing: bytes, limits: StoreMetadata())
        }
        _ = accepted { () throws(BackupError) in try BackupRecord(payload: bytes) }
    }

    /// The files of a store, changed: `file, offset (2 bytes), count, bytes` again and again; a count of 255
    /// cuts the file there. What is read afterwards is what was written, or an error.
    static let store = FuzzTarget(
        name: "store", seeds: [[0, 0, 9, 1, 7], [1, 0, 40, 255], [2, 0, 0, 2, 0, 0, 5, 0, 3, 1, 255]],
        neighbours: 0
    ) { bytes in
        try SampleStore.made.examine(changes: bytes)
    }

    /// Compressed bytes; the first byte chooses the kind.
    static let compressed = FuzzTarget(
        name: "compressed",
        seeds: CompressionFormat.allCases.compactMap { format in
            accepted { () throws(CodecError) in
                [UInt8(format.rawValue)]
                    + (try format.compress(Array("some text, some text, some more".utf8), level: 6))
            }
        }
    ) { bytes in
        let content = Array(bytes.dropFirst())
        let kind = UInt64((bytes.first ?? 0) % 6)
        if let format = CompressionFormat(rawValue: kind) {
            for count in [31, content.count, 5_000] {
                let expanded = accepted { () throws(CodecError) in
                    try format.expand(content, byteCount: count)
                }
                try FuzzFinding.require(
                    expanded.map { $0.count == count } ?? true, "\(format) expands wrongly")
            }
        } else if Zstandard.isThere {
            _ = accepted { () throws(CodecError) in
                let expander = try Zstandard.Expander()
                expander.take(content)
                for _ in 0..<64 { if try expander.expand(atMost: 4_096).isEmpty { break } }
            }
        }
    }
}

/// A small store and what it holds.
struct SampleStore: Sendable {
    private let files: [(path: String, content: [UInt8])]
    let exported: [[UInt8]]
    /// The same transactions as a backup file has them.
    private let records: [[UInt8]]
    private let hashes: [Digest]

    private static let path = "/store"

    private static var options: StoreOptions {
        var options = StoreOptions.serverDefaults
        options.synced = false
        return options
    }

    /// Made once.
    static let made: SampleStore = waiting {
        do {
            return try await SampleStore(transactions: 6)
        } catch {
            // A store that cannot even be made: every input is a finding then.
            return SampleStore()
        }
    }

    private init() { (files, exported, records, hashes) = ([], [], [], []) }

    private init(transactions: UInt8) async throws {
        let system = MemoryFileSystem()
        let store = try Store.open(path: Self.path, fileSystem: system, options: Self.options)
        for number in 0..<transactions {
            let transaction = try await store.begin(.writeOnly)
            try transaction.set([0, number % 3], value: [0, number, 1, 2, 3])
            try transaction.set(
                [0, 100 + number], metadata: KVMetadata(isDeleted: number == 4), value: [0, number])
            _ = try await transaction.commit()
        }
        let count = store.committed.id
        let sent = try (1...count).map { try store.export($0) }
        exported = sent.map { $0.encoded }
        records = try sent.map { try BackupRecord($0).encoded }
        hashes = try (1...count).map { try store.alh($0) }
        try store.close()
        files = try Self.contents(of: Self.path, in: system)
    }

    private static func contents(
        of path: String, in system: MemoryFileSystem
    ) throws -> [(path: String, content: [UInt8])] {
        try system.list(path).sorted { $0.name < $1.name }.flatMap { entry in
            let inner = joinPath(path, entry.name)
            guard try system.kind(of: inner) == .directory else {
                return [(inner, try system.readWhole(inner, limit: 1 << 24))]
            }
            return try contents(of: inner, in: system)
        }
    }

    /// The first transactions as a backup file.
    func backup(transactions: Int) -> [UInt8] { Array(records.prefix(transactions).joined()) }

    /// Opens the store with changed files and reads all of it.
    func examine(changes: [UInt8]) throws {
        try FuzzFinding.require(!files.isEmpty, "the sample store cannot be made")
        let system = MemoryFileSystem()
        for (path, content) in changed(changes) {
            try Self.createParents(of: path, in: system)
            let file = try system.open(path, .createExclusive, followLinks: false, permissions: 0o600)
            try file.write(content, at: 0)
        }
        let store: Store
        do throws(StorageError) {
            store = try Store.open(path: Self.path, fileSystem: system, options: Self.options)
        } catch {
            return try FuzzFinding.require(!error.message.isEmpty, "an error without text")
        }
        for id in 1...UInt64(hashes.count) where id <= store.committed.id {
            let found = accepted { () throws(StorageError) in try store.export(id) }
            guard let found, let hash = accepted({ () throws(StorageError) in try store.alh(id) }) else {
                continue
            }
            // Transactions are bound to each other by hashes: one that was read is the one that was written,
            // or a change in its own header shows in its hash.
            guard hash == hashes[Int(id) - 1], found.encoded != exported[Int(id) - 1] else { continue }
            // No hash covers where a value is: it may be gone, and the check tells that nobody discarded it.
            let report = StoreCheck(path: Self.path, fileSystem: system).run()
            try FuzzFinding.require(
                found.valuesAreDiscarded && !report.faults.isEmpty,
                "transaction \(id) was \(exported[Int(id) - 1]) and is \(found.encoded)")
        }
        _ = accepted { () throws(StorageError) in try store.close() }
    }

    private func changed(_ changes: [UInt8]) -> [(path: String, content: [UInt8])] {
        var changed = files
        var rest = changes[...]
        while rest.count >= 4 {
            let head = Array(rest.prefix(4))
            rest = rest.dropFirst(4)
            let index = Int(head[0]) % changed.count
            let offset = min(Int(head[1]) << 8 | Int(head[2]), changed[index].content.count)
            if head[3] == 255 {
                changed[index].content.removeSubrange(offset...)
                continue
            }
            let bytes = rest.prefix(Int(head[3]))
            rest = rest.dropFirst(Int(head[3]))
            let end = min(offset + bytes.count, changed[index].content.count)
            changed[index].content.replaceSubrange(offset..<end, with: bytes)
        }
        return changed
    }

    private static func createParents(of path: String, in system: MemoryFileSystem) throws {
        let parent = parentDirectory(of: path)
        guard parent != "/", try system.kind(of: parent) == nil else { return }
        try createParents(of: parent, in: system)
        try system.createDirectory(parent, permissions: 0o755)
    }
}
