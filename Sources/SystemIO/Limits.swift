/// Every fixed bound of this module, with its unit in the name.
package enum Limits {
    /// Bytes handed to one read or write call; bigger requests are split. Linux caps a call just below 2 GiB.
    package static let transferBytesMax = 1 << 30
    /// Bytes of a file name built by ``safeFileName(_:)``, below the 255 of common file systems.
    package static let fileNameBytesMax = 200
    /// Depth of nested directories that removal of a tree follows.
    package static let removalDepthMax = 64
    /// Attempts to find an unused temporary name before giving up.
    package static let temporaryNameAttemptsMax = 100
    /// Size of one file of a file system in memory, in bytes.
    package static let memoryFileBytesMax = 1 << 30
    /// Bytes read at a time from a file with a secret.
    package static let privateChunkBytes = 64 << 10
    /// Bytes read of a file in which the system describes this process.
    static let processFileBytesMax = 1 << 16
}
