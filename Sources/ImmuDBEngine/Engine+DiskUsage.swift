internal import SystemIO

extension Engine {
    /// Bytes of all files of the directory.
    /// - Throws: `storage` when the directory cannot be read.
    public func diskUsage() throws(EngineError) -> UInt64 {
        try translating { try Engine.bytes(below: path, in: fileSystem, depth: 0) }
    }

    private static func bytes(
        below path: String, in fileSystem: any FileSystem, depth: Int
    ) throws(SystemIOError) -> UInt64 {
        guard depth < Limits.directoryDepthMax else { return 0 }
        var total: UInt64 = 0
        for entry in try fileSystem.list(path) {
            let child = joinPath(path, entry.name)
            switch entry.kind {
            case .directory:
                total += try bytes(below: child, in: fileSystem, depth: depth + 1)
            case .file:
                let file = try fileSystem.open(child, .readOnly)
                total += try file.size()
                try file.close()
            case .symbolicLink, .other: continue  // not part of the formats
            }
        }
        return total
    }
}
