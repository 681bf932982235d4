import Synchronization

/// A buffered writer over a file descriptor. A closed reader is an error of its own, never a signal.
///
/// Can be shared between threads; each `write` call stays in one piece.
package final class OutputSink: Sendable {
    /// The descriptor, which stays the owner's.
    package let descriptor: Int32
    private let isBuffered: Bool
    private let buffer = Mutex<[UInt8]>([])

    /// `isBuffered` false: every `write` goes out at once, as for standard error.
    package init(descriptor: Int32, isBuffered: Bool = true) {
        self.descriptor = descriptor
        self.isBuffered = isBuffered
    }

    /// Throws `.brokenPipe` when nobody reads any more, `.writeFailed` for the rest.
    package func write(_ text: String) throws(TerminalError) {
        try write(Array(text.utf8))
    }

    /// Throws `.brokenPipe` when nobody reads any more, `.writeFailed` for the rest.
    package func write(_ bytes: [UInt8]) throws(TerminalError) {
        let descriptor = self.descriptor
        let limit = isBuffered ? Limits.outputBufferBytes : 0
        try buffer.withLock { (pending: inout [UInt8]) throws(TerminalError) in
            pending += bytes
            if pending.count >= limit {
                try Self.send(&pending, descriptor)
            }
        }
    }

    /// A line and its end.
    package func writeLine(_ line: String) throws(TerminalError) {
        try write(line + "\n")
    }

    /// Writes out what is buffered. Call it before the program ends and before someone else writes.
    package func flush() throws(TerminalError) {
        let descriptor = self.descriptor
        try buffer.withLock { (pending: inout [UInt8]) throws(TerminalError) in
            try Self.send(&pending, descriptor)
        }
    }

    private static func send(_ pending: inout [UInt8], _ descriptor: Int32) throws(TerminalError) {
        guard !pending.isEmpty else { return }
        let bytes = pending
        // What failed once is not tried again: half of it may be out.
        pending.removeAll(keepingCapacity: true)
        try SystemCalls.write(descriptor, bytes)
    }
}
