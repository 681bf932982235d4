/// The one door to files and directories, so that tests can put a simulated disk behind it.
///
/// Paths are plain strings with `/` between components. Every call reports failure as ``SystemIOError``;
/// interrupted calls are repeated and short transfers completed by the conformance.
package protocol FileSystem: Sendable {
    /// Opens a regular file. The descriptor is closed on exec. Symbolic links are followed
    /// unless told otherwise.
    func open(_ path: String, _ mode: FileOpenMode, followLinks: Bool, permissions: UInt32)
        throws(SystemIOError) -> any File
    /// Names and kinds of a directory's entries in byte order, without `.` and `..`.
    func list(_ path: String) throws(SystemIOError) -> [DirectoryEntry]
    /// Creates one directory whose parent exists.
    func createDirectory(_ path: String, permissions: UInt32) throws(SystemIOError)
    /// Renames, replacing an existing file of the new name.
    func rename(_ path: String, to newPath: String) throws(SystemIOError)
    /// Removes a file or a symbolic link.
    func removeFile(_ path: String) throws(SystemIOError)
    /// Removes an empty directory.
    func removeEmptyDirectory(_ path: String) throws(SystemIOError)
    /// The kind of what the path names, without following a link in its last component; nil when absent.
    func kind(of path: String) throws(SystemIOError) -> FileKind?
    /// Makes the names in a directory durable.
    func syncDirectory(_ path: String) throws(SystemIOError)
    /// Takes an advisory lock on a regular file without waiting. An exclusive lock creates the
    /// file, a shared one does not.
    /// - Throws: ``SystemIOError/Code/locked`` when another process or handle holds it.
    func lock(_ path: String, _ mode: LockMode) throws(SystemIOError) -> any FileLock
    /// Whether syncing two files at once, on two threads, is faster than one after the other.
    var syncsSideBySide: Bool { get }
}

/// An open file. Positions are absolute: there is no shared file position, so reads may run in parallel.
package protocol File: AnyObject, Sendable {
    var path: String { get }
    /// Fills the buffer from `offset`; returns fewer bytes than asked only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemIOError) -> Int
    /// Writes the whole buffer at `offset`, growing the file as needed.
    func write(_ buffer: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemIOError)
    /// Size in bytes.
    func size() throws(SystemIOError) -> UInt64
    /// Makes written data, and the size needed to read it, durable.
    func sync() throws(SystemIOError)
    /// Sets the size; growing adds zeros.
    func truncate(to size: UInt64) throws(SystemIOError)
    /// Releases the file; later calls fail. Closing twice is harmless.
    func close() throws(SystemIOError)
}

/// A held lock; released by ``release()`` or when the last reference goes away.
package protocol FileLock: AnyObject, Sendable {
    var path: String { get }
    func release()
}

/// How ``FileSystem/open(_:_:followLinks:permissions:)`` opens.
package enum FileOpenMode: Sendable {
    /// Must exist; never written.
    case readOnly
    /// Must exist.
    case readWrite
    /// Created when absent, contents kept when present.
    case create
    /// Must not exist.
    case createExclusive
}

/// The kinds of directory entries that matter here.
package enum FileKind: Sendable, Equatable {
    case file, directory, symbolicLink, other
}

package struct DirectoryEntry: Sendable, Equatable {
    package var name: String
    package var kind: FileKind

    package init(name: String, kind: FileKind) {
        self.name = name
        self.kind = kind
    }
}

package enum LockMode: Sendable {
    case shared, exclusive
}

extension FileSystem {
    /// Disks that are simulated do one thing at a time, always in the same order.
    package var syncsSideBySide: Bool { false }

    /// Opens with mode bits 0644 (before the process umask), following links.
    package func open(_ path: String, _ mode: FileOpenMode) throws(SystemIOError) -> any File {
        try open(path, mode, followLinks: true, permissions: 0o644)
    }
}
