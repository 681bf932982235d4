internal import ImmuDBRecords
internal import ImmuDBStorage
internal import SystemIO

extension Database {
    /// Bytes on disk by log, tree and index.
    /// - Throws: `storage` when the directory cannot be read.
    public func diskUsage() throws(EngineError) -> DiskUsage {
        var parts: [DiskUsage.Part] = []
        for entry in try translating({ try fileSystem.list(path) }) {
            let child = joinPath(path, entry.name)
            let size = try translating { try DirectorySize.of(child, entry.kind, in: fileSystem) }
            guard size.files > 0 || entry.kind == .directory else { continue }
            parts.append(
                DiskUsage.Part(
                    kind: DiskUsage.Part.Kind(entryName: entry.name), name: entry.name, files: size.files,
                    bytes: size.bytes))
        }
        return DiskUsage(parts: parts.sorted { $0.name < $1.name })
    }

    /// What keys hold, grouped by the next part of their name.
    /// - Parameters:
    ///   - prefix: only keys that begin with it.
    ///   - delimiters: bytes that end a part of a name.
    /// - Returns: one group per part, in key order.
    public func usage(
        ofKeysWithPrefix prefix: [UInt8], delimiters: Set<UInt8> = PrefixUsage.delimiters
    ) async throws(EngineError) -> [PrefixUsage] {
        try await awaitIndex(0)
        let view = store.view()
        var groups: [[UInt8]: PrefixUsage] = [:]
        try view.walk(KeyRange(prefix: PlainRecord.storeKey(for: prefix))) { found throws(EngineError) in
            guard let key = PlainRecord.userKey(of: found.key) else { return true }
            let end = key[prefix.count...].firstIndex { delimiters.contains($0) }
            let name = end.map { Array(key[...$0]) } ?? prefix
            var group = groups[name] ?? PrefixUsage(prefix: name, keys: 0, versions: 0, bytes: 0)
            let versions =
                found.version.revision == 1
                ? [found.version] : try translating { try view.history(found.key) }
            group.keys += 1
            group.versions += UInt64(versions.count)
            for version in versions { group.bytes += UInt64(key.count) + UInt64(version.valueLength) }
            groups[name] = group
            return true
        }
        return groups.values.sorted { $0.prefix.lexicographicallyPrecedes($1.prefix) }
    }
}

extension PrefixUsage {
    /// What names of keys are usually divided by.
    public static let delimiters: Set<UInt8> = Set("/:.".utf8)
}

extension DiskUsage.Part.Kind {
    /// What a file or directory of a database is for.
    init(entryName name: String) {
        switch name {
        case "tx": self = .transactions
        case "commit": self = .commits
        case "aht": self = .tree
        case RunKeyIndex.directoryName: self = .index
        default:
            self = name.hasPrefix("val_") ? .values : name.hasPrefix("index") ? .foreignIndex : .other
        }
    }
}

/// Files below a directory and their bytes.
struct DirectorySize {
    var files: UInt64 = 0
    var bytes: UInt64 = 0

    /// - Parameter depth: levels above, so that a loop of links ends.
    static func of(
        _ path: String, _ kind: FileKind, in fileSystem: any FileSystem, depth: Int = 0
    ) throws(SystemIOError) -> DirectorySize {
        var size = DirectorySize()
        switch kind {
        case .directory:
            guard depth < Limits.directoryDepthMax else { return size }
            for entry in try fileSystem.list(path) {
                let child = try of(joinPath(path, entry.name), entry.kind, in: fileSystem, depth: depth + 1)
                size.files += child.files
                size.bytes += child.bytes
            }
        case .file:
            let file = try fileSystem.open(path, .readOnly)
            size.files = 1
            size.bytes = try file.size()
            try file.close()
        case .symbolicLink, .other: break  // not part of the formats
        }
        return size
    }
}
