import SystemIO

/// Pages on their way into the file of a run: collected in memory, handed to the file in big pieces.
struct RunPageFile: Sendable {
    let number: UInt64
    private let file: any File
    private var buffer: [UInt8] = []
    /// Bytes handed to the file.
    private(set) var written: UInt64 = 0

    init(_ file: any File, number: UInt64) {
        self.file = file
        self.number = number
    }

    /// Bytes of the run so far.
    var bytes: UInt64 { written + UInt64(buffer.count) }

    mutating func write(_ page: [UInt8]) throws(StorageError) -> PageReference {
        let offset = bytes
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

    /// Hands over what is left, makes the file durable and closes it.
    mutating func finish() throws(StorageError) {
        try flush()
        try onDisk(file: RunInfo.relativePath(number)) { () throws(SystemIOError) in
            try file.sync()
            try file.close()
        }
    }

    /// Gives the file up.
    func abandon() throws(StorageError) {
        try onDisk(file: RunInfo.relativePath(number)) { () throws(SystemIOError) in try file.close() }
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

/// A tree of pages in a run, from the leaf being filled up to the root.
struct RunPageTree: Sendable {
    /// A page that was written, as its parent has to know it.
    struct Child: Sendable {
        var reference: PageReference
        var start: PageStart
        /// Hashes of the keys on it; empty above the leaves.
        var hashes: [UInt64]
    }

    var leaf = RunPageBuilder(level: 0)
    /// From level 1 upwards.
    private var inner: [RunPageBuilder] = []

    /// Writes the leaf; its parent does not know it yet.
    mutating func writeLeaf(to file: inout RunPageFile) throws(StorageError) -> Child? {
        guard let start = leaf.start else { return nil }
        let reference = try file.write(leaf.bytes())
        let child = Child(reference: reference, start: start, hashes: leaf.hashes)
        leaf.reset()
        return child
    }

    /// Adds a page to its parent, which is written when it is full.
    mutating func add(_ child: Child, level: Int = 0, to file: inout RunPageFile) throws(StorageError) {
        if level == inner.count { inner.append(RunPageBuilder(level: UInt8(truncatingIfNeeded: level + 1))) }
        inner[level].append(child: child.reference, start: child.start, hashes: child.hashes)
        if inner[level].isFull { try writeInner(level, to: &file) }
    }

    /// Writes what is left, the root last.
    mutating func finish(to file: inout RunPageFile) throws(StorageError) -> PageReference {
        if let child = try writeLeaf(to: &file) { try add(child, to: &file) }
        var level = 0
        while level < inner.count {
            // The only page below the highest level is the root.
            if level == inner.count - 1, inner[level].count == 1 { return inner[level].firstChild }
            try writeInner(level, to: &file)
            level += 1
        }
        return .none
    }

    private mutating func writeInner(_ level: Int, to file: inout RunPageFile) throws(StorageError) {
        guard let start = inner[level].start else { return }
        let reference = try file.write(inner[level].bytes())
        inner[level].reset()
        try add(Child(reference: reference, start: start, hashes: []), level: level + 1, to: &file)
    }
}
