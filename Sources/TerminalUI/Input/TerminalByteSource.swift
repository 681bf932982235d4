/// Bytes of a terminal, one at a time: what is not asked for stays with the terminal, for the next program.
struct TerminalByteSource: ByteSource {
    let descriptor: Int32
    /// A pipe whose bytes interrupt waiting; -1: none.
    let wake: Int32

    mutating func next(milliseconds: Int32?) throws(TerminalError) -> ByteEvent {
        // In the middle of a key or a paste nothing else is looked at.
        let wake = milliseconds == nil ? self.wake : -1
        switch try SystemCalls.wait(input: descriptor, wake: wake, milliseconds: milliseconds) {
        case .timeout: return .timeout
        case .wake: return .wake
        case .input: break
        }
        let bytes = try SystemCalls.read(descriptor, count: 1)
        return bytes.first.map { .byte($0) } ?? .end
    }
}
