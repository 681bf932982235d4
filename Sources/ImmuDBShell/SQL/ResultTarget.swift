import CommandLineKit
import TerminalUI

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file or program that rows are written to.
@MainActor
final class ResultTarget {
    let sink: OutputSink
    private let feed: ProgramFeed?
    private var isOpen = true

    /// - Parameter text: path of a file, quoted where it needs to be; or `|` and a command of the system.
    convenience init(_ text: String, environment: [String: String]) throws {
        if text.hasPrefix("|") {
            let words = ["/bin/sh", "-c", String(text.dropFirst())]
            self.init(feed: try ProgramFeed(words, environment: environment))
            return
        }
        guard case .words(let words) = WordScanner.scan(ByteText.bytes(of: text)), words.count == 1 else {
            throw CommandFailure(
                .usage, "'\(text)' is not one name of a file", hint: "quote a name with blanks: 'a b.csv'")
        }
        try self.init(path: words[0].bytes)
    }

    private init(feed: ProgramFeed) { (self.feed, sink) = (feed, feed.sink) }

    /// Makes a file anew.
    init(path: [UInt8]) throws(CommandFailure) {
        let descriptor = (path + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { name in
                name.baseAddress.map { open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644) } ?? -1
            }
        }
        guard descriptor >= 0 else {
            let name = String(decoding: path, as: UTF8.self)
            throw CommandFailure(.failure, "\(name) cannot be written: \(String(cString: strerror(errno)))")
        }
        feed = nil
        sink = OutputSink(descriptor: descriptor)
    }

    /// Writes out what is buffered, closes the file or waits for the program.
    func close() throws {
        guard isOpen else { return }
        isOpen = false
        if let feed {
            let status = try feed.finish()
            guard status == 0 else {
                throw CommandFailure(.failure, "the command ended with status \(status)")
            }
            return
        }
        defer { closeDescriptor(sink.descriptor) }
        try sink.flush()
    }
}

private func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
