import CommandLineKit
import TerminalUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that rows are written to.
@MainActor
final class ResultFile {
    let path: String
    let sink: OutputSink
    private var isOpen = true

    /// Makes the file anew.
    init(_ path: String) throws(CommandFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CommandFailure(.failure, "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        self.path = path
        sink = OutputSink(descriptor: descriptor)
    }

    /// Writes out what is buffered and closes the file.
    func close() throws {
        guard isOpen else { return }
        isOpen = false
        defer { closeDescriptor(sink.descriptor) }
        try sink.flush()
    }
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
