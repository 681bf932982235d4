internal import SystemIO

extension Engine {
    /// Bytes of all files of the directory.
    /// - Throws: `storage` when the directory cannot be read.
    public func diskUsage() throws(EngineError) -> UInt64 {
        try translating { try DirectorySize.of(path, .directory, in: fileSystem).bytes }
    }
}
