#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file with a secret: nobody but its owner may be able to read it.
package enum PrivateFile {
    /// Reads the whole file.
    /// - Parameter limit: bytes; a bigger file is refused.
    /// - Throws: `SystemIOError`, also for a file of another user or one that group or others can read.
    package static func contents(of path: String, limit: Int) throws(SystemIOError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemIOError(errno: errno, operation: "open", path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw SystemIOError(errno: errno, operation: "inspect", path: path)
        }
        // A pipe, as the shell makes for <(command), belongs to this process alone.
        let isPipe = status.st_mode & S_IFMT == S_IFIFO
        guard isPipe || status.st_mode & 0o077 == 0 else {
            throw refusal(path, "others can read it; chmod 600 makes it private")
        }
        guard isPipe || status.st_uid == geteuid() || status.st_uid == 0 else {
            throw refusal(path, "it belongs to another user")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(limit + 1, Limits.privateChunkBytes))
        while true {
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemIOError(errno: errno, operation: "read", path: path)
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else {
                throw SystemIOError(
                    code: .tooLarge, operation: "read", path: path,
                    message: "at most \(limit) bytes are accepted")
            }
        }
    }

    private static func refusal(_ path: String, _ problem: String) -> SystemIOError {
        SystemIOError(code: .permissionDenied, operation: "use", path: path, message: problem)
    }
}
