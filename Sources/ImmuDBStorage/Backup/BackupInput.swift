package import SystemIO

/// Where the bytes of a backup come from.
package protocol BackupInput {
    /// The next bytes, at least one; empty at the end. At most `count`.
    mutating func read(atMost count: Int) throws(BackupError) -> [UInt8]
}

/// A file, read from its beginning or from a place in it.
package struct FileBackupInput: BackupInput {
    private let file: any File
    private var offset: UInt64

    package init(_ file: any File, at offset: UInt64 = 0) {
        self.file = file
        self.offset = offset
    }

    package mutating func read(atMost count: Int) throws(BackupError) -> [UInt8] {
        do throws(SystemIOError) {
            let bytes = try file.read(count: count, at: offset)
            offset += UInt64(bytes.count)
            return bytes
        } catch {
            throw BackupError(error)
        }
    }
}

/// Bytes in memory.
package struct ArrayBackupInput: BackupInput {
    private var rest: ArraySlice<UInt8>

    package init(_ bytes: [UInt8]) { rest = bytes[...] }

    package mutating func read(atMost count: Int) throws(BackupError) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }
}
