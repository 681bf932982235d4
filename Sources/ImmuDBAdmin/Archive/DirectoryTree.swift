import SystemIO

/// The files and directories below a directory, parents first, in byte order.
struct DirectoryTree: Sendable, Equatable {
    struct Entry: Sendable, Equatable {
        /// Relative to the top.
        var name: String
        var isDirectory: Bool
        var size: UInt64
    }

    var entries: [Entry]

    var bytes: UInt64 { entries.reduce(0) { $0 + $1.size } }

    /// - Parameter skipping: names at the top that are left out.
    /// - Throws: also for links and devices, which no data directory has.
    static func of(
        _ path: String, skipping: Set<String> = [], in files: any FileSystem
    ) throws -> DirectoryTree {
        var entries: [Entry] = []
        func walk(_ directory: String, _ prefix: String, _ depth: Int) throws {
            guard depth < SystemIO.Limits.removalDepthMax, entries.count < Limits.archiveEntriesMax else {
                throw SystemIOError(
                    code: .tooLarge, operation: "read", path: directory, message: "too many files or levels")
            }
            for entry in try files.list(directory) where !(prefix.isEmpty && skipping.contains(entry.name)) {
                let child = joinPath(directory, entry.name)
                switch entry.kind {
                case .directory:
                    entries.append(Entry(name: prefix + entry.name, isDirectory: true, size: 0))
                    try walk(child, prefix + entry.name + "/", depth + 1)
                case .file:
                    let file = try files.open(child, .readOnly)
                    let size = try file.size()
                    try file.close()
                    entries.append(Entry(name: prefix + entry.name, isDirectory: false, size: size))
                case .symbolicLink, .other:
                    throw SystemIOError(
                        code: .notRegularFile, operation: "back up", path: child,
                        message: "it is neither a file nor a directory")
                }
            }
        }
        try walk(path, "", 0)
        return DirectoryTree(entries: entries)
    }
}
