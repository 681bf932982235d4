import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file of the operating system.
final class RealFile: File {
    let path: String
    /// -1 once closed. Held during a call, so that closing cannot hand the number to another file meanwhile.
    private let descriptor: DescriptorBox

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = DescriptorBox(descriptor)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(SystemIOError) -> Int {
        let descriptor = try opened("read")
        guard let base = buffer.baseAddress else { return 0 }
        var done = 0
        while done < buffer.count {
            let position = try position(offset, plus: done, operation: "read")
            let count = pread(
                descriptor.number, base + done, min(buffer.count - done, Limits.transferBytesMax), position)
            if count == 0 { break }
            if count > 0 {
                done += count
            } else if errno != EINTR {
                throw SystemIOError(errno: errno, operation: "read", path: path, offset: offset)
            }
        }
        return done
    }

    func write(_ buffer: UnsafeRawBufferPointer, at offset: UInt64) throws(SystemIOError) {
        let descriptor = try opened("write")
        guard let base = buffer.baseAddress else { return }
        var done = 0
        while done < buffer.count {
            let position = try position(offset, plus: done, operation: "write")
            let count = pwrite(
                descriptor.number, base + done, min(buffer.count - done, Limits.transferBytesMax), position)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw SystemIOError(errno: errno, operation: "write", path: path, offset: offset)
            }
        }
    }

    func size() throws(SystemIOError) -> UInt64 {
        let descriptor = try opened("inspect")
        var status = stat()
        guard fstat(descriptor.number, &status) == 0 else {
            throw SystemIOError(errno: errno, operation: "inspect", path: path)
        }
        return UInt64(max(0, status.st_size))
    }

    func sync() throws(SystemIOError) {
        let descriptor = try opened("sync")
        while true {
            #if canImport(Darwin)
                let result = fsync(descriptor.number)
            #else
                let result = fdatasync(descriptor.number)
            #endif
            if result == 0 { return }
            if errno != EINTR { throw SystemIOError(errno: errno, operation: "sync", path: path) }
        }
    }

    func truncate(to size: UInt64) throws(SystemIOError) {
        let descriptor = try opened("truncate")
        let length = try position(size, plus: 0, operation: "truncate")
        while ftruncate(descriptor.number, length) != 0 {
            if errno != EINTR { throw SystemIOError(errno: errno, operation: "truncate", path: path) }
        }
    }

    func close() throws(SystemIOError) {
        descriptor.retire()
    }

    private func opened(_ operation: String) throws(SystemIOError) -> OpenDescriptor {
        guard let open = descriptor.current() else {
            throw SystemIOError(code: .other, operation: operation, path: path, message: "it is closed")
        }
        return open
    }

    private func position(
        _ offset: UInt64, plus done: Int, operation: String
    ) throws(SystemIOError) -> off_t {
        let (sum, overflow) = offset.addingReportingOverflow(UInt64(done))
        guard !overflow, let position = off_t(exactly: sum) else {
            throw SystemIOError(
                code: .other, operation: operation, path: path, offset: offset,
                message: "the position is beyond what a file can hold")
        }
        return position
    }
}

/// A descriptor that closes itself when the last call using it has ended.
final class OpenDescriptor: Sendable {
    let number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        #if canImport(Glibc)
            Glibc.close(number)
        #elseif canImport(Musl)
            Musl.close(number)
        #else
            Darwin.close(number)
        #endif
    }
}

/// Hands out the descriptor until it is retired.
final class DescriptorBox: Sendable {
    private let state: Mutex<OpenDescriptor?>

    init(_ number: Int32) {
        state = Mutex(OpenDescriptor(number))
    }

    func current() -> OpenDescriptor? { state.withLock { $0 } }

    func retire() { state.withLock { $0 = nil } }
}
