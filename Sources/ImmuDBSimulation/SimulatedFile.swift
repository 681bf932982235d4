import Synchronization
import SystemIO

/// An open file of a ``SimulatedFileSystem``. Stays usable after the file was renamed or removed.
final class SimulatedFile: File {
    let path: String
    private let id: Int
    private let isWritable: Bool
    private let system: SimulatedFileSystem
    private let isClosed = Atomic(false)

    init(path: String, id: Int, isWritable: Bool, system: SimulatedFileSystem) {
        self.path = path
        self.id = id
        self.isWritable = isWritable
        self.system = system
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemIOError) -> Int {
        try requireOpen("read")
        return try system.state.withLock { (state) throws(SystemIOError) in
            let fault = state.plan.readFault(at: state.reads)
            state.reads += 1
            if fault == .deviceError {
                throw SystemIOError(errno: 5, operation: "read", path: path, offset: offset)
            }
            guard let live = state.disk.file(id)?.live, let start = Int(exactly: offset), start < live.count
            else { return 0 }
            var count = min(buffer.count, live.count - start)
            if fault == .short { count /= 2 }
            live.withUnsafeBytes { source in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[start..<start + count]))
            }
            return count
        }
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemIOError) {
        try requireOpen("write")
        try requireWritable("write")
        let bytes = [UInt8](buffer)
        let start = try position(offset, adding: bytes.count, "write")
        try system.state.withLock { (state) throws(SystemIOError) in
            let call = RecordedCall(kind: .write(offset: offset, count: bytes.count), path: path)
            if state.plan.fault(at: state.calls.count) == .noSpaceHalfway {
                let half = FileContent.Change.write(
                    offset: start, bytes: Array(bytes.prefix(bytes.count / 2)))
                state.disk.change(id, half)
            }
            try state.change(call) { $0.change(id, .write(offset: start, bytes: bytes)) }
        }
    }

    func size() throws(SystemIOError) -> UInt64 {
        try requireOpen("inspect")
        return system.state.withLock { UInt64($0.disk.file(id)?.live.count ?? 0) }
    }

    func sync() throws(SystemIOError) {
        try requireOpen("sync")
        try system.state.withLock { (state) throws(SystemIOError) in
            do throws(SystemIOError) {
                try state.settle(RecordedCall(kind: .sync, path: path)) { $0.syncFile(id) }
            } catch {
                state.disk.failSync(id)
                throw error
            }
        }
    }

    func truncate(to size: UInt64) throws(SystemIOError) {
        try requireOpen("truncate")
        try requireWritable("truncate")
        let length = try position(size, adding: 0, "truncate")
        try system.state.withLock { (state) throws(SystemIOError) in
            try state.change(RecordedCall(kind: .truncate(size: size), path: path)) {
                $0.change(id, .resize(length))
            }
        }
    }

    func close() throws(SystemIOError) { isClosed.store(true, ordering: .sequentiallyConsistent) }

    private func requireOpen(_ operation: String) throws(SystemIOError) {
        guard !isClosed.load(ordering: .sequentiallyConsistent) else {
            throw SystemIOError(code: .other, operation: operation, path: path, message: "it is closed")
        }
    }

    private func requireWritable(_ operation: String) throws(SystemIOError) {
        guard isWritable else {
            throw SystemIOError(
                code: .other, operation: operation, path: path, message: "it was opened for reading")
        }
    }

    private func position(
        _ offset: UInt64, adding count: Int, _ operation: String
    ) throws(SystemIOError) -> Int {
        guard let start = Int(exactly: offset), start <= Limits.fileBytesMax - count else {
            throw SystemIOError(
                code: .tooLarge, operation: operation, path: path, offset: offset,
                message: "simulated files hold \(Limits.fileBytesMax) bytes at the most")
        }
        return start
    }
}

/// A lock of a ``SimulatedFileSystem``.
final class SimulatedLock: FileLock {
    let path: String
    private let id: Int
    private let system: SimulatedFileSystem
    private let isReleased = Atomic(false)

    init(path: String, id: Int, system: SimulatedFileSystem) {
        self.path = path
        self.id = id
        self.system = system
    }

    func release() {
        if !isReleased.exchange(true, ordering: .sequentiallyConsistent) { system.unlock(id) }
    }

    deinit { release() }
}
