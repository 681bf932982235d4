package import SystemIO

/// Name of the lock file in a locked directory. A regular file, which other programs ignore.
package let lockFileName = "immudb.lock"

/// Keeps a second process away from a store or a server data directory.
///
/// For reading nothing is created: without a lock file there is nobody to keep away, as far as one can tell.
/// - Returns: the lock; nil when reading a directory that has no lock file.
/// - Throws: `locked` when another process is at work there.
package func lockDirectory(
    _ path: String, fileSystem: any FileSystem, readOnly: Bool
) throws(StorageError) -> (any FileLock)? {
    try onDisk(file: lockFileName) { () throws(SystemIOError) in
        let file = joinPath(path, lockFileName)
        if readOnly, try fileSystem.kind(of: file) == nil { return nil }
        return try fileSystem.lock(file, readOnly ? .shared : .exclusive)
    }
}
