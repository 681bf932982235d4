import Synchronization
import SystemIO

@testable import ImmuDBStorage

/// A disk in memory that dies, or fails, at a chosen change, and shows what would be left.
///
/// Fault model: what is not synced may be there or not, file by file or name by name; the write under way is
/// half done; a file's size may have grown without its contents.
final class CrashDisk: FileSystem {
    /// What survives of changes that no sync covers.
    enum Outcome: CaseIterable { case everything, nothing, namesAndZeros }

    fileprivate struct Node: Sendable {
        var live: [UInt8] = []
        var synced: [UInt8] = []
    }

    fileprivate struct State: Sendable {
        var nodes: [Int: Node] = [:]
        var names: [String: Int] = [:]
        var durableNames: [String: Int] = [:]
        var directories: Set<String> = ["/"]
        var nextNode = 0
        var calls = 0
        var failing: ClosedRange<Int>?
    }

    fileprivate let state: Mutex<State>

    init() { state = Mutex(State()) }

    private init(_ state: State) { self.state = Mutex(state) }

    /// Changes made or attempted so far.
    var calls: Int { state.withLock { $0.calls } }

    /// Lets some of the coming changes fail, counted from the first ever.
    func fail(_ range: ClosedRange<Int>) { state.withLock { $0.failing = range } }

    /// The disk after a restart.
    func image(_ outcome: Outcome) -> CrashDisk {
        var left = state.withLock { $0 }
        left.calls = 0
        left.failing = nil
        if outcome == .nothing { left.names = left.durableNames }
        left.durableNames = left.names
        for (id, node) in left.nodes {
            var content = outcome == .everything ? node.live : node.synced
            if outcome == .namesAndZeros, content.count < node.live.count {
                content += [UInt8](repeating: 0, count: node.live.count - content.count)
            }
            left.nodes[id] = Node(live: content, synced: content)
        }
        return CrashDisk(left)
    }

    fileprivate func change<R>(
        _ path: String, _ body: (inout State) throws(SystemIOError) -> R,
        half: (inout State) -> Void = { _ in }
    ) throws(SystemIOError) -> R {
        try state.withLock { (state) throws(SystemIOError) in
            state.calls += 1
            if let failing = state.failing, failing.contains(state.calls) {
                if state.calls == failing.lowerBound { half(&state) }
                throw SystemIOError(errno: 28, operation: "test", path: path)
            }
            return try body(&state)
        }
    }

    private static func missing(_ path: String) -> SystemIOError {
        SystemIOError(code: .notFound, operation: "open", path: path, message: "no such file")
    }

    func open(
        _ path: String, _ mode: FileOpenMode, followLinks: Bool, permissions: UInt32
    ) throws(SystemIOError) -> any File {
        let existing = state.withLock { $0.names[path] }
        if let existing, mode != .createExclusive { return CrashFile(path: path, node: existing, disk: self) }
        guard existing == nil else {
            throw SystemIOError(code: .alreadyExists, operation: "create", path: path, message: "it exists")
        }
        guard mode == .create || mode == .createExclusive else { throw Self.missing(path) }
        let node = try change(path) { state in
            state.nextNode += 1
            state.nodes[state.nextNode] = Node()
            state.names[path] = state.nextNode
            return state.nextNode
        }
        return CrashFile(path: path, node: node, disk: self)
    }

    func list(_ path: String) throws(SystemIOError) -> [DirectoryEntry] {
        state.withLock { state in
            state.names.keys.filter { parentDirectory(of: $0) == path }.sorted()
                .map { DirectoryEntry(name: lastPathComponent(of: $0), kind: .file) }
        }
    }

    func createDirectory(_ path: String, permissions: UInt32) throws(SystemIOError) {
        try change(path) { _ = $0.directories.insert(path) }
    }

    func rename(_ path: String, to newPath: String) throws(SystemIOError) {
        try change(path) { (state) throws(SystemIOError) in
            guard let node = state.names.removeValue(forKey: path) else { throw Self.missing(path) }
            state.names[newPath] = node
        }
    }

    func removeFile(_ path: String) throws(SystemIOError) {
        try change(path) { (state) throws(SystemIOError) in
            guard state.names.removeValue(forKey: path) != nil else { throw Self.missing(path) }
        }
    }

    func removeEmptyDirectory(_ path: String) throws(SystemIOError) {
        try change(path) { _ = $0.directories.remove(path) }
    }

    func kind(of path: String) throws(SystemIOError) -> FileKind? {
        state.withLock { state in
            if state.names[path] != nil { return .file }
            return state.directories.contains(path) ? .directory : nil
        }
    }

    func syncDirectory(_ path: String) throws(SystemIOError) {
        try change(path) { state in
            state.durableNames = state.durableNames.filter { parentDirectory(of: $0.key) != path }
            for (name, node) in state.names where parentDirectory(of: name) == path {
                state.durableNames[name] = node
            }
        }
    }

    func lock(_ path: String, _ mode: LockMode) throws(SystemIOError) -> any FileLock {
        throw Self.missing(path)
    }
}

private final class CrashFile: File {
    let path: String
    private let node: Int
    private let disk: CrashDisk

    init(path: String, node: Int, disk: CrashDisk) {
        self.path = path
        self.node = node
        self.disk = disk
    }

    private var live: [UInt8] { disk.state.withLock { $0.nodes[node]?.live ?? [] } }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemIOError) -> Int {
        let bytes = live.dropFirst(Int(clamping: offset)).prefix(buffer.count)
        buffer.copyBytes(from: bytes)
        return bytes.count
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemIOError) {
        let bytes = [UInt8](buffer)
        let node = node
        func put(_ bytes: ArraySlice<UInt8>, _ state: inout CrashDisk.State) {
            var live = state.nodes[node]?.live ?? []
            let start = Int(offset)
            if live.count < start + bytes.count {
                live += [UInt8](repeating: 0, count: start + bytes.count - live.count)
            }
            live.replaceSubrange(start..<start + bytes.count, with: bytes)
            state.nodes[node]?.live = live
        }
        try disk.change(path) {
            put(bytes[...], &$0)
        } half: {
            put(bytes.prefix(bytes.count / 2), &$0)
        }
    }

    func size() throws(SystemIOError) -> UInt64 { UInt64(live.count) }

    func sync() throws(SystemIOError) {
        let node = node
        try disk.change(path) { state in
            let live = state.nodes[node]?.live ?? []
            state.nodes[node]?.synced = live
        }
    }

    func truncate(to size: UInt64) throws(SystemIOError) {
        let node = node
        try disk.change(path) { state in
            let live = state.nodes[node]?.live ?? []
            state.nodes[node]?.live = Array(live.prefix(Int(size)))
        }
    }

    func close() throws(SystemIOError) {}
}
