internal import ImmuDBStorage
internal import SystemIO

/// What a directory is.
enum DirectoryLayout: Equatable {
    /// Nothing there yet.
    case absent
    case empty
    /// A server directory, with the names of its databases, and of empty directories that may be databases
    /// nothing was written to yet.
    case server(databases: [String], empty: [String])
    /// A single database.
    case database
    /// Something else; never touched.
    case foreign

    /// Name of the file with the server's identity.
    static let identityFile = "immudb.identifier"

    /// Looks at a directory without changing it.
    /// - Parameter neighbours: names in it that are known to be somebody else's and do not matter.
    static func of(
        _ path: String, in fileSystem: any FileSystem, neighbours: Set<String> = []
    ) throws(EngineError) -> DirectoryLayout {
        guard let kind = try translating({ try fileSystem.kind(of: path) }) else { return .absent }
        // A link may stand for the directory; listing tells.
        guard kind != .file, kind != .other else { return .foreign }
        let entries = try translating { try fileSystem.list(path) }
        let names = Set(entries.map(\.name))
        if parts(entries).count > 1 { return .database }
        var databases: [String] = []
        var empty: [String] = []
        for entry in entries where entry.kind == .directory {
            // Another name cannot be a database's.
            guard DatabaseName.isLegal(entry.name) else { continue }
            let inner = try translating { try fileSystem.list(joinPath(path, entry.name)) }
            // Also one that lacks some of its parts: it is damaged, not absent.
            if !parts(inner).isEmpty { databases.append(entry.name) }
            if inner.isEmpty { empty.append(entry.name) }
        }
        if !databases.isEmpty || names.contains(identityFile) {
            return .server(databases: databases, empty: empty)
        }
        return names.subtracting(neighbours).subtracting([lockFileName]).allSatisfy(isLeftover)
            ? .empty : .foreign
    }

    /// A temporary file of a creation that was interrupted before there was anything else.
    private static func isLeftover(_ name: String) -> Bool {
        name.hasPrefix(".\(identityFile).") && name.hasSuffix(".tmp")
    }

    /// The directories that databases are made of.
    private static func parts(_ entries: [DirectoryEntry]) -> [String] {
        entries.filter { $0.kind == .directory }.map(\.name).filter(
            ["tx", "commit", "val_0", "aht"].contains)
    }
}
