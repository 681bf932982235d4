import Synchronization

/// Lets other threads show a line above the prompt while someone types. Notices posted while no line is
/// edited are shown when the next one begins.
package final class NoticePort: Sendable {
    private let pending = Mutex<[String]>([])
    let readEnd: Int32
    let writeEnd: Int32

    init() throws(TerminalError) {
        let ends = try SystemCalls.pipe()
        self.readEnd = ends.read
        self.writeEnd = ends.write
        SystemCalls.setNonBlocking(ends.read)
        SystemCalls.setNonBlocking(ends.write)
    }

    deinit {
        SystemCalls.close(readEnd)
        SystemCalls.close(writeEnd)
    }

    /// Shows `text` soon. Control characters are escaped, line feeds kept; styles are not.
    package func post(_ text: String) {
        pending.withLock { $0.append(TextSanitizer.multiLine.sanitize(text)) }
        SystemCalls.wake(writeEnd)
    }

    var isEmpty: Bool {
        pending.withLock { $0.isEmpty }
    }

    func take() -> [String] {
        pending.withLock { notices in
            defer { notices = [] }
            return notices
        }
    }

    func drainWakes() {
        SystemCalls.drain(readEnd)
    }
}
