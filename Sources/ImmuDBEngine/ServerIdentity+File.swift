internal import ImmuDBProofs
internal import SystemIO

extension ServerIdentity {
    /// The identity file of a server directory, created when it is missing.
    ///
    /// 12 raw bytes; old releases kept the file inside the default database, where it is read from but not
    /// moved when the directory is open for reading.
    static func load(in path: String, options: EngineOptions) throws(EngineError) -> ServerIdentity {
        let fileSystem = options.fileSystem
        let file = joinPath(path, DirectoryLayout.identityFile)
        let old = joinPath(joinPath(path, DatabaseName.standard), DirectoryLayout.identityFile)
        if let identity = try read(file, fileSystem) { return identity }
        if let identity = try read(old, fileSystem) {
            if !options.isReadOnly {
                try write(identity, to: file, fileSystem)
                try translating { try fileSystem.removeFile(old) }
            }
            return identity
        }
        guard !options.isReadOnly else {
            throw EngineError(.notADataDirectory, "\(path) has no \(DirectoryLayout.identityFile)")
        }
        let identity = try fresh(at: options.clock.now())
        try write(identity, to: file, fileSystem)
        return identity
    }

    /// 4 bytes of time and 8 random ones.
    private static func fresh(at time: Timestamp) throws(EngineError) -> ServerIdentity {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: time.seconds))
        while bytes.count < ServerIdentity.byteCount { bytes.append(UInt8.random(in: .min ... .max)) }
        return try make(bytes, "fresh")
    }

    /// A stable stand-in for directories that have no identity: the first bytes of a hash.
    static func derived(from name: String) throws(EngineError) -> ServerIdentity {
        let hash = SHA256.hash(Array(name.utf8)).bytes
        return try make([UInt8](hash.prefix(ServerIdentity.byteCount)), "derived from \(name)")
    }

    private static func make(_ bytes: [UInt8], _ source: String) throws(EngineError) -> ServerIdentity {
        do throws(FormatError) {
            return try ServerIdentity(bytes: bytes)
        } catch {
            throw EngineError(.corrupted, "\(source): \(error.message)")
        }
    }

    private static func read(_ file: String, _ fileSystem: any FileSystem) throws(EngineError)
        -> ServerIdentity?
    {
        guard try translating({ try fileSystem.kind(of: file) }) != nil else { return nil }
        return try make(
            try translating { try fileSystem.readWhole(file, limit: Limits.identityFileBytesMax) }, file)
    }

    private static func write(
        _ identity: ServerIdentity, to file: String, _ fileSystem: any FileSystem
    ) throws(EngineError) {
        try translating { try fileSystem.atomicReplace(file, with: identity.bytes, permissions: 0o644) }
    }
}
