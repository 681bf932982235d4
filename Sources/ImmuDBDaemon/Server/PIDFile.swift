internal import CommandLineKit
internal import Logging
internal import SystemIO

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file that tells which process is the server. Removed at the end.
struct PIDFile: Sendable {
    let path: String
    private let fileSystem: any FileSystem

    /// Writes the number of this process.
    /// - Throws: `CommandFailure` when the process of an existing file is alive, or the file cannot be
    ///   written.
    static func claim(
        _ path: String, fileSystem: any FileSystem = RealFileSystem(), process: Int32 = getpid()
    ) throws(CommandFailure) -> PIDFile {
        let other: Int32?
        do throws(SystemIOError) {
            other = try named(in: path, fileSystem)
        } catch {
            throw CommandFailure(.failure, "pid file \(path) cannot be read: \(error.message)")
        }
        // In a container every start has the same number: its own is no other process.
        if let other, other != process, isAlive(other) {
            throw CommandFailure(
                .failure, "pid file \(path) names process \(other), which is running",
                hint: "stop it, or remove the file if it belongs to another program")
        }
        do throws(SystemIOError) {
            try fileSystem.createDirectories(parentDirectory(of: path), permissions: 0o755)
            try fileSystem.atomicReplace(path, with: Array(String(process).utf8), permissions: 0o644)
        } catch {
            throw CommandFailure(.failure, "pid file \(path) cannot be written: \(error.message)")
        }
        return PIDFile(path: path, fileSystem: fileSystem)
    }

    func remove(log: Logger) {
        do throws(SystemIOError) {
            try fileSystem.removeFile(path)
        } catch {
            log.warning("pid file \(path) cannot be removed: \(error.message)")
        }
    }

    /// The process that a file names; nil when there is no file, or none with a number.
    private static func named(
        in path: String, _ fileSystem: any FileSystem
    ) throws(SystemIOError) -> Int32? {
        guard try fileSystem.kind(of: path) != nil else { return nil }
        let text = String(decoding: try fileSystem.readWhole(path, limit: 64), as: UTF8.self)
        return Int32(text.filter { !$0.isWhitespace })
    }

    /// Signal 0 is not sent, only checked.
    private static func isAlive(_ process: Int32) -> Bool {
        process > 0 && (kill(process, 0) == 0 || errno == EPERM)
    }
}
