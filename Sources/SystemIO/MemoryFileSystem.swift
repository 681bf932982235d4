import Synchronization

/// Files that live in this process only: for tests, and for what must look like a directory without being
/// one.
package final class MemoryFileSystem: FileSystem {
    private let tree = Mutex(Tree())

    private struct Tree {
        var files: [String: MemoryFile] = [:]
        var directories: Set<String> = ["/"]
        var locked: Set<String> = []
    }

    package init() {}

    package func open(
        _ path: String, _ mode: FileOpenMode, followLinks: Bool, permissions: UInt32
    ) throws(SystemIOError) -> any File {
        try tree.withLock { (tree) throws(SystemIOError) in
            let existing = tree.files[path]
            switch mode {
            case .readOnly, .readWrite:
                guard let existing else { throw MemoryFileSystem.missing(path, "open") }
                return existing
            case .create:
                if let existing { return existing }
            case .createExclusive:
                guard existing == nil else {
                    throw SystemIOError(
                        code: .alreadyExists, operation: "create", path: path, message: "the file exists")
                }
            }
            guard tree.directories.contains(parentDirectory(of: path)) else {
                throw MemoryFileSystem.missing(path, "create")
            }
            let file = MemoryFile(path: path)
            tree.files[path] = file
            return file
        }
    }

    package func list(_ path: String) throws(SystemIOError) -> [DirectoryEntry] {
        try tree.withLock { (tree) throws(SystemIOError) in
            guard tree.directories.contains(path) else { throw MemoryFileSystem.missing(path, "list") }
            let files = tree.files.keys.filter { parentDirectory(of: $0) == path }
            let directories = tree.directories.filter { $0 != "/" && parentDirectory(of: $0) == path }
            return files.map { DirectoryEntry(name: lastPathComponent(of: $0), kind: .file) }
                + directories.map { DirectoryEntry(name: lastPathComponent(of: $0), kind: .directory) }
        }
    }

    package func createDirectory(_ path: String, permissions: UInt32) throws(SystemIOError) {
        try tree.withLock { (tree) throws(SystemIOError) in
            guard tree.files[path] == nil, !tree.directories.contains(path) else {
                throw SystemIOError(
                    code: .alreadyExists, operation: "create directory", path: path, message: "it exists")
            }
            tree.directories.insert(path)
        }
    }

    package func rename(_ path: String, to newPath: String) throws(SystemIOError) {
        try tree.withLock { (tree) throws(SystemIOError) in
            guard let file = tree.files.removeValue(forKey: path) else {
                throw MemoryFileSystem.missing(path, "rename")
            }
            tree.files[newPath] = file
        }
    }

    package func removeFile(_ path: String) throws(SystemIOError) {
        try tree.withLock { (tree) throws(SystemIOError) in
            guard tree.files.removeValue(forKey: path) != nil else {
                throw MemoryFileSystem.missing(path, "remove")
            }
        }
    }

    package func removeEmptyDirectory(_ path: String) throws(SystemIOError) {
        try tree.withLock { (tree) throws(SystemIOError) in
            guard tree.directories.remove(path) != nil else { throw MemoryFileSystem.missing(path, "remove") }
        }
    }

    package func kind(of path: String) throws(SystemIOError) -> FileKind? {
        tree.withLock { tree in
            if tree.files[path] != nil { return .file }
            return tree.directories.contains(path) ? .directory : nil
        }
    }

    package func syncDirectory(_ path: String) throws(SystemIOError) {}

    package func lock(_ path: String, _ mode: LockMode) throws(SystemIOError) -> any FileLock {
        try tree.withLock { (tree) throws(SystemIOError) in
            guard tree.locked.insert(path).inserted else {
                throw SystemIOError(code: .locked, operation: "lock", path: path, message: "it is locked")
            }
        }
        return MemoryLock(path: path) { [self] in tree.withLock { _ = $0.locked.remove(path) } }
    }

    private static func missing(_ path: String, _ operation: String) -> SystemIOError {
        SystemIOError(code: .notFound, operation: operation, path: path, message: "no such file or directory")
    }
}

/// One file of a ``MemoryFileSystem``. Closing it changes nothing.
private final class MemoryFile: File {
    let path: String
    private let content = Mutex<[UInt8]>([])

    init(path: String) { self.path = path }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemIOError) -> Int {
        content.withLock { content in
            guard let start = Int(exactly: offset), start < content.count else { return 0 }
            let count = min(buffer.count, content.count - start)
            buffer.copyBytes(from: content[start..<start + count])
            return count
        }
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemIOError) {
        let bytes = [UInt8](buffer)
        try content.withLock { (content) throws(SystemIOError) in
            guard let start = Int(exactly: offset), start <= Limits.memoryFileBytesMax - bytes.count else {
                throw SystemIOError(
                    code: .tooLarge, operation: "write", path: path, offset: offset,
                    message: "files in memory hold \(Limits.memoryFileBytesMax) bytes at the most")
            }
            let end = start + bytes.count
            if end > content.count { content += [UInt8](repeating: 0, count: end - content.count) }
            content.replaceSubrange(start..<end, with: bytes)
        }
    }

    func size() throws(SystemIOError) -> UInt64 { content.withLock { UInt64($0.count) } }

    func sync() throws(SystemIOError) {}

    func truncate(to size: UInt64) throws(SystemIOError) {
        content.withLock { content in
            let size = Int(clamping: size)
            if size < content.count { content.removeLast(content.count - size) }
        }
    }

    func close() throws(SystemIOError) {}
}

private final class MemoryLock: FileLock {
    let path: String
    private let onRelease: @Sendable () -> Void

    init(path: String, onRelease: @escaping @Sendable () -> Void) {
        self.path = path
        self.onRelease = onRelease
    }

    func release() { onRelease() }
}
