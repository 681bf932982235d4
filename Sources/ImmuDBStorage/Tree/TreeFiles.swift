import ImmuDBProofs
import Synchronization
import SystemIO

/// The files of the accumulative tree: payloads, digests, and a commit log that is written last
/// (docs/formats.md). All of it is derived from the transaction log and can be rebuilt.
final class TreeFiles: Sendable {
    static let payloadEntryBytes: UInt64 = 36
    static let commitEntryBytes: UInt64 = 12
    static let digestBytes = UInt64(Digest.byteCount)

    let data: ChunkedLog
    let tree: ChunkedLog
    let commit: ChunkedLog
    let state: Mutex<State>
    let cache = Mutex(DigestCache())
    /// Held by the one who writes the tree's commit log.
    private let syncing = Mutex(())

    struct State {
        var frontier: TreeFrontier
        /// Root of the current size; zeros for none.
        var root: Digest
        /// Leaves that the tree's own commit log covers.
        var committedLeaves: UInt64
    }

    init(data: ChunkedLog, tree: ChunkedLog, commit: ChunkedLog) {
        self.data = data
        self.tree = tree
        self.commit = commit
        state = Mutex(State(frontier: TreeFrontier(), root: .zero, committedLeaves: 0))
    }

    /// Number of leaves, and the root over them (zeros for none).
    var size: UInt64 { state.withLock { $0.frontier.size } }
    var root: Digest { state.withLock { $0.root } }
    /// Leaves that the tree's own commit log does not cover yet.
    var unsyncedLeaves: UInt64 { state.withLock { $0.frontier.size - $0.committedLeaves } }

    /// Adds the next leaf.
    func append(_ alh: Digest) throws(StorageError) {
        try state.withLock { (state) throws(StorageError) in
            var digests: [Digest] = []
            state.root = state.frontier.append(alh, emitting: &digests)
            var payload: [UInt8] = []
            payload.reserveCapacity(Int(Self.payloadEntryBytes))
            payload.append(bigEndian: UInt32(Digest.byteCount))
            alh.withUnsafeBytes { payload.append(contentsOf: $0) }
            try data.append(payload)
            try tree.append(Digest.joined(digests))
        }
    }

    /// Root of the first `size` leaves; zeros for size 0.
    func root(size: UInt64) throws(StorageError) -> Digest {
        guard size > 0 else { return .zero }
        return try digestAt(AccumulativeTree.count(size) - 1)
    }

    func digestAt(_ position: UInt64) throws(StorageError) -> Digest {
        if let digest = cache.withLock({ $0[position] }) { return digest }
        let (offset, overflow) = position.multipliedReportingOverflow(by: Self.digestBytes)
        guard !overflow else {
            throw StorageError(.invalidArgument, "the tree has no digest \(position)", file: tree.name)
        }
        // In place: proofs read many, each would allocate an array.
        var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let read = try withUnsafeMutableBytes(of: &bytes) { (target) throws(StorageError) in
            try tree.fill(target, from: offset)
            return Digest(UnsafeRawBufferPointer(target))
        }
        guard let digest = read else {
            throw tree.fault(.corrupted, "no digest at position \(position)", at: offset)
        }
        cache.withLock { $0.insert(digest, at: position) }
        return digest
    }

    /// Payload of a leaf, which should be the Alh of the transaction of that number.
    func payload(of leaf: UInt64) throws(StorageError) -> Digest {
        guard leaf > 0 else { throw StorageError(.invalidArgument, "leaves are counted from 1") }
        let offset = (leaf - 1) * Self.payloadEntryBytes
        let bytes = try data.read(Int(Self.payloadEntryBytes), at: offset)
        guard bytes.starts(with: [0, 0, 0, UInt8(Digest.byteCount)]), let digest = Digest(bytes.dropFirst(4))
        else {
            throw data.fault(.corrupted, "the payload of leaf \(leaf) does not have 32 bytes", at: offset)
        }
        return digest
    }

    /// Writes everything to disk, the commit log last.
    func sync() throws(StorageError) {
        guard commit.access == .readWrite else { return }
        try syncing.withLock { (_) throws(StorageError) in try writeCommitLog() }
    }

    private func writeCommitLog() throws(StorageError) {
        let (from, to) = state.withLock { ($0.committedLeaves, $0.frontier.size) }
        guard from < to else { return }
        try data.sync()
        try tree.sync()
        try commit.append(Self.commitEntries(from..<to))
        try commit.sync()
        state.withLock { $0.committedLeaves = to }
    }

    /// Entries of the commit log for leaves counted from 0.
    static func commitEntries(_ leaves: Range<UInt64>) -> [UInt8] {
        var entries: [UInt8] = []
        entries.reserveCapacity(leaves.count * Int(commitEntryBytes))
        for leaf in leaves {
            entries.append(bigEndian: leaf * payloadEntryBytes)
            entries.append(bigEndian: UInt32(Digest.byteCount))
        }
        return entries
    }

    func close() throws(StorageError) {
        for log in [data, tree, commit] { try log.close() }
    }
}

extension TreeFiles: DigestSource {
    func digest(at position: UInt64) throws -> Digest { try digestAt(position) }
}
