import ImmuDBProofs

/// Builds the accumulative tree from scratch and compares header roots and tree files with it.
struct CheckedTree {
    private var frontier = TreeFrontier()
    private let files: TreeFiles?
    /// The logs that have no file.
    private let missing: [String]
    /// Leaves the files claim to hold.
    private let claimedLeaves: UInt64
    /// Why the files could not be opened; derived data, so the check goes on without.
    let openingFault: IntegrityFault?
    private(set) var comparedLeaves: UInt64 = 0
    /// Digest log position of the next leaf.
    private var position: UInt64 = 0
    /// Roots of sizes from `firstRoot` on, for headers whose tree lags behind.
    private var roots: [Digest] = [.zero]
    private var firstRoot: UInt64 = 0
    private var blTxID: UInt64 = 0
    /// A transaction could not be read, so nothing behind it can be recomputed.
    private var isBroken = false

    init(_ layout: StoreLayout) {
        var files: TreeFiles?
        var fault: IntegrityFault?
        var missing: [String] = []
        do throws(StorageError) {
            missing = try TreeFiles.missing(layout)
            if missing.isEmpty { files = try TreeFiles.openForChecking(layout) }
        } catch {
            fault = IntegrityFault(error, kind: .tree)
        }
        claimedLeaves = (files?.commit.end ?? 0) / TreeFiles.commitEntryBytes
        self.files = files
        self.missing = missing
        openingFault = fault
    }

    /// Logs without a file, where there should be some. A power cut may have taken them.
    func missing(of transactions: UInt64) -> [IntegrityFault] {
        guard transactions > 0 else { return [] }
        return missing.map { IntegrityFault(kind: .tree, file: $0, message: "there is no file") }
    }

    /// The logs that were opened.
    var logs: [ChunkedLog] { files.map { [$0.data, $0.tree, $0.commit] } ?? [] }

    /// Compares the tree a header names with the recomputed one.
    /// - Returns: what is wrong; nil when nothing is or nothing can be said.
    mutating func check(_ header: TxHeader) -> String? {
        guard !isBroken else { return nil }
        guard header.blTxID >= blTxID else {
            return "the tree shrinks from \(blTxID) to \(header.blTxID) leaves"
        }
        blTxID = header.blTxID
        guard header.blTxID >= firstRoot, header.blTxID - firstRoot < UInt64(roots.count) else {
            return header.blTxID < firstRoot ? nil : "the tree of \(header.blTxID) leaves does not exist yet"
        }
        let index = Int(header.blTxID - firstRoot)
        guard roots[index] == header.blRoot else {
            return "the root of the tree of \(header.blTxID) leaves is not the recomputed one"
        }
        if index > 1024 || roots.count > Limits.checkedRootsMax {
            roots.removeFirst(index)
            firstRoot += UInt64(index)
        }
        return nil
    }

    /// Adds a transaction and compares what the files hold for it.
    mutating func append(_ alh: Digest, id: UInt64) -> [IntegrityFault] {
        guard !isBroken else { return [] }
        var digests: [Digest] = []
        roots.append(frontier.append(alh, emitting: &digests))
        defer { position += UInt64(digests.count) }
        guard let files, id <= claimedLeaves else { return [] }
        comparedLeaves = id
        var payload: [UInt8] = [0, 0, 0, UInt8(Digest.byteCount)]
        payload += alh.bytes
        var pointer: [UInt8] = []
        pointer.append(bigEndian: (id - 1) * TreeFiles.payloadEntryBytes)
        pointer.append(bigEndian: UInt32(Digest.byteCount))
        let parts: [(ChunkedLog, UInt64, [UInt8])] = [
            (files.data, (id - 1) * TreeFiles.payloadEntryBytes, payload),
            (files.tree, position * TreeFiles.digestBytes, Digest.joined(digests)),
            (files.commit, (id - 1) * TreeFiles.commitEntryBytes, pointer),
        ]
        return parts.compactMap { log, offset, expected in
            difference(log, offset, expected, id)
        }
    }

    private func difference(
        _ log: ChunkedLog, _ offset: UInt64, _ expected: [UInt8], _ id: UInt64
    ) -> IntegrityFault? {
        do throws(StorageError) {
            let found = try log.read(expected.count, at: offset)
            guard found != expected else { return nil }
            let index = zip(found, expected).prefix { $0.0 == $0.1 }.count
            throw log.fault(
                .corrupted, "leaf \(id) is not the recomputed one", at: offset + UInt64(index), txID: id)
        } catch {
            return IntegrityFault(error, kind: .tree, txID: id)
        }
    }

    /// A transaction is missing: from here on nothing can be recomputed.
    mutating func skip() { isBroken = true }
}

extension TreeFiles {
    private static func locations(_ layout: StoreLayout) -> [ChunkedLog.Location] {
        [("aht/data", "dat"), ("aht/tree", "sha"), ("aht/commit", "di")].map { name, fileExtension in
            ChunkedLog.Location(
                store: layout.path, name: name, fileExtension: fileExtension, fileSystem: layout.fileSystem,
                permissions: 0)
        }
    }

    /// Names of the logs that have no file.
    static func missing(_ layout: StoreLayout) throws(StorageError) -> [String] {
        var missing: [String] = []
        for location in locations(layout) where try !ChunkedLog.exists(location) {
            missing.append(location.name)
        }
        return missing
    }

    /// Opens the files for reading without judging them.
    static func openForChecking(_ layout: StoreLayout) throws(StorageError) -> TreeFiles {
        let locations = locations(layout)
        return TreeFiles(
            data: try ChunkedLog.open(locations[0], access: .readOnly),
            tree: try ChunkedLog.open(locations[1], access: .readOnly),
            commit: try ChunkedLog.open(locations[2], access: .readOnly))
    }
}
