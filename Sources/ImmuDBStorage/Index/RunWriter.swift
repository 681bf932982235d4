import ImmuDBProofs
import SystemIO

/// Writes a run: leaves as they fill, each followed by the parents that fill up with it, the root last; among
/// them the pages of a second tree with the newest versions only, where that is worth it.
///
/// Keys come in ascending order, the versions of a key oldest first.
struct RunWriter: Sendable {
    private var file: RunPageFile
    private var tree = RunPageTree()
    private var heads: RunHeads?
    private var key: [UInt8] = []
    private var hash: UInt64 = 0
    /// Versions of the key so far, and the last of them.
    private var ordinal: UInt64 = 0
    private var newest: KeyVersion?
    private(set) var keyCount: UInt64 = 0
    private(set) var versionCount: UInt64 = 0

    /// - Parameter hasHeads: whether keys have so many versions that the newest get a tree of their own.
    init(file: any File, number: UInt64, hasHeads: Bool) {
        self.file = RunPageFile(file, number: number)
        heads = hasHeads ? RunHeads() : nil
    }

    /// Whether that many versions of so many keys want a tree of the newest.
    static func wantsHeads(keys: UInt64, versions: UInt64) -> Bool {
        versions - min(keys, versions) >= keys / Limits.indexHeadsPart
    }

    /// Number of the file.
    var number: UInt64 { file.number }

    /// Bytes of the run so far.
    var bytesWritten: UInt64 { file.bytes }

    mutating func begin(_ key: [UInt8]) throws(StorageError) {
        try endKey()
        start(key)
    }

    mutating func begin(_ key: UnsafeRawBufferPointer) throws(StorageError) {
        try endKey()
        start(key)
    }

    mutating func append(_ version: KeyVersion) throws(StorageError) {
        openGroup(txID: version.txID)
        tree.leaf.append(version)
        newest = version
        try added(1)
    }

    /// Versions as another run holds them.
    mutating func append(slots: UnsafeRawBufferPointer) throws(StorageError) {
        var rest = slots
        while rest.count >= KeyVersion.slotBytes {
            openGroup(txID: rest.bigEndian(UInt64.self, at: 0))
            let room = max(1, (Limits.indexLeafBytes - tree.leaf.size) / KeyVersion.slotBytes)
            let count = min(room, rest.count / KeyVersion.slotBytes)
            let bytes = count * KeyVersion.slotBytes
            tree.leaf.append(slots: UnsafeRawBufferPointer(rebasing: rest[..<bytes]), count: count)
            newest = KeyVersion(rest, at: bytes - KeyVersion.slotBytes)
            rest = UnsafeRawBufferPointer(rebasing: rest[bytes...])
            try added(count)
        }
    }

    /// Writes what is left, makes the file durable and closes it.
    mutating func finish(
        firstTxID: UInt64, lastTxID: UInt64, lastAlh: Digest
    ) throws(StorageError) -> RunInfo {
        try writeLeaf()
        try endKey()
        let root = try tree.finish(to: &file)
        let heads = try heads?.finish(to: &file) ?? .none
        try file.finish()
        return RunInfo(
            number: number, firstTxID: firstTxID, lastTxID: lastTxID, lastAlh: lastAlh, keyCount: keyCount,
            versionCount: versionCount, fileBytes: file.written, root: root, heads: heads)
    }

    /// Gives the file up.
    func abandon() throws(StorageError) { try file.abandon() }

    private mutating func start(_ key: some Sequence<UInt8>) {
        self.key.removeAll(keepingCapacity: true)
        self.key.append(contentsOf: key)
        hash = KeyFilter.hash(self.key)
        ordinal = 0
        keyCount += 1
    }

    private mutating func endKey() throws(StorageError) {
        tree.leaf.endGroup()
        guard let newest else { return }
        try heads?.keyEnded(
            key, hash: hash, ordinal: ordinal - 1, newest: newest, leafIsEmpty: tree.leaf.isEmpty, to: &file)
        self.newest = nil
    }

    private mutating func openGroup(txID: UInt64) {
        guard !tree.leaf.hasOpenGroup else { return }
        if tree.leaf.isEmpty, ordinal > 0 { heads?.keyGoesOn() }
        tree.leaf.beginGroup(key, txID: txID, ordinal: ordinal, hash: hash)
    }

    private mutating func added(_ count: Int) throws(StorageError) {
        ordinal += UInt64(count)
        versionCount += UInt64(count)
        if tree.leaf.isFull { try writeLeaf() }
    }

    private mutating func writeLeaf() throws(StorageError) {
        let groups = tree.leaf.count
        let versions = tree.leaf.versionCount
        guard let child = try tree.writeLeaf(to: &file) else { return }
        heads?.leafWritten(child, groups: groups, versions: versions)
        try tree.add(child, to: &file)
    }
}
