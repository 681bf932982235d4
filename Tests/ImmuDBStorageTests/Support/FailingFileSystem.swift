import Synchronization
import SystemIO

/// The real file system, but from a chosen call on every change fails: a full disk, a dying device.
final class FailingFileSystem: FileSystem {
    /// Which calls count and fail.
    enum Fault: Sendable { case write, sync, anyChange }

    private struct State {
        var fault = Fault.anyChange
        var remaining = Int.max
        /// 5: the device fails, 28: the disk is full.
        var errorNumber: Int32 = 5
        var calls = 0
        var beforeSync: @Sendable () -> Void = {}
    }

    private let state = Mutex(State())
    private let real = RealFileSystem()

    /// Lets `count` calls of a kind succeed.
    func fail(_ fault: Fault, after count: Int, errorNumber: Int32 = 5) {
        state.withLock { $0 = State(fault: fault, remaining: count, errorNumber: errorNumber) }
    }

    /// Has something happen before each sync of a file.
    func beforeSync(_ body: @escaping @Sendable () -> Void) { state.withLock { $0.beforeSync = body } }

    fileprivate func willSync() { state.withLock { $0.beforeSync }() }

    /// Calls counted since the last ``fail(_:after:)``.
    var calls: Int { state.withLock { $0.calls } }

    fileprivate func pass(_ kind: Fault, _ path: String) throws(SystemIOError) {
        let errorNumber = state.withLock { state -> Int32? in
            guard state.fault == .anyChange || state.fault == kind else { return nil }
            state.calls += 1
            state.remaining -= 1
            return state.remaining < 0 ? state.errorNumber : nil
        }
        if let errorNumber { throw SystemIOError(errno: errorNumber, operation: "test", path: path) }
    }

    func open(
        _ path: String, _ mode: FileOpenMode, followLinks: Bool, permissions: UInt32
    ) throws(SystemIOError) -> any File {
        if mode == .create || mode == .createExclusive { try pass(.anyChange, path) }
        return FailingFile(
            real: try real.open(path, mode, followLinks: followLinks, permissions: permissions), system: self)
    }

    func list(_ path: String) throws(SystemIOError) -> [DirectoryEntry] { try real.list(path) }

    func createDirectory(_ path: String, permissions: UInt32) throws(SystemIOError) {
        try pass(.anyChange, path)
        try real.createDirectory(path, permissions: permissions)
    }

    func rename(_ path: String, to newPath: String) throws(SystemIOError) {
        try pass(.anyChange, path)
        try real.rename(path, to: newPath)
    }

    func removeFile(_ path: String) throws(SystemIOError) {
        try pass(.anyChange, path)
        try real.removeFile(path)
    }

    func removeEmptyDirectory(_ path: String) throws(SystemIOError) {
        try pass(.anyChange, path)
        try real.removeEmptyDirectory(path)
    }

    func kind(of path: String) throws(SystemIOError) -> FileKind? { try real.kind(of: path) }

    func syncDirectory(_ path: String) throws(SystemIOError) {
        try pass(.sync, path)
        try real.syncDirectory(path)
    }

    func lock(_ path: String, _ mode: LockMode) throws(SystemIOError) -> any FileLock {
        try real.lock(path, mode)
    }
}

private final class FailingFile: File {
    let real: any File
    let system: FailingFileSystem

    init(real: any File, system: FailingFileSystem) {
        self.real = real
        self.system = system
    }

    var path: String { real.path }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemIOError) -> Int {
        try real.read(into: buffer, at: offset)
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemIOError) {
        do throws(SystemIOError) {
            try system.pass(.write, path)
        } catch {
            // What a device that dies half-way leaves behind.
            try real.write(UnsafeRawBufferPointer(rebasing: buffer.prefix(buffer.count / 2)), at: offset)
            throw error
        }
        try real.write(buffer, at: offset)
    }

    func size() throws(SystemIOError) -> UInt64 { try real.size() }

    func sync() throws(SystemIOError) {
        try system.pass(.sync, path)
        system.willSync()
        try real.sync()
    }

    func truncate(to size: UInt64) throws(SystemIOError) {
        try system.pass(.anyChange, path)
        try real.truncate(to: size)
    }

    func close() throws(SystemIOError) { try real.close() }
}
