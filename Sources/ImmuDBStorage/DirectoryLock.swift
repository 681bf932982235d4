package import SystemIO

/// Name of the lock file in a locked directory. A regular file, which other programs ignore.
package let lockFileName = "immudb.lock"

/// Keeps a second process away from a store or a server data directory.
///
/// For reading nothing is created: without a lock file there is nobody to keep away, as far as one can tell.
/// Who writes leaves the number of its process in the file, for the message to those who come later.
/// - Returns: the lock; nil when reading a directory that has no lock file.
/// - Throws: `locked` when another process is at work there, with its number when it is known.
package func lockDirectory(
    _ path: String, fileSystem: any FileSystem, readOnly: Bool
) throws(StorageError) -> (any FileLock)? {
    try onDisk(file: lockFileName) { () throws(SystemIOError) in
        let file = joinPath(path, lockFileName)
        if readOnly, try fileSystem.kind(of: file) == nil { return nil }
        let lock: any FileLock
        do throws(SystemIOError) {
            lock = try fileSystem.lock(file, readOnly ? .shared : .exclusive)
        } catch {
            guard error.code == .locked, let holder = lockHolder(file, in: fileSystem) else { throw error }
            var named = error
            named.message = "process \(holder) is using this directory; stop it first"
            throw named
        }
        if !readOnly { noteHolder(file, in: fileSystem) }
        return lock
    }
}

/// The process that wrote its number into a lock file, if there still is one; nil when nobody knows.
private func lockHolder(_ file: String, in fileSystem: any FileSystem) -> Int32? {
    let bytes: [UInt8]
    do throws(SystemIOError) {
        bytes = try fileSystem.readWhole(file, limit: Limits.lockFileBytesMax)
    } catch {
        return nil  // the lock is held all the same
    }
    let text = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return Int32(text).flatMap { RunningProcess.exists($0) ? $0 : nil }
}

private func noteHolder(_ file: String, in fileSystem: any FileSystem) {
    do throws(SystemIOError) {
        let open = try fileSystem.open(file, .readWrite)
        try open.truncate(to: 0)
        try open.write(Array("\(RunningProcess.current)\n".utf8), at: 0)
        try open.close()
    } catch {
        // A full disk must not keep anybody from opening a directory: the lock itself needs no space, and
        // without the number a message only says less.
        return
    }
}
