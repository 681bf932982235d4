import ImmuDBProofs
import SystemIO

/// Writes a run: leaves as they fill, each followed by the parents that fill up with it, the root last.
///
/// Keys come in ascending order, the versions of a key oldest first.
struct RunWriter: Sendable {
    let number: UInt64
    private let file: any File
    private var buffer: [UInt8] = []
    /// Bytes handed to the file.
    private var written: UInt64 = 0
    private var leaf = RunPageBuilder(level: 0)
    /// From level 1 upwards.
    private var inner: [RunPageBuilder] = []
    private var key: [UInt8] = []
    private var hash: UInt64 = 0
    /// Versions of the key so far.
    private var ordinal: UInt64 = 0
    private(set) var keyCount: UInt64 = 0
    private(set) var versionCount: UInt64 = 0

    init(file: any File, number: UInt64) {
        self.file = file
        self.number = number
    }

    /// Bytes of the run so far.
    var bytesWritten: UInt64 { written + UInt64(buffer.count) }

    mutating func begin(_ key: [UInt8]) {
        key.withUnsafeBytes { begin($0) }
    }

    mutating func begin(_ key: UnsafeRawBufferPointer) {
        leaf.endGroup()
        self.key.removeAll(keepingCapacity: true)
        self.key.append(contentsOf: key)
        hash = KeyFilter.hash(key)
        ordinal = 0
        keyCount += 1
    }

    mutating func append(_ version: KeyVersion) throws(StorageError) {
        openGroup(txID: version.txID)
        leaf.append(version)
        try added(1)
    }

    /// Versions as another run holds them.
    mutating func append(slots: UnsafeRawBufferPointer) throws(StorageError) {
        var rest = slots
        while rest.count >= KeyVersion.slotBytes {
            openGroup(txID: rest.bigEndian(UInt64.self, at: 0))
            let room = max(1, (Limits.indexLeafBytes - leaf.size) / KeyVersion.slotBytes)
            let count = min(room, rest.count / KeyVersion.slotBytes)
            let bytes = count * KeyVersion.slotBytes
            leaf.append(slots: UnsafeRawBufferPointer(rebasing: rest[..<bytes]), count: count)
            rest = UnsafeRawBufferPointer(rebasing: rest[bytes...])
            try added(count)
        }
    }

    /// Writes what is left, makes the file durable and closes it.
    mutating func finish(
        firstTxID: UInt64, lastTxID: UInt64, lastAlh: Digest
    ) throws(StorageError) -> RunInfo {
        let root = try writeRoot()
        try flush()
        try onDisk(file: RunInfo.relativePath(number)) { () throws(SystemIOError) in
            try file.sync()
            try file.close()
        }
        return RunInfo(
            number: number, firstTxID: firstTxID, lastTxID: lastTxID, lastAlh: lastAlh, keyCount: keyCount,
            versionCount: versionCount, fileBytes: written, root: root)
    }

    /// Gives the file up.
    func abandon() throws(StorageError) {
        try onDisk(file: RunInfo.relativePath(number)) { () throws(SystemIOError) in try file.close() }
    }

    private mutating func openGroup(txID: UInt64) {
        guard !leaf.hasOpenGroup else { return }
        leaf.beginGroup(key, txID: txID, ordinal: ordinal, hash: hash)
    }

    private mutating func added(_ count: Int) throws(StorageError) {
        ordinal += UInt64(count)
        versionCount += UInt64(count)
        if leaf.isFull { try writeLeaf() }
    }

    private mutating func writeLeaf() throws(StorageError) {
        guard let start = leaf.start else { return }
        let reference = try write(leaf.bytes())
        let hashes = leaf.hashes
        leaf.reset()
        try addChild(reference, start, hashes, level: 0)
    }

    /// Adds a page to its parent, which is written when it is full.
    private mutating func addChild(
        _ child: PageReference, _ start: PageStart, _ hashes: [UInt64], level: Int
    ) throws(StorageError) {
        if level == inner.count { inner.append(RunPageBuilder(level: UInt8(truncatingIfNeeded: level + 1))) }
        inner[level].append(child: child, start: start, hashes: hashes)
        if inner[level].isFull { try writeInner(level) }
    }

    private mutating func writeInner(_ level: Int) throws(StorageError) {
        guard let start = inner[level].start else { return }
        let reference = try write(inner[level].bytes())
        inner[level].reset()
        try addChild(reference, start, [], level: level + 1)
    }

    private mutating func writeRoot() throws(StorageError) -> PageReference {
        try writeLeaf()
        var level = 0
        while level < inner.count {
            // The only page below the highest level is the root.
            if level == inner.count - 1, inner[level].count == 1 { return inner[level].firstChild }
            try writeInner(level)
            level += 1
        }
        return .none
    }

    private mutating func write(_ page: [UInt8]) throws(StorageError) -> PageReference {
        let offset = bytesWritten
        guard let length = UInt32(exactly: page.count) else {
            throw StorageError(
                .invalidArgument, "a page of the key index would have \(page.count) bytes",
                file: RunInfo.relativePath(number))
        }
        let checksum = Checksum64.of(page, seed: RunInfo.seed(number: number, offset: offset))
        buffer += page
        if buffer.count >= Limits.writeBufferBytes { try flush() }
        return PageReference(offset: offset, length: length, checksum: checksum)
    }

    private mutating func flush() throws(StorageError) {
        let bytes = buffer
        try onDisk(file: RunInfo.relativePath(number)) { () throws(SystemIOError) in
            try file.write(bytes, at: written)
        }
        written += UInt64(buffer.count)
        buffer.removeAll(keepingCapacity: true)
    }
}
