/// Lines of a file or pipe, as bytes, with a limit. Shows no prompts.
package final class PipeLineReader: LineReader {
    package let isInteractive = false
    package var completer: Completer?
    package var isComplete: ((String) -> Bool)?
    private let descriptor: Int32
    private let name: String
    private let lineLimit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// Number of the line read last, from 1.
    package private(set) var lineNumber = 0

    /// `name` is what errors call the input. `lineLimit` is in bytes, line end excluded.
    package init(descriptor: Int32, name: String = "standard input", lineLimit: Int = Limits.lineBytesMax) {
        self.descriptor = descriptor
        self.name = name
        self.lineLimit = lineLimit
    }

    /// One line, without its line feed or carriage return and line feed. A last line without one counts too.
    /// After `.lineTooLong` or `.invalidText` the next call goes on with the next line.
    package func readLine(_ prompt: Prompt) throws(TerminalError) -> LineEvent {
        guard let bytes = try readBytes() else { return .endOfInput }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TerminalError(
                .invalidText, "\(name): line \(lineNumber) is not valid UTF-8",
                hint: "pass binary data in a file or in hexadecimal")
        }
        return .line(text)
    }

    /// A password from a pipe: one line, shown to nobody anyway.
    package func readSecret(_ prompt: Prompt) throws(TerminalError) -> SecretEvent {
        try readBytes().map { .secret($0) } ?? .endOfInput
    }

    package func record(_ entry: String) {}

    /// The bytes of the next line; nil at the end.
    package func readBytes() throws(TerminalError) -> [UInt8]? {
        var scanned = start
        var isTooLong = false
        while true {
            if let end = buffer[scanned...].firstIndex(of: 0x0a) {
                let line = buffer[start..<end]
                start = end + 1
                return try finish(line, isTooLong)
            }
            scanned = buffer.count
            // One byte more than the limit, for a carriage return.
            if buffer.count - start > lineLimit + 1 {
                isTooLong = true
                buffer.removeAll(keepingCapacity: true)
                start = 0
                scanned = 0
            }
            if isAtEnd {
                let line = buffer[start...]
                buffer = []
                start = 0
                return line.isEmpty && !isTooLong ? nil : try finish(line, isTooLong)
            }
            try fill(&scanned)
        }
    }

    private func fill(_ scanned: inout Int) throws(TerminalError) {
        if start > 0 {
            buffer.removeSubrange(..<start)
            scanned -= start
            start = 0
        }
        let bytes = try SystemCalls.read(descriptor, count: Limits.outputBufferBytes)
        isAtEnd = bytes.isEmpty
        buffer += bytes
    }

    private func finish(_ line: ArraySlice<UInt8>, _ isTooLong: Bool) throws(TerminalError) -> [UInt8] {
        lineNumber += 1
        let bytes = line.last == 0x0d ? line.dropLast() : line
        guard !isTooLong, bytes.count <= lineLimit else {
            throw TerminalError(
                .lineTooLong, "\(name): line \(lineNumber) is longer than \(lineLimit) bytes",
                hint: "pass long values in a file")
        }
        return Array(bytes)
    }
}
